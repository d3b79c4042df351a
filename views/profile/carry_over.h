// SPDX-License-Identifier: GPL-3.0-or-later
// Finds again, in the tree of another view, what was selected in the tree before. Pure functions.
#pragma once

#include "core/profile/call_tree.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace v8scope {

// A frame of a stack as both trees know it.
struct PathStep {
    FunctionId function;
    SystemKind system = SystemKind::None;
    bool operator==(const PathStep &) const = default;
};
using FunctionPath = std::vector<PathStep>;

// From the frame below the root to node; empty for the root.
[[nodiscard]] FunctionPath pathOf(const CallTree &tree, std::uint32_t node);

// The node that path leads to. Frames the tree lacks are skipped, because filters remove frames
// from the front (focus) and from within (merge, hide); the last frame must be there. The root for
// an empty path. O(path · children).
[[nodiscard]] std::optional<std::uint32_t> findPath(const CallTree &tree, const FunctionPath &path);

} // namespace v8scope
