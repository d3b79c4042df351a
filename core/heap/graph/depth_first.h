// SPDX-License-Identifier: GPL-3.0-or-later
// A depth-first walk over essential edges: the spanning tree that dominators are computed on.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/graph/retainer_index.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/heap/snapshot/node_set.h"

#include <cstdint>

namespace v8scope {

struct DepthFirstTree {
    std::uint32_t count = 0;      // nodes reached
    Column<std::uint32_t> number; // per node: 1 for the root, 2, 3 … in the order of the walk;
                                  // 0 = not reached
    Column<std::uint32_t> order;  // node of number i + 1
    Column<std::uint32_t> parent; // number of the parent, by number; 0 for the root
};

// From the root. No recursion; O(nodes + edges).
[[nodiscard]] DepthFirstTree walkDepthFirst(const HeapSnapshot &snapshot, const EdgeSet &essential,
                                            const Progress &progress);
// Goes on with the nodes that were not reached and that no essential edge leads to, as children of
// the root (R10).
void walkOrphans(DepthFirstTree &tree, const HeapSnapshot &snapshot, const EdgeSet &essential,
                 const RetainerIndex &retainers, const Progress &progress);

} // namespace v8scope
