// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers/retainer_list.h"

#include "core/heap/retainers/name_order.h"

#include <cstddef>
#include <span>

namespace v8scope {

namespace {

// DevTools sorts what was never reached behind everything else.
std::int32_t shownDistance(const Heap &heap, HeapNode from, std::uint32_t edge,
                           const IgnoredRetainers *ignored)
{
    if (!ignored) {
        const std::int32_t distance = heap.distance(from);
        return distance == kNoDistance ? kIgnoredDistance : distance;
    }
    return ignored->edges.has(edge) ? kIgnoredDistance : ignored->distances[from.value];
}

} // namespace

std::vector<Retainer> listRetainers(const Heap &heap, HeapNode node,
                                    const IgnoredRetainers *ignored)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const std::span<const std::uint32_t> sources = heap.retainers.of(node);
    const std::vector<std::uint32_t> edges = incomingEdges(snapshot, heap.retainers, node);
    std::vector<Retainer> result;
    result.reserve(edges.size());
    for (std::size_t i = edges.size(); i-- > 0;) { // DevTools' positions run against the file
        const HeapNode from(sources[i] & RetainerIndex::kSource);
        if (from == snapshot.root || snapshot.edgeKind(edges[i]) == EdgeKind::Weak)
            continue;
        const std::int32_t distance = shownDistance(heap, from, edges[i], ignored);
        result.push_back({edges[i], from, distance, distance >= kIgnoredDistance});
    }
    sortWithNames(
        result, [](const Retainer &a, const Retainer &b) { return a.distance < b.distance; },
        [&](std::span<const Retainer> tied) {
            std::vector<HeapNode> nodes;
            nodes.reserve(tied.size());
            for (const Retainer &retainer : tied)
                nodes.push_back(retainer.from);
            return rankDisplayNames(snapshot, heap.flags, nodes);
        });
    return result;
}

std::vector<ContainedEdge> listContained(const Heap &heap, HeapNode node)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    std::vector<ContainedEdge> result;
    result.reserve(snapshot.edgesEnd(node) - snapshot.edgesBegin(node));
    for (std::uint32_t edge = snapshot.edgesBegin(node); edge < snapshot.edgesEnd(node); ++edge)
        result.push_back({edge, HeapNode(snapshot.edgeTo[edge])});
    sortWithNames(
        result,
        [&](const ContainedEdge &a, const ContainedEdge &b) {
            return heap.retainedSize(a.to) > heap.retainedSize(b.to);
        },
        [&](std::span<const ContainedEdge> tied) {
            std::vector<std::uint32_t> edges;
            edges.reserve(tied.size());
            for (const ContainedEdge &row : tied)
                edges.push_back(row.edge);
            return rankEdgeNames(snapshot, edges);
        });
    return result;
}

} // namespace v8scope
