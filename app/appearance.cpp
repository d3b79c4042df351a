// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

#include "views/common/look_style.h"

#include <QApplication>

namespace v8scope {

Appearance::Appearance(QApplication &application)
    : m_application(application), m_system(Theme::of(application.palette()).mode())
{
    QApplication::setStyle(new LookStyle); // the application owns it
}

Theme::Mode Appearance::mode(ThemeChoice choice) const
{
    switch (choice) {
    case ThemeChoice::Light: return Theme::Mode::Light;
    case ThemeChoice::Dark: return Theme::Mode::Dark;
    case ThemeChoice::System: break;
    }
    return m_system;
}

void Appearance::apply(ThemeChoice choice)
{
    m_application.setPalette(Theme(mode(choice)).palette());
}

} // namespace v8scope
