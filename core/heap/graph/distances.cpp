// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/distances.h"

#include "core/heap/graph/distance_rules.h"
#include "core/heap/graph/node_flags.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace v8scope {

namespace {

// Breadth first over edges in file order: which edge of an ephemeron pair is refused depends on it.
class DistanceWalk {
public:
    DistanceWalk(const HeapSnapshot &snapshot, const NodeSet *ignored, const Progress &progress)
        : m_snapshot(snapshot),
          m_ignored(ignored),
          m_progress(progress),
          m_rules(snapshot),
          m_distances(snapshot.nodeCount),
          // A user root is walked once for each edge from the root.
          m_queue(std::size_t{snapshot.nodeCount} + snapshot.edgesEnd(snapshot.root) -
                  snapshot.edgesBegin(snapshot.root))
    {
        std::fill_n(m_distances.mutableData(), snapshot.nodeCount, kNoDistance);
    }

    [[nodiscard]] Column<std::int32_t> run()
    {
        const std::uint32_t root = m_snapshot.root.value;
        const std::uint32_t end = m_snapshot.firstEdge[root + 1];
        for (std::uint32_t edge = m_snapshot.firstEdge[root]; edge < end; ++edge) {
            const std::uint32_t to = m_snapshot.edgeTo[edge];
            if (isUserRoot(m_snapshot, HeapNode(to)))
                enqueue(to, 1);
        }
        const bool hasUserRoots = m_length > 0;
        spread();
        m_length = 0;
        enqueue(root, hasUserRoots ? kSystemDistance : 0);
        spread();
        return std::move(m_distances);
    }

private:
    void enqueue(std::uint32_t node, std::int32_t distance)
    {
        m_distances.mutableData()[node] = distance;
        m_queue.mutableData()[m_length++] = node;
    }

    void spread()
    {
        for (std::size_t head = 0; head < m_length; ++head) {
            if (head % Progress::kPollInterval == 0 && m_progress.isCancelled())
                return;
            const HeapNode node(m_queue[head]);
            const std::int32_t distance = m_distances[node.value] + 1;
            const std::uint32_t end = m_snapshot.edgesEnd(node);
            for (std::uint32_t edge = m_snapshot.edgesBegin(node); edge < end; ++edge) {
                const std::uint32_t to = m_snapshot.edgeTo[edge];
                if (m_distances[to] == kNoDistance && follows(node, edge, to))
                    enqueue(to, distance);
            }
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
    Column<std::uint32_t> m_queue;
    std::size_t m_length = 0;
};

} // namespace

Column<std::int32_t> computeDistances(const HeapSnapshot &snapshot, const NodeSet *ignored,
                                      const Progress &progress)
{
    return DistanceWalk(snapshot, ignored, progress).run();
}

} // namespace v8scope
