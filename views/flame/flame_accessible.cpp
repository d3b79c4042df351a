// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_accessible.h"

#include "views/flame/flame_widget.h"
#include "views/flame/overview_strip.h"

#include <QAccessibleWidget>

namespace v8scope {

namespace {

template <class Widget>
class PictureInterface : public QAccessibleWidget {
public:
    explicit PictureInterface(Widget *widget)
        : QAccessibleWidget(widget, QAccessible::Graphic), m_widget(widget)
    {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value || kind == QAccessible::Description)
            return m_widget->accessibleText();
        return QAccessibleWidget::text(kind);
    }

private:
    Widget *m_widget;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *flame = qobject_cast<FlameWidget *>(object))
        return new PictureInterface<FlameWidget>(flame);
    if (auto *strip = qobject_cast<OverviewStrip *>(object))
        return new PictureInterface<OverviewStrip>(strip);
    return nullptr;
}

} // namespace

void installFlameAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace v8scope
