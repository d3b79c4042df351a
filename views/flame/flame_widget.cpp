// SPDX-License-Identifier: GPL-3.0-or-later
// State and geometry; painting over the picture is in flame_overlays.cpp, mouse and keys are in
// flame_input.cpp and flame_walk.cpp.
#include "views/flame/flame_widget.h"

#include "views/flame/flame_accessible.h"
#include "views/flame/flame_painter.h"
#include "views/flame/flame_source.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QLoggingCategory>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace v8scope {

namespace {

Q_LOGGING_CATEGORY(paintLog, "v8scope.paint.flame", QtWarningMsg)

constexpr double kTickDistance = 90.0;        // logical pixels between labels of the ruler
constexpr double kShareTickDistance = 130.0;  // "12.5 %  1.23 ms" is longer
constexpr std::int64_t kMinimumSpanNs = 1000; // a microsecond fills the width: V8 counts in them

} // namespace

FlameWidget::FlameWidget(QWidget *parent)
    : QAbstractScrollArea(parent),
      m_painter(std::make_unique<FlamePainter>(font(), palette())),
      m_emptyText(tr("No samples in this view"))
{
    installFlameAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Flame chart"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
}

FlameWidget::~FlameWidget() = default;

QSize FlameWidget::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 120, m_painter->logicalRowHeight() * 20};
}

void FlameWidget::setContent(std::shared_ptr<const FlameRows> rows,
                             std::shared_ptr<const FlameSource> source)
{
    const bool sameAxis =
        m_rows && rows && m_rows->begin() == rows->begin() && m_rows->end() == rows->end();
    m_rows = std::move(rows);
    m_source = std::move(source);
    m_current.reset();
    m_hovered.reset();
    m_painter->forgetMatches();
    if (!sameAxis) {
        m_range.reset();
        m_view = FlameViewport(m_rows ? m_rows->begin() : 0, m_rows ? m_rows->end() : 1,
                               boxGeometry().width);
        m_view.setMinimumSpan(m_unit == WeightUnit::Nanoseconds ? kMinimumSpanNs : 1);
    }
    updateScrollBar();
    if (!sameAxis && m_orientation == Orientation::Flame)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    viewChanged();
}

void FlameWidget::setOrientation(Orientation orientation)
{
    if (m_orientation == orientation)
        return;
    m_orientation = orientation;
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->maximum() - bar->value());
    invalidatePicture();
}

void FlameWidget::setAxis(Axis axis, WeightUnit unit)
{
    m_axis = axis;
    m_unit = unit;
    m_view.setMinimumSpan(m_unit == WeightUnit::Nanoseconds ? kMinimumSpanNs : 1);
    viewChanged();
}

void FlameWidget::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void FlameWidget::refreshColors()
{
    m_painter->forgetMatches();
    invalidatePicture();
}

void FlameWidget::refreshMarks()
{
    viewport()->update();
}

void FlameWidget::showRange(std::int64_t begin, std::int64_t end)
{
    m_view.show(begin, end);
    viewChanged();
}

void FlameWidget::fit()
{
    m_view.fit();
    viewChanged();
}

void FlameWidget::setSelectedRange(std::optional<std::pair<std::int64_t, std::int64_t>> range)
{
    m_range = range;
    viewport()->update();
}

std::uint32_t FlameWidget::selectedNode() const
{
    return m_current ? box(*m_current).node : kNoNode;
}

FlameGeometry FlameWidget::geometryOf(const QSize &logicalSize, double scale) const
{
    FlameGeometry g;
    g.scale = scale;
    g.width = std::max(1, qRound(logicalSize.width() * g.scale));
    g.height = std::max(1, qRound(logicalSize.height() * g.scale));
    g.top = qCeil(m_painter->logicalRulerHeight() * g.scale);
    g.rowHeight = std::max(2, qRound(m_painter->logicalRowHeight() * g.scale));
    g.rowCount = m_rows ? static_cast<std::uint32_t>(m_rows->rows.size()) : 0;
    g.rootAtBottom = m_orientation == Orientation::Flame;
    return g;
}

FlameGeometry FlameWidget::boxGeometry() const
{
    FlameGeometry g = geometryOf(viewport()->size(), devicePixelRatioF());
    g.scrollY = verticalScrollBar()->value();
    return g;
}

int FlameWidget::rulerHeight() const
{
    return m_painter->logicalRulerHeight();
}

void FlameWidget::updateScrollBar()
{
    const FlameGeometry g = boxGeometry();
    const int page = std::max(1, g.height - g.top);
    verticalScrollBar()->setRange(0, std::max(0, g.contentHeight() - page));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(g.rowHeight);
}

std::vector<RulerTick> FlameWidget::ticksFor(const FlameViewport &view, double scale) const
{
    if (!m_rows || m_rows->end() <= m_rows->begin())
        return {};
    const double width = view.width() / scale;
    if (m_axis == Axis::Share)
        return shareTicks(view.axisBegin(), view.axisEnd(), view.visibleBegin(), view.visibleEnd(),
                          width, kShareTickDistance, m_unit);
    return positionTicks(view.visibleBegin(), view.visibleEnd(), width, kTickDistance, m_unit);
}

std::int64_t FlameWidget::positionAt(int logicalX) const
{
    return m_view.toPosition(logicalX * devicePixelRatioF());
}

const FlameBox &FlameWidget::box(const FlameBoxRef &ref) const
{
    return m_rows->rows[ref.row][ref.index];
}

QRect FlameWidget::boxRect(const FlameBoxRef &ref) const
{
    const FlameGeometry g = boxGeometry();
    const auto edge = [&](std::int64_t position) {
        return static_cast<int>(
            std::clamp(std::floor(m_view.toPixel(position)), -2.0, g.width + 2.0));
    };
    const int x0 = edge(m_rows->left(box(ref)));
    const int x1 = edge(m_rows->right(box(ref)));
    return {x0, g.rowTop(ref.row), std::max(1, x1 - x0), g.rowHeight - 1};
}

void FlameWidget::invalidatePicture()
{
    m_pictureValid = false;
    viewport()->update();
}

void FlameWidget::viewChanged()
{
    invalidatePicture();
    const std::pair<std::int64_t, std::int64_t> visible{visibleBegin(), visibleEnd()};
    if (m_rows && visible != m_reported) {
        m_reported = visible;
        Q_EMIT visibleRangeChanged(visible.first, visible.second);
    }
}

void FlameWidget::ensurePicture()
{
    const FlameGeometry g = boxGeometry();
    if (m_pictureValid && m_picture.width() == g.width && m_picture.height() == g.height)
        return;
    QElapsedTimer timer;
    timer.start();
    if (m_picture.width() != g.width || m_picture.height() != g.height)
        m_picture = QImage(g.width, g.height, QImage::Format_RGB32);
    m_rects.clear();
    m_pictureValid = true;
    if (!m_rows || !m_source || m_rows->rows.empty()) {
        m_picture.fill(palette().color(QPalette::Base));
        m_picture.setDevicePixelRatio(g.scale);
        return;
    }
    const std::vector<RulerTick> ticks = ticksFor(m_view, g.scale);
    const FlamePainter::Scene scene{*m_rows, *m_source, m_view, g, ticks};
    FlamePainter::collect(scene, m_rects);
    m_painter->paint(m_picture, scene, m_rects);
    qCDebug(paintLog) << m_rects.size() << "rectangles of" << m_rows->boxCount << "boxes in"
                      << timer.nsecsElapsed() / 1000 << "µs";
}

void FlameWidget::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_view.setWidth(boxGeometry().width);
    // The bottom stays where it is if the root is there.
    QScrollBar *bar = verticalScrollBar();
    const int fromEnd = bar->maximum() - bar->value();
    updateScrollBar();
    if (m_orientation == Orientation::Flame)
        bar->setValue(bar->maximum() - fromEnd);
    viewChanged();
}

void FlameWidget::scrollContentsBy(int, int)
{
    invalidatePicture();
}

void FlameWidget::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    const bool look = event->type() == QEvent::FontChange ||
                      event->type() == QEvent::PaletteChange ||
                      event->type() == QEvent::StyleChange;
    if (look && m_painter) {
        m_painter = std::make_unique<FlamePainter>(font(), palette());
        updateScrollBar();
        invalidatePicture();
    }
}

QString FlameWidget::accessibleText() const
{
    if (!m_rows || m_rows->rows.empty())
        return m_emptyText;
    if (!m_current)
        return tr("%n row(s). Press an arrow key to select a box.", nullptr,
                  static_cast<int>(m_rows->rows.size()));
    return m_source->description(box(*m_current).node);
}

} // namespace v8scope
