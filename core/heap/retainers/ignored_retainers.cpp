// SPDX-License-Identifier: GPL-3.0-or-later
// What ignoring nodes does to the retainers pane (R17).
#include "core/base/parallel.h"
#include "core/heap/retainers/retainer_list.h"

#include <algorithm>
#include <cstddef>

namespace v8scope {

namespace {

constexpr std::size_t kWordBits = 64;
constexpr std::size_t kGrain = 1u << 10;

// A value of a WeakMap and the pair that both edges of its entry share.
constexpr std::uint64_t entryOf(std::uint32_t target, std::uint32_t pair)
{
    return std::uint64_t{target} << 32 | pair;
}

const EphemeronName *ephemeronOf(const HeapSnapshot &snapshot, std::uint32_t edge)
{
    if (snapshot.edgeKind(edge) != EdgeKind::Internal ||
        snapshot.edgeKnownName(edge) != KnownName::Ephemeron)
        return nullptr;
    return snapshot.known.ephemeron(snapshot.edgeLabel(edge));
}

// The entries of which one edge comes from a node that nothing reaches any more, ascending.
std::vector<std::uint64_t> cutOffEntries(const HeapSnapshot &snapshot,
                                         const Column<std::int32_t> &distances)
{
    std::vector<std::uint64_t> result;
    for (std::uint32_t i = 0; i < snapshot.nodeCount; ++i) {
        if (distances[i] != kNoDistance)
            continue;
        const std::uint32_t end = snapshot.edgesEnd(HeapNode(i));
        for (std::uint32_t edge = snapshot.edgesBegin(HeapNode(i)); edge < end; ++edge) {
            if (const EphemeronName *name = ephemeronOf(snapshot, edge))
                result.push_back(entryOf(snapshot.edgeTo[edge], name->pair));
        }
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

EdgeSet edgesOf(const HeapSnapshot &snapshot, const std::vector<std::uint64_t> &entries)
{
    EdgeSet result(snapshot.edgeCount);
    if (entries.empty())
        return result;
    forEachPiece(result.words().size(), kGrain,
                 [&](std::size_t begin, std::size_t end, unsigned /*piece*/) {
                     const std::size_t last = std::min<std::size_t>(end * kWordBits, result.size());
                     for (std::size_t i = begin * kWordBits; i < last; ++i) {
                         const auto edge = static_cast<std::uint32_t>(i);
                         const EphemeronName *name = ephemeronOf(snapshot, edge);
                         if (name && std::binary_search(entries.begin(), entries.end(),
                                                        entryOf(snapshot.edgeTo[edge], name->pair)))
                             result.insert(edge);
                     }
                 });
    return result;
}

// An unreached node keeps its order among its kind: by the distance it had.
Column<std::int32_t> shownDistances(const Heap &heap, const Column<std::int32_t> &found)
{
    Column<std::int32_t> result(found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        result.mutableData()[i] =
            found[i] == kNoDistance ? std::max(0, heap.distances[i]) + kIgnoredDistance : found[i];
    return result;
}

} // namespace

std::shared_ptr<const IgnoredRetainers>
ignoreRetainers(const Heap &heap, const std::vector<HeapNode> &nodes, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    auto result = std::make_shared<IgnoredRetainers>();
    result->nodes = NodeSet(snapshot.nodeCount);
    for (const HeapNode node : nodes)
        result->nodes.insert(node.value);
    if (nodes.empty()) { // then nothing is cut off, not even what was never reached
        result->distances = shownDistances(heap, heap.distances);
        result->edges = EdgeSet(snapshot.edgeCount);
        return result;
    }
    const Column<std::int32_t> found = computeDistances(snapshot, &result->nodes, progress);
    result->edges =
        edgesOf(snapshot, snapshot.known.ephemerons().empty() ? std::vector<std::uint64_t>()
                                                              : cutOffEntries(snapshot, found));
    result->distances = shownDistances(heap, found);
    return result;
}

} // namespace v8scope
