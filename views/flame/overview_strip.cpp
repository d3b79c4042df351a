// SPDX-License-Identifier: GPL-3.0-or-later
// State and input; painting is in overview_paint.cpp.
#include "views/flame/overview_strip.h"

#include "views/common/formats.h"
#include "views/flame/flame_accessible.h"

#include <QAccessible>
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace v8scope {

namespace {

constexpr int kGripPx = 5; // how near an edge must be to be held
constexpr double kZoomPerNotch = 1.25;
constexpr double kKeyStep = 0.1; // of the brush
constexpr double kMinBrushPx = 2.0;
constexpr int kLines = 4; // height in lines of text

} // namespace

OverviewStrip::OverviewStrip(QWidget *parent) : QWidget(parent)
{
    installFlameAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Overview"));
}

QSize OverviewStrip::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 100, fontMetrics().height() * kLines};
}

QSize OverviewStrip::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, fontMetrics().height() * kLines};
}

void OverviewStrip::setActivity(std::shared_ptr<const ActivityStrip> activity, WeightUnit unit)
{
    const bool sameAxis = m_activity && activity && m_activity->begin == activity->begin &&
                          m_activity->end == activity->end;
    m_activity = std::move(activity);
    m_unit = unit;
    if (!sameAxis)
        m_visible = {axisBegin(), axisEnd()};
    m_picture = {};
    update();
}

void OverviewStrip::setVisibleRange(std::int64_t begin, std::int64_t end)
{
    m_visible = {std::clamp(begin, axisBegin(), axisEnd()),
                 std::clamp(end, axisBegin(), axisEnd())};
    update();
}

void OverviewStrip::setCommittedRange(std::optional<Range> range)
{
    m_committed = range;
    update();
}

QString OverviewStrip::accessibleText() const
{
    if (isEmpty())
        return tr("No samples");
    return tr("Visible: %1 to %2 of %3")
        .arg(formatWeight(m_visible.first, m_unit), formatWeight(m_visible.second, m_unit),
             formatWeight(axisEnd(), m_unit));
}

double OverviewStrip::toPixel(std::int64_t position) const
{
    if (isEmpty())
        return 0.0;
    return static_cast<double>(position - axisBegin()) * width() /
           static_cast<double>(axisEnd() - axisBegin());
}

std::int64_t OverviewStrip::toPosition(double px) const
{
    const double share = std::clamp(px / std::max(1, width()), 0.0, 1.0);
    return axisBegin() + std::llround(share * static_cast<double>(axisEnd() - axisBegin()));
}

std::int64_t OverviewStrip::minimumSpan() const
{
    return std::max<std::int64_t>(1, std::llround(static_cast<double>(axisEnd() - axisBegin()) /
                                                  std::max(1, width()) * kMinBrushPx));
}

OverviewStrip::Grip OverviewStrip::gripAt(const QPoint &pos) const
{
    if (isEmpty())
        return Grip::None;
    const double left = toPixel(m_visible.first);
    const double right = toPixel(m_visible.second);
    // A brush over everything has its handles at the borders; the one nearer to the mouse counts.
    const double toLeft = std::abs(pos.x() - left);
    const double toRight = std::abs(pos.x() - right);
    if (std::min(toLeft, toRight) <= kGripPx)
        return toLeft <= toRight ? Grip::Left : Grip::Right;
    const bool everything = m_visible.first <= axisBegin() && m_visible.second >= axisEnd();
    if (pos.x() > left && pos.x() < right && !everything)
        return Grip::Inside;
    return Grip::New;
}

void OverviewStrip::updateCursor(Grip grip)
{
    switch (grip) {
    case Grip::Left:
    case Grip::Right: setCursor(Qt::SizeHorCursor); break;
    case Grip::Inside:
        setCursor(m_grip == Grip::Inside ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
        break;
    case Grip::New: setCursor(Qt::CrossCursor); break;
    case Grip::None: unsetCursor(); break;
    }
}

void OverviewStrip::change(std::int64_t begin, std::int64_t end)
{
    const std::int64_t span = std::clamp(end - begin, std::int64_t{1}, axisEnd() - axisBegin());
    const std::int64_t first = std::clamp(begin, axisBegin(), axisEnd() - span);
    if (m_visible == Range{first, first + span})
        return;
    m_visible = {first, first + span};
    update();
    QAccessibleValueChangeEvent changed(this, accessibleText());
    QAccessible::updateAccessibility(&changed);
    Q_EMIT visibleRangeChanged(m_visible.first, m_visible.second);
}

void OverviewStrip::zoomBrush(std::int64_t around, double factor)
{
    const auto before = static_cast<double>(m_visible.second - m_visible.first);
    const double span = std::clamp(before * factor, static_cast<double>(minimumSpan()),
                                   static_cast<double>(axisEnd() - axisBegin()));
    const double share = static_cast<double>(around - m_visible.first) / std::max(1.0, before);
    const std::int64_t begin = around - std::llround(share * span);
    change(begin, begin + std::llround(span));
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || isEmpty())
        return;
    m_grip = gripAt(event->pos());
    m_dragAnchor = toPosition(event->pos().x());
    m_dragRange = m_visible;
    updateCursor(m_grip);
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grip == Grip::None)
        updateCursor(gripAt(event->pos()));
    else
        dragTo(event->pos().x());
}

void OverviewStrip::dragTo(int x)
{
    const std::int64_t at = toPosition(x);
    const std::int64_t least = minimumSpan();
    switch (m_grip) {
    case Grip::None: break;
    case Grip::Left: change(std::min(at, m_dragRange.second - least), m_dragRange.second); break;
    case Grip::Right: change(m_dragRange.first, std::max(at, m_dragRange.first + least)); break;
    case Grip::Inside: {
        const std::int64_t moved = at - m_dragAnchor;
        change(m_dragRange.first + moved, m_dragRange.second + moved);
        break;
    }
    case Grip::New: {
        const auto [first, last] = std::minmax(m_dragAnchor, at);
        if (last - first >= least)
            change(first, last);
        break;
    }
    }
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent *event)
{
    // A click beside the brush moves it there.
    if (m_grip == Grip::New && m_visible == m_dragRange) {
        const std::int64_t half = (m_visible.second - m_visible.first) / 2;
        change(m_dragAnchor - half, m_dragAnchor - half + 2 * half);
    }
    m_grip = Grip::None;
    updateCursor(gripAt(event->pos()));
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grip = Grip::None;
    change(axisBegin(), axisEnd());
}

void OverviewStrip::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const QPoint delta = event->angleDelta();
    if (isEmpty())
        return;
    if (event->modifiers().testFlag(Qt::ShiftModifier) || delta.y() == 0) {
        const auto span = static_cast<double>(m_visible.second - m_visible.first);
        const std::int64_t step = std::llround(-(delta.x() + delta.y()) / 120.0 * span * kKeyStep);
        change(m_visible.first + step, m_visible.second + step);
        return;
    }
    zoomBrush(toPosition(event->position().x()), std::pow(kZoomPerNotch, -delta.y() / 120.0));
}

// Arrows move the brush, with Shift its right edge; + and - make it narrower and wider.
void OverviewStrip::keyPressEvent(QKeyEvent *event)
{
    const auto span = static_cast<double>(m_visible.second - m_visible.first);
    const std::int64_t step = std::max<std::int64_t>(1, std::llround(span * kKeyStep));
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const std::int64_t middle = m_visible.first + (m_visible.second - m_visible.first) / 2;
    if (isEmpty()) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        if (shift)
            change(m_visible.first,
                   std::max(m_visible.second - step, m_visible.first + minimumSpan()));
        else
            change(m_visible.first - step, m_visible.second - step);
        break;
    case Qt::Key_Right:
        if (shift)
            change(m_visible.first, std::min(m_visible.second + step, axisEnd()));
        else
            change(m_visible.first + step, m_visible.second + step);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Up:
    case Qt::Key_W: zoomBrush(middle, 1.0 / kZoomPerNotch); break;
    case Qt::Key_Minus:
    case Qt::Key_Down:
    case Qt::Key_S: zoomBrush(middle, kZoomPerNotch); break;
    case Qt::Key_Home: change(axisBegin(), axisBegin() + m_visible.second - m_visible.first); break;
    case Qt::Key_End: change(axisEnd() - (m_visible.second - m_visible.first), axisEnd()); break;
    case Qt::Key_0: change(axisBegin(), axisEnd()); break;
    default: event->ignore();
    }
}

bool OverviewStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const double perPixel = static_cast<double>(axisEnd() - axisBegin()) / std::max(1, width());
        const double from = static_cast<double>(axisBegin()) + (help->pos().x() - 2) * perPixel;
        const auto column = m_activity->mean(from, from + 5 * perPixel);
        QString text =
            QStringLiteral("<b>%1</b>").arg(formatWeight(toPosition(help->pos().x()), m_unit));
        for (int i = 0; i < kCategoryCount; ++i) {
            const float part = column[static_cast<std::size_t>(i)];
            if (part < 0.005f)
                continue;
            const std::string_view name = categoryName(static_cast<Category>(i));
            text += QStringLiteral("<br>%1: %2")
                        .arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))
                                 .toHtmlEscaped(),
                             formatPercent(static_cast<double>(part)));
        }
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void OverviewStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_picture = {};
        updateGeometry();
        update();
    }
}

void OverviewStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_picture = {};
}

void OverviewStrip::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (m_grip == Grip::None)
        unsetCursor();
}

} // namespace v8scope
