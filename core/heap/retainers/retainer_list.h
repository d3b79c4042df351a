// SPDX-License-Identifier: GPL-3.0-or-later
// The retainers of a node as the retainers pane lists them (R17), with nodes ignored.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace v8scope {

// What changes when nodes are ignored: distances and edges that hold nothing on their own.
struct IgnoredRetainers {
    NodeSet nodes;
    Column<std::int32_t> distances; // as DevTools shows them; kIgnoredDistance added where cut off
    EdgeSet edges;                  // that count as unreachable
};
// O(nodes + edges).
[[nodiscard]] std::shared_ptr<const IgnoredRetainers>
ignoreRetainers(const Heap &heap, const std::vector<HeapNode> &nodes, const Progress &progress);

struct Retainer {
    std::uint32_t edge = 0;
    HeapNode from;
    std::int32_t distance = kNoDistance;
    bool isIgnored = false; // greyed: reached only through ignored nodes, or never
};
// Without weak edges and those from the root; by distance, name, position. ignored may be null.
[[nodiscard]] std::vector<Retainer> listRetainers(const Heap &heap, HeapNode node,
                                                  const IgnoredRetainers *ignored);

// What a node refers to (containment, R20): by retained size of the target, then edge name,
// __proto__ last. Weak edges included, as DevTools shows them.
struct ContainedEdge {
    std::uint32_t edge = 0;
    HeapNode to;
};
[[nodiscard]] std::vector<ContainedEdge> listContained(const Heap &heap, HeapNode node);

} // namespace v8scope
