// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of flame chart and flame graph as actions, so that menus, palette and the list of keys
// know them. The widget itself acts on its keys while it has the focus. GUI thread.
#pragma once

#include <functional>

namespace v8scope {

class ActionRegistry;
class FlameWidget;

// current: the flame widget that is shown; nullptr: another view is.
void registerFlameKeys(ActionRegistry &actions, const std::function<FlameWidget *()> &current);

} // namespace v8scope
