// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/distances.h"

#include "core/base/prefetch.h"
#include "core/heap/graph/distance_rules.h"
#include "core/heap/graph/node_flags.h"
#include "core/heap/graph/node_queue.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace v8scope {

namespace {

// Nodes ahead in the queue of which the place of the edges, the edges, and then what is known of
// the first targets are asked for.
constexpr std::size_t kFar = 24;
constexpr std::size_t kNear = 16;
constexpr std::size_t kNext = 8;
constexpr std::uint32_t kTargets = 4;

// Breadth first over edges in file order: which edge of an ephemeron pair is refused depends on it.
class DistanceWalk {
public:
    DistanceWalk(const HeapSnapshot &snapshot, const NodeSet *ignored, const Progress &progress)
        : m_snapshot(snapshot),
          m_ignored(ignored),
          m_progress(progress),
          m_rules(snapshot),
          m_distances(snapshot.nodeCount),
          m_distance(m_distances.mutableData()),
          m_firstEdge(snapshot.firstEdge.data()),
          m_edgeTo(snapshot.edgeTo.data())
    {
        std::fill_n(m_distance, snapshot.nodeCount, kNoDistance);
    }

    [[nodiscard]] Column<std::int32_t> run()
    {
        const std::uint32_t root = m_snapshot.root.value;
        const std::uint32_t end = m_snapshot.firstEdge[root + 1];
        for (std::uint32_t edge = m_snapshot.firstEdge[root]; edge < end; ++edge) {
            const std::uint32_t to = m_snapshot.edgeTo[edge];
            // A user root is walked once for each edge from the root.
            if (isUserRoot(m_snapshot, HeapNode(to)))
                enqueue(to, 1);
        }
        const bool hasUserRoots = !m_queue.isEmpty();
        spread();
        enqueue(root, hasUserRoots ? kSystemDistance : 0);
        spread();
        return std::move(m_distances);
    }

private:
    void enqueue(std::uint32_t node, std::int32_t distance)
    {
        m_distance[node] = distance;
        m_queue.push(node);
    }

    void spread()
    {
        while (!m_queue.isEmpty()) {
            if (++m_steps % Progress::kPollInterval == 0 && m_progress.isCancelled())
                return;
            lookAhead();
            visit(HeapNode(m_queue.pop()));
        }
    }

    void lookAhead() const
    {
        if (m_queue.size() <= kFar)
            return;
        prefetch(m_firstEdge + m_queue.ahead(kFar));
        prefetch(m_edgeTo + m_firstEdge[m_queue.ahead(kNear)]);
        const std::uint32_t node = m_queue.ahead(kNext);
        const std::uint32_t first = m_firstEdge[node];
        const std::uint32_t end = std::min(m_firstEdge[node + 1], first + kTargets);
        for (std::uint32_t edge = first; edge < end; ++edge)
            prefetch(m_distance + m_edgeTo[edge]);
    }

    void visit(HeapNode node)
    {
        const std::int32_t distance = m_distance[node.value] + 1;
        const std::uint32_t end = m_firstEdge[node.value + 1];
        for (std::uint32_t edge = m_firstEdge[node.value]; edge < end; ++edge) {
            const std::uint32_t to = m_edgeTo[edge];
            if (m_distance[to] == kNoDistance && follows(node, edge, to))
                enqueue(to, distance);
        }
    }

    [[nodiscard]] bool follows(HeapNode from, std::uint32_t edge, std::uint32_t to)
    {
        return m_snapshot.edgeKind(edge) != EdgeKind::Weak && !(m_ignored && m_ignored->has(to)) &&
               m_rules.allows(from, edge);
    }

    const HeapSnapshot &m_snapshot;
    const NodeSet *m_ignored;
    const Progress &m_progress;
    DistanceRules m_rules;
    Column<std::int32_t> m_distances;
    std::int32_t *m_distance;
    const std::uint32_t *m_firstEdge;
    const std::uint32_t *m_edgeTo;
    NodeQueue m_queue;
    std::uint64_t m_steps = 0;
};

} // namespace

Column<std::int32_t> computeDistances(const HeapSnapshot &snapshot, const NodeSet *ignored,
                                      const Progress &progress)
{
    return DistanceWalk(snapshot, ignored, progress).run();
}

} // namespace v8scope
