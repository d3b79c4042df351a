// SPDX-License-Identifier: GPL-3.0-or-later
// The choice of what boxes are coloured by, with an action for each way. GUI thread.
#pragma once

#include "views/profile/profile_flame_source.h"

#include <QList>
#include <QWidget>

class QAction;
class QComboBox;

namespace v8scope {

class ActionRegistry;

class ColorChoice : public QWidget {
    Q_OBJECT
public:
    explicit ColorChoice(ActionRegistry &actions, QWidget *parent = nullptr);

    [[nodiscard]] ColorMode mode() const;
    void setMode(ColorMode mode);
    [[nodiscard]] QString modeId() const; // "package": stable
    void setModeId(const QString &id);    // unknown: nothing changes

Q_SIGNALS:
    void modeChanged();

private:
    QComboBox *m_box;
};

} // namespace v8scope
