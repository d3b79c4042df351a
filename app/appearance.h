// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the chosen theme on the application: Fusion with our palette. Qt 6.4 does not tell when the
// system switches between light and dark; "system" means how the desktop was at start.
#pragma once

#include "app/settings/settings.h"
#include "views/common/theme.h"

class QApplication;

namespace v8scope {

class Appearance {
public:
    // Reads the system's palette, so it must be made before any other sets one.
    explicit Appearance(QApplication &application);

    void apply(ThemeChoice choice);
    [[nodiscard]] Theme::Mode mode(ThemeChoice choice) const;

private:
    QApplication &m_application;
    Theme::Mode m_system;
};

} // namespace v8scope
