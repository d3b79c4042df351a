// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/summary/class_retention.h"

#include "core/heap/graph/essential_edges.h"
#include "core/heap/summary/topmost_members.h"

namespace v8scope {

namespace {

enum class Cover : std::uint8_t { Unknown, Inside, Outside };

// Whether what dominates node is, or is below, a member of nodes. Every node is resolved once.
bool isBelowMember(const Heap &heap, const NodeSet &nodes, Column<std::uint8_t> &cover,
                   std::uint32_t node)
{
    const std::uint32_t root = heap.snapshot->root.value;
    std::uint8_t *known = cover.mutableData();
    std::uint32_t above = node;
    Cover result = Cover::Outside;
    while (above != root) {
        above = heap.dominators[above];
        if (nodes.has(above)) {
            result = Cover::Inside;
            break;
        }
        if (known[above] != 0) {
            result = static_cast<Cover>(known[above]);
            break;
        }
    }
    for (std::uint32_t at = node; at != above;) {
        known[at] = static_cast<std::uint8_t>(result);
        at = heap.dominators[at];
    }
    return result == Cover::Inside;
}

// A walk over essential edges that may not enter certain nodes until it is told to.
class EssentialWalk {
public:
    EssentialWalk(const HeapSnapshot &snapshot, const EdgeSet &essential)
        : m_snapshot(&snapshot), m_essential(&essential), m_reached(snapshot.nodeCount)
    {}

    [[nodiscard]] bool isReached(std::uint32_t node) const { return m_reached.has(node); }
    void add(std::uint32_t node)
    {
        if (m_reached.has(node))
            return;
        m_reached.insert(node);
        m_waiting.push_back(node);
    }
    // Goes on until nothing is left; members of closed are left alone and recorded in touched.
    // Returns the self sizes of what it came through.
    std::uint64_t run(const Heap &heap, const NodeSet *closed, NodeSet *touched,
                      const Progress &progress)
    {
        std::uint64_t bytes = 0;
        for (std::uint64_t steps = 0; !m_waiting.empty(); ++steps) {
            if (steps % Progress::kPollInterval == 0 && progress.isCancelled())
                return bytes;
            const HeapNode node(m_waiting.back());
            m_waiting.pop_back();
            bytes += heap.selfSize(node);
            for (std::uint32_t e = m_snapshot->edgesBegin(node); e < m_snapshot->edgesEnd(node);
                 ++e) {
                if (!m_essential->has(e))
                    continue;
                const std::uint32_t to = m_snapshot->edgeTo[e];
                if (closed && closed->has(to))
                    touched->insert(to);
                else
                    add(to);
            }
        }
        return bytes;
    }

private:
    const HeapSnapshot *m_snapshot;
    const EdgeSet *m_essential;
    NodeSet m_reached;
    std::vector<std::uint32_t> m_waiting;
};

bool hasEssentialRetainer(const Heap &heap, std::uint32_t node)
{
    for (const std::uint32_t source : heap.retainers.of(HeapNode(node))) {
        if ((source & RetainerIndex::kEssential) != 0)
            return true;
    }
    return false;
}

} // namespace

std::vector<std::uint64_t> unionRetainedByClass(const Heap &heap, const Progress &progress)
{
    return retainedByTopmost(heap, heap.classes.groupOf.span(), heap.classes.groups.size(),
                             progress);
}

std::uint64_t unionRetained(const Heap &heap, const NodeSet &nodes)
{
    Column<std::uint8_t> cover(heap.snapshot->nodeCount);
    std::uint64_t bytes = 0;
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount; ++n) {
        if (nodes.has(n) && !isBelowMember(heap, nodes, cover, n))
            bytes += heap.retainedSizes[n];
    }
    return bytes;
}

// First everything that is alive without the nodes, then what else they reach. Nodes that only weak
// edges lead to are roots too, and closed cycles hold nothing (R10), so that the figure for one
// node is its retained size.
std::uint64_t retainedTogether(const Heap &heap, const NodeSet &nodes, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    if (nodes.has(snapshot.root.value))
        return heap.selfBytes();
    const EdgeSet essential = findEssentialEdges(snapshot, heap.flags, progress);
    EssentialWalk walk(snapshot, essential);
    NodeSet touched(snapshot.nodeCount);
    walk.add(snapshot.root.value);
    walk.run(heap, &nodes, &touched, progress);
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (walk.isReached(n) || hasEssentialRetainer(heap, n))
            continue;
        if (nodes.has(n))
            touched.insert(n);
        else
            walk.add(n);
    }
    walk.run(heap, &nodes, &touched, progress);
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (touched.has(n))
            walk.add(n);
    }
    std::uint64_t bytes = walk.run(heap, nullptr, nullptr, progress);
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (nodes.has(n) && !walk.isReached(n))
            bytes += heap.selfSize(HeapNode(n));
    }
    return bytes;
}

} // namespace v8scope
