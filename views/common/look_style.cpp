// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/look_style.h"

#include "views/common/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace v8scope {

namespace {

void drawTick(QPainter &painter, const QRectF &box, const QColor &color)
{
    painter.setPen(QPen(color, box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
    };
    const QPointF tick[] = {at(0.24, 0.52), at(0.42, 0.70), at(0.76, 0.30)};
    painter.drawPolyline(tick, 3);
}

void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const Theme theme = Theme::of(option.palette);
    const bool isChecked = option.state & QStyle::State_On;
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isUnderMouse = isEnabled && (option.state & QStyle::State_MouseOver);
    const QColor outline = isEnabled ? theme.mutedText() : option.palette.color(QPalette::Mid);
    const QColor filled = isEnabled ? option.palette.color(QPalette::Highlight) : outline;
    const int side = qMin(option.rect.width(), option.rect.height());
    QRectF box(0, 0, side - 1, side - 1);
    box.moveCenter(QRectF(option.rect).center());

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isUnderMouse ? theme.hover() : outline, 1));
    painter.setBrush(isChecked ? filled : option.palette.color(QPalette::Base));
    painter.drawRoundedRect(box, 2, 2);
    if (isChecked)
        drawTick(painter, box, option.palette.color(QPalette::HighlightedText));
    painter.restore();
}

} // namespace

LookStyle::LookStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void LookStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                              QPainter *painter, const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox && !(option->state & State_NoChange))
        drawCheckBox(*option, *painter);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace v8scope
