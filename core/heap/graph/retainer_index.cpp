// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/retainer_index.h"

#include "core/base/prefetch.h"

#include <cstdint>

namespace v8scope {

namespace {

// Edges ahead of which the target's place, and then the place in its run, are asked for.
constexpr std::uint32_t kFar = 32;
constexpr std::uint32_t kNear = 16;

// Turns counts per node into where the node's run ends; the last entry is the count of all.
void sumUp(std::uint32_t *first, std::uint32_t nodes)
{
    std::uint32_t sum = 0;
    for (std::uint32_t n = 0; n < nodes; ++n) {
        sum += first[n];
        first[n] = sum;
    }
    first[nodes] = sum;
}

} // namespace

RetainerIndex buildRetainerIndex(const HeapSnapshot &snapshot, const EdgeSet &essential,
                                 const Progress &progress)
{
    RetainerIndex index;
    index.first = Column<std::uint32_t>(std::size_t{snapshot.nodeCount} + 1);
    index.sources = Column<std::uint32_t>(snapshot.edgeCount);
    std::uint32_t *const first = index.first.mutableData();
    std::uint32_t *const sources = index.sources.mutableData();
    const std::uint32_t *const edgeTo = snapshot.edgeTo.data();
    for (std::uint32_t edge = 0; edge < snapshot.edgeCount; ++edge) {
        if (edge % Progress::kPollInterval == 0 && progress.isCancelled())
            return index;
        if (edge + kFar < snapshot.edgeCount)
            prefetchForWriting(first + edgeTo[edge + kFar]);
        ++first[edgeTo[edge]];
    }
    sumUp(first, snapshot.nodeCount);
    // Backwards: the end of each run moves down to its start, and runs keep the file's order.
    for (std::uint32_t node = snapshot.nodeCount; node-- > 0;) {
        if (node % Progress::kPollInterval == 0 && progress.isCancelled())
            return index;
        const std::uint32_t begin = snapshot.firstEdge[node];
        for (std::uint32_t edge = snapshot.firstEdge[node + 1]; edge-- > begin;) {
            if (edge >= kFar) {
                prefetchForWriting(first + edgeTo[edge - kFar]);
                prefetchForWriting(sources + first[edgeTo[edge - kNear]] - 1);
            }
            const std::uint32_t mark = essential.has(edge) ? RetainerIndex::kEssential : 0;
            sources[--first[edgeTo[edge]]] = node | mark;
        }
    }
    return index;
}

std::vector<std::uint32_t> incomingEdges(const HeapSnapshot &snapshot,
                                         const RetainerIndex &retainers, HeapNode node)
{
    std::vector<std::uint32_t> edges;
    HeapNode last;
    for (const std::uint32_t word : retainers.of(node)) {
        // Edges of one source stand together.
        const HeapNode source(word & RetainerIndex::kSource);
        if (source == last)
            continue;
        last = source;
        const std::uint32_t end = snapshot.edgesEnd(source);
        for (std::uint32_t edge = snapshot.edgesBegin(source); edge < end; ++edge) {
            if (snapshot.edgeTo[edge] == node.value)
                edges.push_back(edge);
        }
    }
    return edges;
}

} // namespace v8scope
