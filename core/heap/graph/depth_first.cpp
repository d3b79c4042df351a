// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/depth_first.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace v8scope {

namespace {

class Walk {
public:
    Walk(DepthFirstTree &tree, const HeapSnapshot &snapshot, const EdgeSet &essential,
         const Progress &progress)
        : m_count(tree.count),
          m_number(tree.number.mutableData()),
          m_order(tree.order.mutableData()),
          m_parent(tree.parent.mutableData()),
          m_firstEdge(snapshot.firstEdge.data()),
          m_edgeTo(snapshot.edgeTo.data()),
          m_essential(essential.words().data()),
          m_progress(progress),
          m_stack(snapshot.nodeCount)
    {}

    // False if cancelled.
    bool walkFrom(std::uint32_t start, std::uint32_t parent)
    {
        Frame *const stack = m_stack.mutableData();
        std::size_t depth = 0;
        stack[depth++] = enter(start, parent);
        while (depth > 0) {
            Frame &top = stack[depth - 1];
            const std::uint32_t child = nextChild(top);
            if (child == kNone)
                --depth;
            else
                stack[depth++] = enter(child, top.number);
            if (m_isCancelled)
                return false;
        }
        return true;
    }

private:
    static constexpr std::uint32_t kNone = 0xffffffff;

    struct Frame {
        std::uint32_t edge; // to be looked at next
        std::uint32_t end;
        std::uint32_t number;
    };

    Frame enter(std::uint32_t node, std::uint32_t parent)
    {
        m_order[m_count] = node;
        m_number[node] = ++m_count;
        m_parent[m_count] = parent;
        return {m_firstEdge[node], m_firstEdge[node + 1], m_count};
    }

    std::uint32_t nextChild(Frame &frame)
    {
        while (frame.edge < frame.end) {
            const std::uint32_t edge = frame.edge++;
            if (++m_steps % Progress::kPollInterval == 0 && m_progress.isCancelled())
                m_isCancelled = true;
            if (m_number[m_edgeTo[edge]] == 0 && (m_essential[edge / 64] >> (edge % 64) & 1u) != 0)
                return m_edgeTo[edge];
        }
        return kNone;
    }

    std::uint32_t &m_count;
    std::uint32_t *m_number;
    std::uint32_t *m_order;
    std::uint32_t *m_parent;
    const std::uint32_t *m_firstEdge;
    const std::uint32_t *m_edgeTo;
    const std::uint64_t *m_essential;
    const Progress &m_progress;
    Column<Frame> m_stack; // only as much of it is touched as the walk is deep
    std::uint64_t m_steps = 0;
    bool m_isCancelled = false;
};

bool hasEssential(std::span<const std::uint32_t> sources)
{
    return std::any_of(sources.begin(), sources.end(),
                       [](std::uint32_t word) { return (word & RetainerIndex::kEssential) != 0; });
}

} // namespace

DepthFirstTree walkDepthFirst(const HeapSnapshot &snapshot, const EdgeSet &essential,
                              const Progress &progress)
{
    DepthFirstTree tree;
    tree.number = Column<std::uint32_t>(snapshot.nodeCount);
    tree.order = Column<std::uint32_t>(snapshot.nodeCount);
    tree.parent = Column<std::uint32_t>(std::size_t{snapshot.nodeCount} + 1);
    Walk(tree, snapshot, essential, progress).walkFrom(snapshot.root.value, 0);
    return tree;
}

void walkOrphans(DepthFirstTree &tree, const HeapSnapshot &snapshot, const EdgeSet &essential,
                 const RetainerIndex &retainers, const Progress &progress)
{
    if (tree.count == snapshot.nodeCount)
        return;
    constexpr std::uint32_t kRootNumber = 1;
    Walk walk(tree, snapshot, essential, progress);
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (tree.number[n] != 0 || hasEssential(retainers.of(HeapNode(n))))
            continue;
        if (!walk.walkFrom(n, kRootNumber))
            return;
    }
}

} // namespace v8scope
