// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/overview/own_objects.h"

#include "core/heap/retainers/engine_nodes.h"
#include "core/heap/summary/largest_nodes.h"

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

std::vector<HeapNode> ownNodes(const Heap &heap, const NodeSet &engineNodes)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    std::vector<HeapNode> nodes;
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        const HeapNode node(n);
        const bool isPart = snapshot.kind(node) == NodeKind::ConsString &&
                            snapshot.kind(heap.dominator(node)) == NodeKind::ConsString;
        if (!engineNodes.has(n) && snapshot.kind(node) != NodeKind::Synthetic && !isPart &&
            heap.selfSize(node) > 0)
            nodes.push_back(node);
    }
    return nodes;
}

// Whether above dominates node; looks only as far up as a list is worth reading.
bool isBelow(const Heap &heap, HeapNode node, HeapNode above)
{
    constexpr int kSteps = 1000;
    for (int i = 0; i < kSteps && heap.retainedSize(node) <= heap.retainedSize(above); ++i) {
        if (node == above)
            return true;
        node = heap.dominator(node);
    }
    return false;
}

// From an object down to the one in which its memory gathers: as long as one object below holds
// nearly all of it. Lists of one class are not followed.
HeapNode gatheringPoint(const Heap &heap, HeapNode biggest, const std::vector<HeapNode> &largest)
{
    constexpr double kNearlyAll = 0.8;
    HeapNode at = biggest;
    for (const HeapNode node : largest) {
        const auto bytes = static_cast<double>(heap.retainedSize(node));
        if (bytes < kNearlyAll * static_cast<double>(heap.retainedSize(at)))
            break;
        if (node != at && heap.classes.groupOf[node.value] != heap.classes.groupOf[at.value] &&
            heap.retainedSize(node) <= heap.retainedSize(at) && isBelow(heap, node, at))
            at = node;
    }
    return at;
}

} // namespace

OwnObjects findOwnObjects(const Heap &heap, std::size_t most, const Progress &progress)
{
    const std::vector<HeapNode> globals = findGlobals(*heap.snapshot, progress);
    OwnObjects own;
    own.largest = ownNodes(heap, findEngineNodes(*heap.snapshot, progress));
    own.count = own.largest.size();
    std::uint64_t retained = 0;
    for (const HeapNode node : own.largest) {
        own.bytes += heap.selfSize(node);
        if (heap.retainedSize(node) > retained &&
            std::find(globals.begin(), globals.end(), node) == globals.end()) {
            retained = heap.retainedSize(node);
            own.biggest = node;
        }
    }
    own.largest = largestOf(heap, std::move(own.largest), most);
    if (own.biggest.isValid()) {
        own.biggest = gatheringPoint(heap, own.biggest, own.largest);
        own.path = shortestPath(heap, own.biggest, PathEdges::UserMeaningful, nullptr, progress);
    }
    return own;
}

} // namespace v8scope
