// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/overview/own_objects.h"

#include "core/heap/overview/user_view.h"

#include <algorithm>

namespace v8scope {

namespace {

std::vector<HeapNode> ownNodes(const Heap &heap, const NodeSet &userNodes)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    std::vector<HeapNode> nodes;
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        const HeapNode node(n);
        const bool isPart = snapshot.kind(node) == NodeKind::ConsString &&
                            snapshot.kind(heap.dominator(node)) == NodeKind::ConsString;
        if (userNodes.has(n) && snapshot.kind(node) != NodeKind::Synthetic && !isPart &&
            heap.selfSize(node) > 0)
            nodes.push_back(node);
    }
    return nodes;
}

} // namespace

OwnObjects findOwnObjects(const Heap &heap, std::size_t most, const Progress &progress)
{
    const UserView user = buildUserView(heap, progress);
    OwnObjects own;
    own.largest = ownNodes(heap, user.userNodes);
    own.count = own.largest.size();
    std::uint64_t retained = 0;
    for (const HeapNode node : own.largest) {
        own.bytes += heap.selfSize(node);
        if (heap.retainedSize(node) > retained &&
            std::find(user.globals.begin(), user.globals.end(), node) == user.globals.end()) {
            retained = heap.retainedSize(node);
            own.biggest = node;
        }
    }
    const std::size_t shown = std::min(most, own.largest.size());
    std::partial_sort(own.largest.begin(), own.largest.begin() + static_cast<std::ptrdiff_t>(shown),
                      own.largest.end(), [&heap](HeapNode a, HeapNode b) {
                          const std::uint64_t x = heap.retainedSize(a);
                          const std::uint64_t y = heap.retainedSize(b);
                          return x != y ? x > y : a < b;
                      });
    own.largest.resize(shown);
    own.largest.shrink_to_fit();
    if (own.biggest.isValid())
        own.path = shortestPath(heap, own.biggest, PathEdges::UserMeaningful, nullptr, progress);
    return own;
}

} // namespace v8scope
