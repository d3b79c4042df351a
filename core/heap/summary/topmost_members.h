// SPDX-License-Identifier: GPL-3.0-or-later
// Retained sizes of groups of nodes: of each group those members count that have no other member
// above them in the dominator tree, so that nothing counts twice within a group.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace v8scope {

// groupOf: per node; groupCount or more = in no group. Bytes per group. Worthless if progress was
// cancelled. O(nodes).
[[nodiscard]] std::vector<std::uint64_t> retainedByTopmost(const Heap &heap,
                                                           std::span<const std::uint32_t> groupOf,
                                                           std::size_t groupCount,
                                                           const Progress &progress);

// Of the classes' groups, with only those members that a summary counts (R12): with a size, and
// passing the filter (null = all).
[[nodiscard]] std::vector<std::uint64_t>
retainedByTopmostCounted(const Heap &heap, const NodeSet *passes, const Progress &progress);

} // namespace v8scope
