// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and tool tips of a FlameWidget. Habits: DevTools and speedscope (ux.md), both wheel modes.
#include "views/flame/flame_painter.h"
#include "views/flame/flame_source.h"
#include "views/flame/flame_widget.h"

#include "views/common/formats.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace v8scope {

namespace {

constexpr double kZoomPerNotch = 1.25;
constexpr double kPanPerNotch = 0.1; // of the width
constexpr int kRowsPerNotch = 3;

} // namespace

const FlameRect *FlameWidget::rectAt(const QPoint &pos)
{
    const FlameGeometry g = boxGeometry();
    const int x = static_cast<int>(pos.x() * g.scale);
    const auto row = g.rowAt(static_cast<int>(pos.y() * g.scale));
    if (!row)
        return nullptr;
    ensurePicture();
    // Rows ascend in m_rects, x within a row.
    const auto it = std::partition_point(m_rects.begin(), m_rects.end(), [&](const FlameRect &r) {
        return r.row < *row || (r.row == *row && r.x + r.width <= x);
    });
    return it != m_rects.end() && it->row == *row && it->x <= x ? &*it : nullptr;
}

std::optional<FlameBoxRef> FlameWidget::boxRefAt(const QPoint &pos)
{
    const FlameRect *rect = rectAt(pos);
    if (!rect)
        return std::nullopt;
    if (rect->count == 1)
        return FlameBoxRef{rect->row, rect->first};
    const std::size_t first = rect->first;
    return FlameBoxRef{rect->row,
                       m_rows->summaryOf(rect->row, first, first + rect->count).heaviest};
}

std::uint32_t FlameWidget::nodeAt(const QPoint &pos)
{
    const FlameRect *rect = rectAt(pos);
    return rect ? rect->node : kNoNode;
}

void FlameWidget::setHovered(std::optional<FlameBoxRef> ref)
{
    if (ref == m_hovered)
        return;
    const auto nodeOf = [this](const std::optional<FlameBoxRef> &r) {
        return r ? box(*r).node : kNoNode;
    };
    const std::uint32_t before = nodeOf(m_hovered);
    m_hovered = ref;
    viewport()->update();
    if (nodeOf(m_hovered) != before)
        Q_EMIT nodeHovered(nodeOf(m_hovered));
}

void FlameWidget::mousePressEvent(QMouseEvent *event)
{
    m_drag = {};
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    if (event->button() == Qt::LeftButton) {
        if (const auto mark = timeMarkAt(event->pos())) {
            m_marks.erase(m_marks.begin() + static_cast<std::ptrdiff_t>(*mark));
            viewport()->update();
            return;
        }
    }
    m_drag.start = m_drag.last = event->pos();
    m_drag.anchor = positionAt(event->pos().x());
    const bool range =
        event->button() == Qt::LeftButton &&
        (event->modifiers().testFlag(Qt::ShiftModifier) || event->pos().y() < rulerHeight());
    m_drag.mode = range ? DragMode::Range : DragMode::Pending;
}

void FlameWidget::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->pos();
    const QPoint moved = event->pos() - m_drag.start;
    if (m_drag.mode == DragMode::Pending &&
        moved.manhattanLength() >= QApplication::startDragDistance()) {
        m_drag.mode = DragMode::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
        setHovered(std::nullopt);
    }
    switch (m_drag.mode) {
    case DragMode::None: setHovered(boxRefAt(event->pos())); break;
    case DragMode::Pending: break;
    case DragMode::Pan: {
        const QPoint step = event->pos() - m_drag.last;
        panBy(-step.x());
        scrollRows(-step.y());
        break;
    }
    case DragMode::Range: {
        const std::int64_t at = positionAt(event->pos().x());
        m_range = std::minmax(m_drag.anchor, at);
        viewport()->update();
        break;
    }
    }
    m_drag.last = event->pos();
}

void FlameWidget::mouseReleaseEvent(QMouseEvent *event)
{
    const DragMode mode = m_drag.mode;
    m_drag = {};
    viewport()->unsetCursor();
    if (mode == DragMode::Range) {
        finishRangeDrag();
    } else if (mode == DragMode::Pending && event->button() == Qt::LeftButton) {
        setCurrent(boxRefAt(event->pos()));
        Q_EMIT nodeSelected(selectedNode());
    }
}

void FlameWidget::finishRangeDrag()
{
    if (m_range && m_range->second > m_range->first) {
        Q_EMIT rangeSelected(m_range->first, m_range->second);
    } else if (m_range) {
        m_range.reset();
        viewport()->update();
        Q_EMIT rangeCleared();
    }
}

void FlameWidget::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    // The release that follows must not count as a click beside what was zoomed to.
    m_drag = {};
    const auto ref = boxRefAt(event->pos());
    if (!ref) {
        fit();
        return;
    }
    setCurrent(ref);
    zoomToBox(*ref);
    Q_EMIT nodeActivated(box(*ref).node);
}

void FlameWidget::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const QPointF notches = QPointF(event->angleDelta()) / 120.0;
    const Qt::KeyboardModifiers keys = event->modifiers();
    const bool zoom = keys.testFlag(Qt::ControlModifier) ||
                      (m_wheelMode == WheelMode::Zoom && !keys.testFlag(Qt::ShiftModifier) &&
                       !qFuzzyIsNull(notches.y()));
    if (zoom) {
        zoomBy(event->position().x(), std::pow(kZoomPerNotch, notches.y()));
        return;
    }
    const bool shiftPans = m_wheelMode == WheelMode::Scroll && keys.testFlag(Qt::ShiftModifier);
    const double horizontal = shiftPans ? notches.x() + notches.y() : notches.x();
    const double vertical = shiftPans ? 0.0 : notches.y();
    if (!qFuzzyIsNull(horizontal))
        panBy(-horizontal * viewport()->width() * kPanPerNotch);
    if (!qFuzzyIsNull(vertical))
        scrollRows(qRound(-vertical * kRowsPerNotch * m_painter->logicalRowHeight()));
}

void FlameWidget::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const auto ref = boxRefAt(viewport()->mapFromGlobal(event->globalPos()));
        if (ref && ref != m_current) {
            setCurrent(ref);
            Q_EMIT nodeSelected(selectedNode());
        }
        Q_EMIT contextMenuRequested(ref ? box(*ref).node : kNoNode, event->globalPos());
        return;
    }
    QPoint at = viewport()->rect().center();
    if (m_current) {
        const QRect device = boxRect(*m_current);
        at = QPoint(
            std::clamp(qRound(device.center().x() / devicePixelRatioF()), 0, viewport()->width()),
            qRound(device.bottom() / devicePixelRatioF()));
    }
    Q_EMIT contextMenuRequested(selectedNode(), viewport()->mapToGlobal(at));
}

bool FlameWidget::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showToolTip(help->pos(), help->globalPos());
        return true;
    }
    if (event->type() == QEvent::Leave) {
        m_mouse = {-1, -1};
        setHovered(std::nullopt);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FlameWidget::showToolTip(const QPoint &pos, const QPoint &globalPos)
{
    const FlameRect *rect = rectAt(pos);
    if (!rect) {
        QToolTip::hideText();
        return;
    }
    QString text = m_source->toolTip(rect->node);
    if (rect->count > 1) {
        const std::size_t first = rect->first;
        const FlameRunSummary run = m_rows->summaryOf(rect->row, first, first + rect->count);
        text += QStringLiteral("<p><i>%1</i></p>")
                    .arg(tr("The widest of +%1 narrow boxes here, %2 in all. Zoom in to tell them "
                            "apart.")
                             .arg(formatCount(rect->count), formatWeight(run.weight, m_unit)));
    } else if (m_axis == Axis::Position) {
        const FlameBox &b = m_rows->rows[rect->row][rect->first];
        text += QStringLiteral("<p>%1</p>")
                    .arg(tr("This call: %1, from %2")
                             .arg(formatWeight(m_rows->right(b) - m_rows->left(b), m_unit),
                                  formatWeight(m_rows->left(b), m_unit)));
    }
    QToolTip::showText(globalPos, text, viewport());
}

void FlameWidget::panBy(double logicalPx)
{
    m_view.panPixels(std::llround(logicalPx * devicePixelRatioF()));
    viewChanged();
}

void FlameWidget::scrollRows(int logicalPx)
{
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + qRound(logicalPx * devicePixelRatioF()));
}

void FlameWidget::zoomBy(double logicalX, double factor)
{
    m_view.zoomAt(logicalX * devicePixelRatioF(), factor);
    viewChanged();
}

std::optional<std::size_t> FlameWidget::timeMarkAt(const QPoint &pos) const
{
    for (std::size_t i = m_marks.size(); i-- > 0;) {
        const double x = m_view.toPixel(m_marks[i]) / devicePixelRatioF();
        if (x >= 0 && x < viewport()->width() && timeMarkLabel(m_marks[i]).contains(pos))
            return i;
    }
    return std::nullopt;
}

} // namespace v8scope
