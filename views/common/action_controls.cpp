// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/action_controls.h"

#include "views/common/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QToolButton>

namespace v8scope {

namespace {

// In Fusion's dark look the empty box can hardly be told from the window: it is filled here.
class VisibleCheckBox final : public QCheckBox {
public:
    using QCheckBox::QCheckBox;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        const Theme theme = Theme::of(option.palette);
        if (theme.isDark())
            option.palette.setColor(QPalette::Base, theme.controlFill());
        painter.drawControl(QStyle::CE_CheckBox, option);
    }
};

} // namespace

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
    auto *box = new VisibleCheckBox(action->iconText(), parent);
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
