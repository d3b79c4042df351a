// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the selected function or call: filters made from it, places to see it,
// copying it. Registered once per panel; enabled as the selection allows. GUI thread.
#pragma once

#include "views/profile/profile_exports.h"

#include <functional>

namespace v8scope {

class ActionRegistry;
class ProfileSession;

// What the actions need of the panel around them.
struct ItemActionTargets {
    std::function<void()> showCallers;
    std::function<void()> showInChart;
    std::function<void()> showInGraph;
    std::function<void()> showInTree;
    std::function<void()> showSource;
    std::function<void()> openInEditor;
    std::function<void()> copyStack;
    std::function<void(SubtreeFormat)> copySubtree;
    bool hasChart = true;
};

void registerItemActions(ActionRegistry &actions, ProfileSession &session,
                         const ItemActionTargets &targets);

// The stack of the selected call (or of the heaviest call of the function) to the clipboard.
void copySelectedStack(const ProfileSession &session);
// Hands the place of the selected function, 1-based, to an editor.
void openSelectionInEditor(
    const ProfileSession &session,
    const std::function<void(const QString &url, int line, int column)> &open);

// Selects the leaf of the heaviest way down from the selected call, or from the top.
void selectHottestLeaf(ProfileSession &session);

} // namespace v8scope
