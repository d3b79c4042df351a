// SPDX-License-Identifier: GPL-3.0-or-later
// Immediate dominators over essential edges (R10) and retained sizes (R11).
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/base/wide_column.h"
#include "core/heap/graph/depth_first.h"
#include "core/heap/graph/essential_edges.h"
#include "core/heap/graph/retainer_index.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <span>

namespace v8scope {

struct DominatorTree {
    Column<std::uint32_t> dominator; // per node; the root dominates itself
    Column<std::uint32_t> order;     // all nodes, each behind its dominator
};

// Semi-NCA: O(edges · log nodes) at worst, near linear also on long chains; no recursion. tree is
// what walkDepthFirst() made of the same edges. Empty if cancelled.
[[nodiscard]] DominatorTree computeDominators(const HeapSnapshot &snapshot,
                                              const EdgeSet &essential,
                                              const RetainerIndex &retainers, DepthFirstTree tree,
                                              const Progress &progress);

// Own size plus that of everything a node dominates, in bytes. O(nodes).
[[nodiscard]] Column<std::uint64_t> computeRetainedSizes(const DominatorTree &tree,
                                                         const WideColumn &selfSize);

// Children in the dominator tree, ascending; the root is nobody's child.
struct DominatedNodes {
    Column<std::uint32_t> first; // nodes + 1
    Column<std::uint32_t> nodes;

    [[nodiscard]] std::span<const std::uint32_t> of(HeapNode n) const
    {
        return {nodes.data() + first[n.value], nodes.data() + first[n.value + 1]};
    }
};
[[nodiscard]] DominatedNodes collectDominated(const Column<std::uint32_t> &dominator,
                                              HeapNode root);

} // namespace v8scope
