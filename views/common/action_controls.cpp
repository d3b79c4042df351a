// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/action_controls.h"

#include <QAction>
#include <QCheckBox>
#include <QToolButton>

namespace v8scope {

QToolButton *toolButtonFor(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(action->icon().isNull() ? Qt::ToolButtonTextOnly
                                                       : Qt::ToolButtonIconOnly);
    button->setAccessibleName(action->text().remove(QLatin1Char('&')));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QCheckBox *checkBoxFor(QAction *action, QWidget *parent)
{
    auto *box = new QCheckBox(action->iconText(), parent);
    box->setToolTip(action->toolTip());
    box->setAccessibleName(action->text().remove(QLatin1Char('&')));
    box->setFocusPolicy(Qt::TabFocus);
    const auto follow = [box, action] {
        box->setChecked(action->isChecked());
        box->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, box, follow);
    QObject::connect(box, &QCheckBox::toggled, action, &QAction::setChecked);
    follow();
    return box;
}

} // namespace v8scope
