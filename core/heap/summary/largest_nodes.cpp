// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/summary/largest_nodes.h"

#include <algorithm>
#include <cstdint>

namespace v8scope {

namespace {

class RetainsMore {
public:
    explicit RetainsMore(const Heap &heap) : m_sizes(heap.retainedSizes.data()) {}

    bool operator()(HeapNode a, HeapNode b) const
    {
        return m_sizes[a.value] != m_sizes[b.value] ? m_sizes[a.value] > m_sizes[b.value] : a < b;
    }

private:
    const std::uint64_t *m_sizes;
};

} // namespace

std::vector<HeapNode> largestNodes(const Heap &heap, std::size_t count)
{
    const RetainsMore isBefore(heap);
    std::vector<HeapNode> largest; // a heap, the last in order on top
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount && count > 0; ++n) {
        if (largest.size() == count) {
            if (!isBefore(HeapNode(n), largest.front()))
                continue;
            std::pop_heap(largest.begin(), largest.end(), isBefore);
            largest.pop_back();
        }
        largest.emplace_back(n);
        std::push_heap(largest.begin(), largest.end(), isBefore);
    }
    std::sort(largest.begin(), largest.end(), isBefore);
    return largest;
}

std::vector<HeapNode> largestOf(const Heap &heap, std::vector<HeapNode> nodes, std::size_t count)
{
    const std::size_t kept = std::min(count, nodes.size());
    std::partial_sort(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(kept), nodes.end(),
                      RetainsMore(heap));
    nodes.resize(kept);
    nodes.shrink_to_fit();
    return nodes;
}

} // namespace v8scope
