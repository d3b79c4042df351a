// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers/retaining_paths.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace v8scope {

namespace {

// Where paths end: 0 is the root, 1 "(GC roots)", 2 "(Stack roots)" and the like (R18).
constexpr std::int32_t kRootDistance = 2;

struct Step {
    HeapNode from;
    std::uint32_t edge = 0;
    std::int32_t distance = 0;
};

class PathFinder {
public:
    PathFinder(const Heap &heap, const IgnoredRetainers *ignored, const PathLimits &limits)
        : m_heap(heap), m_snapshot(*heap.snapshot), m_ignored(ignored), m_limits(limits)
    {}

    std::vector<PathNode> find(HeapNode node)
    {
        m_rows.push_back({node, 0, 0, 0});
        enter(node, 0);
        while (!m_open.empty())
            walkOn();
        return std::move(m_rows);
    }

private:
    struct Open {
        std::uint32_t row = 0;
        std::vector<Step> steps;
        std::size_t next = 0;
    };

    [[nodiscard]] std::int32_t distance(HeapNode node) const
    {
        if (!m_ignored)
            return m_heap.distance(node);
        const std::int32_t shown = m_ignored->distances[node.value];
        return shown >= kIgnoredDistance ? kNoDistance : shown;
    }

    // Opens the last row unless its paths end here without a root.
    bool enter(HeapNode node, std::uint32_t depth)
    {
        if (++m_walked > m_limits.maxNodes || depth >= m_limits.maxDepth ||
            distance(node) <= kRootDistance || m_visiting.count(node.value) != 0)
            return false;
        const auto seen = m_seenAt.find(node.value);
        if (seen != m_seenAt.end() && depth >= seen->second)
            return false;
        m_visiting.insert(node.value);
        m_open.push_back({static_cast<std::uint32_t>(m_rows.size() - 1), nearest(node, depth), 0});
        return true;
    }

    void walkOn()
    {
        Open &open = m_open.back();
        if (open.next == open.steps.size()) {
            close(open.row);
            return;
        }
        const Step step = open.steps[open.next++];
        const std::uint32_t depth = m_rows[open.row].depth + 1;
        const bool isRoot = step.distance == kRootDistance;
        if (isRoot && ++m_walked > m_limits.maxNodes) {
            open.next = open.steps.size();
            return;
        }
        m_rows.push_back({step.from, step.edge, open.row, depth});
        if (!isRoot && !enter(step.from, depth))
            m_rows.pop_back();
    }

    void close(std::uint32_t row)
    {
        m_visiting.erase(m_rows[row].node.value);
        m_seenAt[m_rows[row].node.value] = m_rows[row].depth;
        m_open.pop_back();
        if (row != 0 && m_rows.size() == row + 1) // nothing above it leads to a root
            m_rows.pop_back();
    }

    // The retainers from which a root is within the remaining depth, nearest first, at most
    // maxSiblings.
    [[nodiscard]] std::vector<Step> nearest(HeapNode node, std::uint32_t depth) const
    {
        struct Source {
            std::int32_t distance;
            std::uint32_t place; // in DevTools' order, which runs against the file
            HeapNode from;
        };
        const std::int64_t remaining = std::int64_t{m_limits.maxDepth} - depth;
        std::vector<Source> sources;
        const std::span<const std::uint32_t> words = m_heap.retainers.of(node);
        HeapNode last;
        for (std::size_t i = words.size(); i-- > 0;) {
            const HeapNode from(words[i] & RetainerIndex::kSource);
            const std::int32_t away = distance(from);
            if (from != last && away >= 0 && away - kRootDistance < remaining)
                sources.push_back({away, static_cast<std::uint32_t>(sources.size()), from});
            last = from;
        }
        // A heap: of a million retainers only the first hundred are asked for their edges.
        const auto isBehind = [](const Source &a, const Source &b) {
            return a.distance != b.distance ? a.distance > b.distance : a.place > b.place;
        };
        std::make_heap(sources.begin(), sources.end(), isBehind);
        std::vector<Step> result;
        while (!sources.empty() && result.size() < m_limits.maxSiblings) {
            std::pop_heap(sources.begin(), sources.end(), isBehind);
            addSteps(sources.back().from, node, sources.back().distance, result);
            sources.pop_back();
        }
        return result;
    }

    void addSteps(HeapNode from, HeapNode to, std::int32_t away, std::vector<Step> &steps) const
    {
        const std::uint32_t begin = m_snapshot.edgesBegin(from);
        for (std::uint32_t edge = m_snapshot.edgesEnd(from); edge-- > begin;) {
            if (m_snapshot.edgeTo[edge] != to.value ||
                m_snapshot.edgeKind(edge) == EdgeKind::Weak ||
                (m_ignored && m_ignored->edges.has(edge)))
                continue;
            if (steps.size() == m_limits.maxSiblings)
                return;
            steps.push_back({from, edge, away});
        }
    }

    const Heap &m_heap;
    const HeapSnapshot &m_snapshot;
    const IgnoredRetainers *m_ignored;
    const PathLimits m_limits;
    std::vector<PathNode> m_rows;
    std::vector<Open> m_open;                                  // from the node outwards
    std::unordered_set<std::uint32_t> m_visiting;              // the nodes of m_open
    std::unordered_map<std::uint32_t, std::uint32_t> m_seenAt; // depth of what was closed
    std::uint64_t m_walked = 0;
};

} // namespace

std::vector<PathNode> retainingPaths(const Heap &heap, HeapNode node,
                                     const IgnoredRetainers *ignored, const PathLimits &limits)
{
    return PathFinder(heap, ignored, limits).find(node);
}

std::vector<HeapNode> dominatorChain(const Heap &heap, HeapNode node)
{
    std::vector<HeapNode> result = {node};
    while (result.back() != heap.snapshot->root && heap.dominator(result.back()) != result.back())
        result.push_back(heap.dominator(result.back()));
    return result;
}

} // namespace v8scope
