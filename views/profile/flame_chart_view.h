// SPDX-License-Identifier: GPL-3.0-or-later
// The flame chart: frames over time (or over bytes allocated), below a strip of activity over the
// whole recording. Shift+drag restricts all views to a range. GUI thread.
#pragma once

#include "core/layout/activity_strip.h"
#include "views/profile/flame_view.h"

class QHBoxLayout;

namespace v8scope {

class OverviewStrip;

class FlameChartView final : public FlameView {
    Q_OBJECT
public:
    FlameChartView(ProfileSession &session, const ActionRegistry &actions,
                   QWidget *parent = nullptr);

    // Whether a profile has what a chart needs: samples in order.
    [[nodiscard]] static bool isPossible(const ResolvedProfile &base);
    [[nodiscard]] OverviewStrip &overview() const { return *m_overview; }

protected:
    [[nodiscard]] Layout layout() const override;
    void rowsShown() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectRanges();
    void updateOverview();
    void showCommittedRange();

    QHBoxLayout *m_overviewRow;
    OverviewStrip *m_overview;
    const ResolvedProfile *m_overviewBase = nullptr; // what the strip was made of
};

} // namespace v8scope
