// SPDX-License-Identifier: GPL-3.0-or-later
// Incoming edges of every node, as source nodes in file order of the edges. An edge's own number is
// found by looking through its source's edges: four bytes an edge instead of eight.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/heap/snapshot/node_set.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace v8scope {

struct RetainerIndex {
    static constexpr std::uint32_t kEssential = 1u << 31; // set in a source word
    static constexpr std::uint32_t kSource = kEssential - 1;

    Column<std::uint32_t> first;   // nodes + 1
    Column<std::uint32_t> sources; // one word an edge

    [[nodiscard]] std::span<const std::uint32_t> of(HeapNode n) const
    {
        // Rows of a mapped file that was cut short end in zeros: then the row is empty.
        const std::uint32_t begin = first[n.value];
        return {sources.data() + begin, sources.data() + std::max(begin, first[n.value + 1])};
    }
};

// O(nodes + edges), on several cores.
[[nodiscard]] RetainerIndex buildRetainerIndex(const HeapSnapshot &snapshot,
                                               const EdgeSet &essential, const Progress &progress);

// The numbers of a node's incoming edges, in file order. O(edges of all its sources).
[[nodiscard]] std::vector<std::uint32_t>
incomingEdges(const HeapSnapshot &snapshot, const RetainerIndex &retainers, HeapNode node);

} // namespace v8scope
