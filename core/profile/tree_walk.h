// SPDX-License-Identifier: GPL-3.0-or-later
// A walk through a call tree, children in order, without recursion: depth belongs to the file.
#pragma once

#include "core/profile/call_tree.h"

#include <cstdint>
#include <vector>

namespace v8scope {

// Calls enter(node) before and leave(node) after everything below the node, root included. O(n).
template <class Enter, class Leave>
void walkTree(const CallTree &tree, Enter enter, Leave leave)
{
    if (tree.size() == 0)
        return;
    struct Open {
        std::uint32_t node;
        std::uint32_t nextChild; // index into children.values
    };
    std::vector<Open> open;
    open.reserve(tree.maxDepth + 1);
    enter(0);
    open.push_back({0, tree.children.start[0]});
    while (!open.empty()) {
        Open &top = open.back();
        if (top.nextChild == tree.children.start[top.node + 1]) {
            leave(top.node);
            open.pop_back();
            continue;
        }
        const std::uint32_t child = tree.children.values[top.nextChild++];
        enter(child);
        open.push_back({child, tree.children.start[child]});
    }
}

} // namespace v8scope
