// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/flame_graph_view.h"

#include "views/flame/flame_widget.h"
#include "views/profile/profile_session.h"

namespace v8scope {

FlameGraphView::FlameGraphView(ProfileSession &session, const ActionRegistry &actions,
                               QWidget *parent)
    : FlameView(session, actions, parent)
{
    addFlame();
    flame().setAxis(FlameWidget::Axis::Share, session.view()->tree->unit);
    flame().setAccessibleName(tr("Flame graph"));
    // A part of the merged tree's width is no range of time.
    connect(&flame(), &FlameWidget::rangeSelected, this,
            [this] { flame().setSelectedRange(std::nullopt); });
}

void FlameGraphView::setOrder(FlameOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    invalidate();
}

void FlameGraphView::setUpwards(bool upwards)
{
    flame().setOrientation(upwards ? FlameWidget::Orientation::Flame
                                   : FlameWidget::Orientation::Icicle);
}

bool FlameGraphView::isUpwards() const
{
    return flame().orientation() == FlameWidget::Orientation::Flame;
}

FlameView::Layout FlameGraphView::layout() const
{
    return [order = m_order](const ProfileView &view, Progress &progress) {
        return layoutFlameGraph(*view.tree, view, order, progress);
    };
}

} // namespace v8scope
