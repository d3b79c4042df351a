// SPDX-License-Identifier: GPL-3.0-or-later
// What is painted over the cached picture of a FlameWidget: hover, selection, range, marks, focus.
#include "views/flame/flame_painter.h"
#include "views/flame/flame_source.h"
#include "views/flame/flame_widget.h"

#include "views/common/formats.h"

#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace v8scope {

namespace {

constexpr int kFocusFrame = 2; // logical pixels

void paintFrame(QPainter &painter, const QRect &rect, int width, const QColor &color)
{
    const QRect r = rect;
    if (r.width() <= 2 * width || r.height() <= 2 * width) {
        painter.fillRect(r, color);
        return;
    }
    painter.fillRect(r.left(), r.top(), r.width(), width, color);
    painter.fillRect(r.left(), r.bottom() - width + 1, r.width(), width, color);
    painter.fillRect(r.left(), r.top(), width, r.height(), color);
    painter.fillRect(r.right() - width + 1, r.top(), width, r.height(), color);
}

// A text on a plate, e.g. the length of a range; at is the middle of its upper edge.
void paintPlate(QPainter &painter, const QPointF &at, const QString &text, const QPalette &palette,
                double areaWidth)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const double width = metrics.horizontalAdvance(text) + 10;
    const double x = std::clamp(at.x() - width / 2, 2.0, std::max(2.0, areaWidth - width - 2));
    const QRectF plate(std::round(x), std::round(at.y()), width, metrics.height() + 4);
    painter.fillRect(plate, palette.color(QPalette::Highlight));
    painter.setPen(palette.color(QPalette::HighlightedText));
    painter.drawText(plate, Qt::AlignCenter, text);
}

} // namespace

void FlameWidget::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event);
    ensurePicture();
    QPainter painter(viewport());
    painter.drawImage(0, 0, m_picture);
    if (!m_rows || m_rows->rows.empty() || !m_source) {
        painter.setPen(m_painter->theme().mutedText());
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    } else {
        paintOverlays(painter);
    }
    if (hasFocus())
        paintFrame(painter, viewport()->rect(), kFocusFrame, palette().color(QPalette::Highlight));
}

void FlameWidget::paintOverlays(QPainter &painter)
{
    const FlameGeometry g = boxGeometry();
    const Theme &theme = m_painter->theme();
    painter.save();
    painter.setClipRect(
        QRectF(0, g.top / g.scale, g.width / g.scale, (g.height - g.top) / g.scale));
    painter.scale(1.0 / g.scale, 1.0 / g.scale);
    const int line = std::max(1, qRound(g.scale));
    for (const FlameRect &rect : m_rects) {
        const FlameMark mark = m_source->mark(rect.node);
        if (mark == FlameMark::None)
            continue;
        const QColor color = mark == FlameMark::Highlighted ? theme.selection() : theme.hover();
        paintFrame(painter,
                   QRect(rect.x, g.rowTop(rect.row),
                         rect.width - (rect.count == 1 && rect.width > kFlameMergePx ? 1 : 0),
                         g.rowHeight - 1),
                   line, color);
    }
    if (m_hovered)
        paintOutline(painter, *m_hovered, theme.hover(), line);
    if (m_current)
        paintOutline(painter, *m_current, theme.selection(), 2 * line);
    painter.restore();
    paintRange(painter);
    paintTimeMarks(painter);
}

void FlameWidget::paintOutline(QPainter &painter, const FlameBoxRef &ref, const QColor &color,
                               int width) const
{
    QRect rect = boxRect(ref);
    if (rect.width() > kFlameMergePx)
        rect.adjust(0, 0, -1, 0);
    paintFrame(painter, rect, width, color);
}

void FlameWidget::paintRange(QPainter &painter) const
{
    if (!m_range)
        return;
    const double scale = devicePixelRatioF();
    const double width = viewport()->width();
    const double x0 = std::clamp(m_view.toPixel(m_range->first) / scale, -2.0, width + 2);
    const double x1 = std::clamp(m_view.toPixel(m_range->second) / scale, -2.0, width + 2);
    QColor tint = palette().color(QPalette::Highlight);
    const QColor edge = tint;
    tint.setAlpha(60);
    const QRectF area(x0, 0, std::max(1.0, x1 - x0), viewport()->height());
    painter.fillRect(area, tint);
    painter.fillRect(QRectF(x0, 0, 1, area.height()), edge);
    painter.fillRect(QRectF(x1 - 1, 0, 1, area.height()), edge);
    paintPlate(painter, QPointF((std::max(x0, 0.0) + std::min(x1, width)) / 2, rulerHeight() + 2),
               rangeText(*m_range), palette(), width);
}

QString FlameWidget::rangeText(const std::pair<std::int64_t, std::int64_t> &range) const
{
    const QString length = formatWeight(range.second - range.first, m_unit);
    if (m_axis == Axis::Position || !m_rows || m_rows->end() <= m_rows->begin())
        return length;
    return QStringLiteral("%1 (%2)").arg(
        length, formatPercent(static_cast<double>(range.second - range.first) /
                              static_cast<double>(m_rows->end() - m_rows->begin())));
}

QString FlameWidget::timeMarkText(std::int64_t mark) const
{
    return positionLabel(mark, 1.0 / m_view.pixelsPerUnit(), m_unit);
}

QRectF FlameWidget::timeMarkLabel(std::int64_t mark) const
{
    const double x = std::floor(m_view.toPixel(mark)) / devicePixelRatioF();
    const double width = fontMetrics().horizontalAdvance(timeMarkText(mark)) + 8;
    const double left = std::clamp(x, 0.0, std::max(0.0, viewport()->width() - width));
    return {left, 0, width, static_cast<double>(rulerHeight() - 1)};
}

void FlameWidget::paintTimeMarks(QPainter &painter) const
{
    const Theme &theme = m_painter->theme();
    for (const std::int64_t mark : m_marks) {
        const double x = std::floor(m_view.toPixel(mark)) / devicePixelRatioF();
        if (x < 0 || x >= viewport()->width())
            continue;
        const QRectF label = timeMarkLabel(mark);
        painter.fillRect(QRectF(x, 0, 1, viewport()->height()), theme.hotMark());
        painter.fillRect(label, theme.hotMark());
        painter.setPen(theme.textOn(theme.hotMark()));
        painter.drawText(label, Qt::AlignCenter, timeMarkText(mark));
    }
}

} // namespace v8scope
