// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/cell_delegate.h"

#include "views/common/cell_roles.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QTreeView>

#include <algorithm>

namespace v8scope {

namespace {

constexpr int kPad = 5;

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

void paintArrow(QPainter &painter, const QRect &zone, bool open, const QColor &colour)
{
    const qreal side = zone.width() * 0.26;
    const QPointF c = QRectF(zone).center();
    QPolygonF arrow;
    if (open)
        arrow << QPointF(c.x() - side, c.y() - side / 2) << QPointF(c.x(), c.y() + side / 2)
              << QPointF(c.x() + side, c.y() - side / 2);
    else
        arrow << QPointF(c.x() - side / 2, c.y() - side) << QPointF(c.x() + side / 2, c.y())
              << QPointF(c.x() - side / 2, c.y() + side);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(arrow);
}

void paintFlame(QPainter &painter, const QRectF &box, const QColor &colour)
{
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    QPainterPath flame(at(0.55, 0.0));
    flame.cubicTo(at(0.6, 0.25), at(0.95, 0.4), at(0.92, 0.68));
    flame.cubicTo(at(0.9, 0.9), at(0.72, 1.0), at(0.5, 1.0));
    flame.cubicTo(at(0.25, 1.0), at(0.08, 0.86), at(0.08, 0.64));
    flame.cubicTo(at(0.08, 0.48), at(0.18, 0.38), at(0.26, 0.28));
    flame.cubicTo(at(0.28, 0.4), at(0.34, 0.46), at(0.42, 0.48));
    flame.cubicTo(at(0.38, 0.3), at(0.42, 0.12), at(0.55, 0.0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPath(flame);
}

QColor textColour(const QStyleOptionViewItem &option)
{
    const auto group =
        option.state.testFlag(QStyle::State_Enabled)
            ? (option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive)
            : QPalette::Disabled;
    return option.palette.color(group,
                                isSelected(option) ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace

CellDelegate::CellDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

int CellDelegate::arrowWidth(const QFontMetrics &metrics)
{
    return metrics.height();
}

int CellDelegate::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + 6;
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, rowHeight(option.fontMetrics)};
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);

    const Theme theme = Theme::of(cell.palette);
    painter->save();
    painter->setClipRect(cell.rect);
    paintMarks(*painter, cell, index, theme);
    const int left = paintLead(*painter, cell, index, theme);
    paintText(*painter, cell, index, theme, left);
    painter->restore();
}

void CellDelegate::paintMarks(QPainter &painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index, const Theme &theme) const
{
    if (!isSelected(option) && index.data(HoverRole).toBool()) {
        QColor tint = theme.hover();
        tint.setAlpha(40);
        painter.fillRect(option.rect, tint);
    }
    const QVariant share = index.data(ShareRole);
    if (!share.isValid())
        return;
    const double part = std::clamp(share.toDouble(), 0.0, 1.0);
    QRectF bar = QRectF(option.rect).adjusted(2, 2, -2, -2);
    bar.setWidth(part > 0 ? std::max(1.0, bar.width() * part) : 0.0);
    QColor fill = theme.barFill();
    if (isSelected(option)) {
        fill = textColour(option);
        fill.setAlpha(70);
    }
    painter.fillRect(bar, fill);
}

int CellDelegate::paintLead(QPainter &painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index, const Theme &theme) const
{
    int left = option.rect.left();
    painter.setRenderHint(QPainter::Antialiasing);
    if (index.column() == 0 && qobject_cast<const QTreeView *>(option.widget)) {
        const int width = arrowWidth(option.fontMetrics);
        const QRect zone(left, option.rect.top(), width, option.rect.height());
        if (option.state.testFlag(QStyle::State_Children))
            paintArrow(painter, zone, option.state.testFlag(QStyle::State_Open),
                       isSelected(option) ? textColour(option) : theme.mutedText());
        left += width;
    } else {
        left += kPad;
    }
    const QVariant swatch = index.data(SwatchRole);
    if (swatch.isValid()) {
        const int side = option.fontMetrics.ascent() - 2;
        const QRectF square(left + 0.5, option.rect.center().y() - side / 2 + 0.5, side, side);
        painter.setPen(QPen(textColour(option), 0.5));
        painter.setBrush(swatch.value<QColor>());
        painter.drawRoundedRect(square, 2, 2);
        left += side + kPad;
    }
    if (index.data(HotRole).toBool()) {
        const int side = option.fontMetrics.ascent();
        paintFlame(painter,
                   QRectF(left, option.rect.center().y() - side / 2.0 + 0.5, side * 0.85, side),
                   isSelected(option) ? textColour(option) : theme.hotMark());
        left += side + 2;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    return left;
}

void CellDelegate::paintText(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index, const Theme &theme, int left) const
{
    const QRect area(left, option.rect.top(), option.rect.right() - kPad - left,
                     option.rect.height());
    if (area.width() <= 0 || option.text.isEmpty())
        return;
    const auto mode = index.data(ElideMiddleRole).toBool() ? Qt::ElideMiddle : Qt::ElideRight;
    const QString text = option.fontMetrics.elidedText(option.text, mode, area.width());
    QColor colour = textColour(option);
    const bool right = option.displayAlignment.testFlag(Qt::AlignRight);
    if (index.data(MatchRole).toBool()) {
        const QColor mark = theme.searchMatch();
        const int width = std::min(area.width(), option.fontMetrics.horizontalAdvance(text)) + 4;
        painter.fillRect(QRect(area.left() - 2, area.top() + 2, width, area.height() - 4), mark);
        colour = theme.textOn(mark);
    } else if (index.data(MoreRole).toBool() && !isSelected(option)) {
        colour = theme.mutedText();
    }
    painter.setFont(option.font);
    painter.setPen(colour);
    painter.drawText(area, int(right ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignVCenter),
                     text);
}

} // namespace v8scope
