// SPDX-License-Identifier: GPL-3.0-or-later
// The flame graph: the merged call tree, heaviest first or by name, growing down (icicle) or up.
// GUI thread.
#pragma once

#include "views/profile/flame_view.h"

namespace v8scope {

class FlameGraphView final : public FlameView {
    Q_OBJECT
public:
    FlameGraphView(ProfileSession &session, const ActionRegistry &actions,
                   QWidget *parent = nullptr);

    void setOrder(FlameOrder order);
    [[nodiscard]] FlameOrder order() const { return m_order; }
    void setUpwards(bool upwards); // flames instead of icicles
    [[nodiscard]] bool isUpwards() const;

protected:
    [[nodiscard]] Layout layout() const override;

private:
    FlameOrder m_order = FlameOrder::LeftHeavy;
};

} // namespace v8scope
