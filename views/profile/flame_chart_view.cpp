// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/flame_chart_view.h"

#include "views/common/background.h"
#include "views/flame/flame_widget.h"
#include "views/flame/overview_strip.h"
#include "views/profile/profile_session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <vector>

namespace v8scope {

namespace {

constexpr std::uint32_t kStripColumns = 2000;

std::vector<Category> categoriesOfNodes(const ResolvedProfile &base)
{
    const FunctionCategories functions(*base.profile);
    const CallTree &tree = *base.tree;
    std::vector<Category> result(tree.size(), Category::Unknown);
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        const FunctionId f = tree.function[node];
        const bool isOfFile = f.isValid() && f.value < base.profile->functions.size();
        result[node] =
            isOfFile ? functions.of(f, tree.system[node]) : categoryOf({}, {}, tree.system[node]);
    }
    return result;
}

WeightUnit axisUnit(const ResolvedProfile &base)
{
    return base.profile->kind == ProfileKind::SampledAllocations ? WeightUnit::Bytes
                                                                 : WeightUnit::Nanoseconds;
}

} // namespace

FlameChartView::FlameChartView(ProfileSession &session, const ActionRegistry &actions,
                               QWidget *parent)
    : FlameView(session, actions, parent),
      m_overviewRow(new QHBoxLayout),
      m_overview(new OverviewStrip(this))
{
    m_overviewRow->addWidget(m_overview);
    column().addLayout(m_overviewRow);
    addFlame();
    flame().viewport()->installEventFilter(this);
    flame().setAxis(FlameWidget::Axis::Position, axisUnit(session.base()));
    flame().setAccessibleName(tr("Flame chart"));
    m_overview->setAccessibleName(tr("Activity over the whole recording"));
    QWidget::setTabOrder(m_overview, &flame());
    connectRanges();
}

bool FlameChartView::isPossible(const ResolvedProfile &base)
{
    return base.timeline.count() > 0;
}

void FlameChartView::connectRanges()
{
    connect(&flame(), &FlameWidget::rangeSelected, this,
            [this](std::int64_t begin, std::int64_t end) {
                // The view that follows shows nothing but the range: no need to mark it.
                flame().setSelectedRange(std::nullopt);
                session().setRange(filter::Range{begin, end});
            });
    connect(&flame(), &FlameWidget::rangeCleared, this,
            [this] { session().setRange(std::nullopt); });
    connect(&flame(), &FlameWidget::visibleRangeChanged, m_overview,
            &OverviewStrip::setVisibleRange);
    connect(m_overview, &OverviewStrip::visibleRangeChanged, &flame(), &FlameWidget::showRange);
    connect(&session(), &ProfileSession::filtersChanged, this, &FlameChartView::showCommittedRange);
}

bool FlameChartView::eventFilter(QObject *watched, QEvent *event)
{
    // The strip is as wide as the boxes, without the scroll bar: same time, same place.
    if (watched == flame().viewport() && event->type() == QEvent::Resize) {
        const QRect boxes = flame().viewport()->geometry();
        m_overviewRow->setContentsMargins(boxes.left(), 0, flame().width() - boxes.right() - 1, 0);
    }
    return FlameView::eventFilter(watched, event);
}

FlameView::Layout FlameChartView::layout() const
{
    return [](const ProfileView &view, Progress &progress) {
        return layoutFlameChart(view, progress);
    };
}

void FlameChartView::rowsShown()
{
    updateOverview();
    showCommittedRange();
    m_overview->setVisibleRange(flame().visibleBegin(), flame().visibleEnd());
}

void FlameChartView::showCommittedRange()
{
    const std::optional<filter::Range> range = session().range();
    if (range)
        m_overview->setCommittedRange(OverviewStrip::Range{range->begin, range->end});
    else
        m_overview->setCommittedRange(std::nullopt);
}

void FlameChartView::updateOverview()
{
    const std::shared_ptr<const ResolvedProfile> base = session().view()->base;
    if (m_overviewBase == base.get())
        return;
    m_overviewBase = base.get();
    session().background().run(
        this, QStringLiteral("overview"), tr("Drawing the overview"),
        [this, base](Progress &progress) -> Background::Deliver {
            auto strip =
                activityStrip(base->timeline, categoriesOfNodes(*base), kStripColumns, progress);
            if (!strip)
                return {};
            return [this, base, shown = std::move(*strip)] {
                m_overview->setActivity(shown, axisUnit(*base));
                m_overview->setVisibleRange(flame().visibleBegin(), flame().visibleEnd());
                showCommittedRange();
            };
        });
}

} // namespace v8scope
