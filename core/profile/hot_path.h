// SPDX-License-Identifier: GPL-3.0-or-later
// The heaviest way down a call tree, and which nodes are hot.
#pragma once

#include "core/profile/call_tree.h"

#include <cstdint>
#include <vector>

namespace v8scope {

// Share of the whole from which on a path is marked as hot (ux.md).
inline constexpr double kHotShare = 0.05;

// From start (exclusive) down: always the heaviest child, until a node's self weight is more than
// any child's total, or nothing below it has weight. Ties go to the lower node number. O(children
// of the nodes on the path).
[[nodiscard]] std::vector<std::uint32_t> hottestPath(const CallTree &tree, std::uint32_t start = 0);

} // namespace v8scope
