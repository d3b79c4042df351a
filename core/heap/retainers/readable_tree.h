// SPDX-License-Identifier: GPL-3.0-or-later
// The readable paths (PathEdges::UserMeaningful) to all nodes at once, as a tree.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <vector>

namespace v8scope {

struct ReadableTree {
    static constexpr std::uint32_t kNoEdge = 0xffffffff;

    Column<std::uint32_t> edgeTo; // per node: the edge it is reached by; kNoEdge for the root and
                                  // for what is not reached
    std::vector<std::uint32_t> order; // nodes reached, each behind the one it is reached from
};
// O(nodes + edges).
[[nodiscard]] ReadableTree buildReadableTree(const HeapSnapshot &snapshot,
                                             const Progress &progress);

} // namespace v8scope
