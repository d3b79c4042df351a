// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of a FlameWidget: zoom and pan, walking from box to box, the selected box and its search.
#include "views/flame/flame_painter.h"
#include "views/flame/flame_source.h"
#include "views/flame/flame_widget.h"

#include <QAccessible>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace v8scope {

namespace {

constexpr double kZoomStep = 1.5;
constexpr double kFastZoomStep = 3.0;
constexpr double kPanStep = 0.15; // of the width
constexpr double kFastPanStep = 0.5;
constexpr int kMarkHitPx = 4;

// Keys of one letter that belong to the picture while it has the focus, whatever shortcuts of one
// letter the window has.
bool isOwnKey(int key)
{
    static constexpr std::array<int, 18> kKeys = {
        Qt::Key_W,    Qt::Key_S,     Qt::Key_A,      Qt::Key_D,      Qt::Key_M,    Qt::Key_0,
        Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Equal,  Qt::Key_Escape, Qt::Key_Up,   Qt::Key_Down,
        Qt::Key_Left, Qt::Key_Right, Qt::Key_Return, Qt::Key_Enter,  Qt::Key_Home, Qt::Key_End};
    return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

} // namespace

bool FlameWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto others = key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
        if (!others && isOwnKey(key->key())) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void FlameWidget::keyPressEvent(QKeyEvent *event)
{
    const auto others = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (others || !m_rows || m_rows->rows.empty() || !m_source) {
        if (event->key() == Qt::Key_Escape && !others)
            Q_EMIT resetRequested();
        else
            event->ignore();
        return;
    }
    if (!handleNavigationKey(event) && !handleWalkKey(event))
        event->ignore();
}

bool FlameWidget::handleNavigationKey(QKeyEvent *event)
{
    const bool fast = event->modifiers().testFlag(Qt::ShiftModifier);
    const double zoom = fast ? kFastZoomStep : kZoomStep;
    const double pan = viewport()->width() * (fast ? kFastPanStep : kPanStep);
    QScrollBar *bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_W:
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(zoomAnchor(), zoom); return true;
    case Qt::Key_S:
    case Qt::Key_Minus: zoomBy(zoomAnchor(), 1.0 / zoom); return true;
    case Qt::Key_A: panBy(-pan); return true;
    case Qt::Key_D: panBy(pan); return true;
    case Qt::Key_0: fit(); return true;
    case Qt::Key_M: toggleTimeMark(); return true;
    case Qt::Key_PageUp: bar->triggerAction(QAbstractSlider::SliderPageStepSub); return true;
    case Qt::Key_PageDown: bar->triggerAction(QAbstractSlider::SliderPageStepAdd); return true;
    case Qt::Key_Escape: handleEscape(); return true;
    default: return false;
    }
}

bool FlameWidget::handleWalkKey(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool arrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down ||
                       event->key() == Qt::Key_Left || event->key() == Qt::Key_Right ||
                       event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    if (arrow && !m_current) {
        if (const auto first = firstVisibleBox())
            moveSelection(*first, false);
        return true;
    }
    if (!m_current)
        return false;
    const FlameBoxRef at = *m_current;
    const std::size_t last = m_rows->rows[at.row].size() - 1;
    const bool upIsParent = m_orientation == Orientation::Icicle;
    std::optional<FlameBoxRef> next;
    switch (event->key()) {
    case Qt::Key_Up: next = upIsParent ? parentOf(at) : widestChildOf(at); break;
    case Qt::Key_Down: next = upIsParent ? widestChildOf(at) : parentOf(at); break;
    case Qt::Key_Left: next = FlameBoxRef{at.row, at.index > 0 ? at.index - 1 : 0}; break;
    case Qt::Key_Right: next = FlameBoxRef{at.row, std::min(at.index + 1, last)}; break;
    case Qt::Key_Home: next = FlameBoxRef{at.row, 0}; break;
    case Qt::Key_End: next = FlameBoxRef{at.row, last}; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        zoomToBox(at);
        Q_EMIT nodeActivated(box(at).node);
        return true;
    default: return false;
    }
    if (next && *next != at)
        moveSelection(*next, shift && next->row == at.row);
    return true;
}

void FlameWidget::handleEscape()
{
    if (m_range) {
        m_range.reset();
        viewport()->update();
        Q_EMIT rangeCleared();
    } else if (!m_view.isFit()) {
        fit();
    } else {
        Q_EMIT resetRequested();
    }
}

double FlameWidget::zoomAnchor() const
{
    if (viewport()->rect().contains(m_mouse))
        return m_mouse.x();
    if (m_current) {
        const QRect rect = boxRect(*m_current);
        const double middle = rect.center().x() / devicePixelRatioF();
        if (middle >= 0 && middle < viewport()->width())
            return middle;
    }
    return viewport()->width() / 2.0;
}

std::optional<FlameBoxRef> FlameWidget::parentOf(const FlameBoxRef &ref) const
{
    if (ref.row == 0)
        return std::nullopt;
    return FlameBoxRef{ref.row - 1, m_rows->firstEndingAfter(ref.row - 1, m_rows->left(box(ref)))};
}

std::optional<FlameBoxRef> FlameWidget::widestChildOf(const FlameBoxRef &ref) const
{
    const std::uint32_t row = ref.row + 1;
    if (row >= m_rows->rows.size())
        return std::nullopt;
    const std::vector<FlameBox> &boxes = m_rows->rows[row];
    const std::size_t first = m_rows->firstEndingAfter(row, m_rows->left(box(ref)));
    const auto end = std::partition_point(
        boxes.begin() + static_cast<std::ptrdiff_t>(first), boxes.end(),
        [&](const FlameBox &b) { return m_rows->left(b) < m_rows->right(box(ref)); });
    const auto last = static_cast<std::size_t>(end - boxes.begin());
    if (first == last)
        return std::nullopt;
    return FlameBoxRef{row, m_rows->summaryOf(row, first, last).heaviest};
}

std::optional<FlameBoxRef> FlameWidget::firstVisibleBox() const
{
    const std::vector<FlameBox> &boxes = m_rows->rows.front();
    const std::size_t index = m_rows->firstEndingAfter(0, visibleBegin());
    if (boxes.empty())
        return std::nullopt;
    return FlameBoxRef{0, std::min(index, boxes.size() - 1)};
}

void FlameWidget::setCurrent(std::optional<FlameBoxRef> ref)
{
    if (ref == m_current)
        return;
    m_current = ref;
    if (ref)
        m_rangeAnchor = {m_rows->left(box(*ref)), m_rows->right(box(*ref))};
    viewport()->update();
    QAccessibleValueChangeEvent changed(this, accessibleText());
    QAccessible::updateAccessibility(&changed);
}

void FlameWidget::moveSelection(const FlameBoxRef &ref, bool extendRange)
{
    const auto anchor = m_rangeAnchor;
    setCurrent(ref);
    revealSelection();
    if (extendRange) {
        m_rangeAnchor = anchor;
        m_range = {std::min(anchor.first, m_rows->left(box(ref))),
                   std::max(anchor.second, m_rows->right(box(ref)))};
        Q_EMIT rangeSelected(m_range->first, m_range->second);
    }
    Q_EMIT nodeSelected(selectedNode());
}

void FlameWidget::revealSelection()
{
    if (!m_current)
        return;
    m_view.reveal(m_rows->left(box(*m_current)), m_rows->right(box(*m_current)));
    const FlameGeometry g = boxGeometry();
    const int rowTop = g.rowTop(m_current->row);
    QScrollBar *bar = verticalScrollBar();
    if (rowTop < g.top)
        bar->setValue(bar->value() - (g.top - rowTop));
    else if (rowTop + g.rowHeight > g.height)
        bar->setValue(bar->value() + rowTop + g.rowHeight - g.height);
    viewChanged();
}

void FlameWidget::zoomToBox(const FlameBoxRef &ref)
{
    m_view.show(m_rows->left(box(ref)), m_rows->right(box(ref)));
    viewChanged();
}

std::optional<FlameBoxRef> FlameWidget::boxOfNode(std::uint32_t node) const
{
    if (!m_rows || !m_source || node == kNoNode)
        return std::nullopt;
    const std::uint32_t row = m_source->row(node);
    if (row >= m_rows->rows.size())
        return std::nullopt;
    const std::vector<FlameBox> &boxes = m_rows->rows[row];
    const std::int64_t begin = visibleBegin();
    const std::int64_t end = visibleEnd();
    std::optional<FlameBoxRef> best;
    std::pair<bool, std::int64_t> bestRank{false, -1};
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].node != node)
            continue;
        const std::int64_t left = m_rows->left(boxes[i]);
        const std::int64_t right = m_rows->right(boxes[i]);
        const std::pair<bool, std::int64_t> rank{left < end && right > begin, right - left};
        if (rank > bestRank) {
            bestRank = rank;
            best = FlameBoxRef{row, i};
        }
    }
    return best;
}

void FlameWidget::setSelectedNode(std::uint32_t node)
{
    if (m_current && box(*m_current).node == node)
        return;
    setCurrent(boxOfNode(node));
}

void FlameWidget::selectBoxAt(std::uint32_t node, std::int64_t position)
{
    if (!m_rows || !m_source || node == kNoNode || m_source->row(node) >= m_rows->rows.size())
        return;
    const std::uint32_t row = m_source->row(node);
    const std::vector<FlameBox> &boxes = m_rows->rows[row];
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const bool holds = m_rows->left(boxes[i]) <= position && position < m_rows->right(boxes[i]);
        if (boxes[i].node == node && holds) {
            setCurrent(FlameBoxRef{row, i});
            return;
        }
    }
}

void FlameWidget::zoomToNode(std::uint32_t node)
{
    if (const auto ref = boxOfNode(node)) {
        setCurrent(ref);
        zoomToBox(*ref);
        revealSelection();
    }
}

bool FlameWidget::selectNextMatch(bool forward)
{
    if (!m_rows || !m_source || m_rows->rows.empty())
        return false;
    // Reading order: row by row, from left to right, round the ends.
    FlameBoxRef at = m_current.value_or(FlameBoxRef{0, 0});
    bool first = !m_current;
    for (std::uint64_t step = 0; step <= m_rows->boxCount; ++step) {
        if (!first)
            at = neighbourInReadingOrder(at, forward);
        first = false;
        if (m_source->match(box(at).node) == FlameMatch::Match) {
            moveSelection(at, false);
            return true;
        }
    }
    return false;
}

FlameBoxRef FlameWidget::neighbourInReadingOrder(const FlameBoxRef &ref, bool forward) const
{
    const auto rowCount = static_cast<std::uint32_t>(m_rows->rows.size());
    if (forward) {
        if (ref.index + 1 < m_rows->rows[ref.row].size())
            return {ref.row, ref.index + 1};
        return {(ref.row + 1) % rowCount, 0};
    }
    if (ref.index > 0)
        return {ref.row, ref.index - 1};
    const std::uint32_t row = (ref.row + rowCount - 1) % rowCount;
    return {row, m_rows->rows[row].size() - 1};
}

void FlameWidget::toggleTimeMark()
{
    if (m_axis != Axis::Position)
        return;
    std::int64_t at = positionAt(qRound(zoomAnchor()));
    if (!viewport()->rect().contains(m_mouse) && m_current)
        at = m_rows->left(box(*m_current));
    const double reach = kMarkHitPx * devicePixelRatioF() / m_view.pixelsPerUnit();
    const auto near = std::find_if(m_marks.begin(), m_marks.end(), [&](std::int64_t mark) {
        return static_cast<double>(std::abs(mark - at)) <= reach;
    });
    if (near != m_marks.end())
        m_marks.erase(near);
    else
        m_marks.push_back(at);
    viewport()->update();
}

void FlameWidget::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void FlameWidget::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace v8scope
