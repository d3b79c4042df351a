// SPDX-License-Identifier: GPL-3.0-or-later
// shortestPath of retaining_paths.h. The plain one follows the distances backwards; the readable
// one is a search from the root with small costs, in buckets instead of a heap (Dial).
#include "core/heap/graph/distance_rules.h"
#include "core/heap/graph/node_flags.h"
#include "core/heap/retainers/edge_costs.h"
#include "core/heap/retainers/readable_tree.h"
#include "core/heap/retainers/retaining_paths.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <optional>
#include <utility>

namespace v8scope {

namespace {

constexpr std::uint32_t kNoEdge = 0xffffffff;

bool isIgnored(const IgnoredRetainers *ignored, std::uint32_t edge)
{
    return ignored && !ignored->edges.isEmpty() && ignored->edges.has(edge);
}

// Walks from a node to the root, each step to a retainer that is one nearer (R8).
class PlainPath {
public:
    PlainPath(const Heap &heap, const IgnoredRetainers *ignored)
        : m_heap(&heap),
          m_snapshot(heap.snapshot.get()),
          m_distances(ignored ? &ignored->distances : &heap.distances),
          m_ignored(ignored)
    {}

    // The edge that leads to node from one nearer to the roots: the first in the file; those of a
    // WeakMap's entry only if there is no other. kNoEdge if nothing leads to it.
    [[nodiscard]] std::uint32_t edgeTo(HeapNode node) const
    {
        Candidate best(false, kNoEdge);
        std::uint32_t last = kNoEdge;
        for (const std::uint32_t word : m_heap->retainers.of(node)) {
            const HeapNode from(word & RetainerIndex::kSource);
            if (from.value == last || !isNearer(from, node))
                continue; // a source stands here once for each of its edges
            last = from.value;
            lookAtEdges(from, node, best);
        }
        // In broken files the root is on the way to others before it gets kSystemDistance.
        if (best.second == kNoEdge)
            lookAtEdges(m_snapshot->root, node, best);
        return best.second;
    }

private:
    using Candidate = std::pair<bool, std::uint32_t>; // is of a WeakMap's entry; edge

    void lookAtEdges(HeapNode from, HeapNode node, Candidate &best) const
    {
        for (std::uint32_t e = m_snapshot->edgesBegin(from); e < m_snapshot->edgesEnd(from); ++e) {
            if (m_snapshot->edgeTo[e] != node.value || !mayTake(from, e, node))
                continue;
            const Candidate found(m_snapshot->edgeKnownName(e) == KnownName::Ephemeron, e);
            if (best.second == kNoEdge || found < best)
                best = found;
        }
    }
    [[nodiscard]] std::int32_t distance(HeapNode node) const { return (*m_distances)[node.value]; }
    // A user root has 1 by any edge from the root, which itself has kSystemDistance then.
    [[nodiscard]] bool isNearer(HeapNode from, HeapNode node) const
    {
        if (distance(node) == 1)
            return from == m_snapshot->root;
        return distance(from) >= 0 && distance(from) == distance(node) - 1;
    }
    [[nodiscard]] bool mayTake(HeapNode from, std::uint32_t edge, HeapNode node) const
    {
        if (isIgnored(m_ignored, edge))
            return false;
        if (m_snapshot->edgeKind(edge) == EdgeKind::Weak)
            return from == m_snapshot->root && isUserRoot(*m_snapshot, node);
        if (m_snapshot->edgeKnownName(edge) == KnownName::Ephemeron)
            return true; // which of the two counted, the distances say
        DistanceRules rules(*m_snapshot);
        return rules.allows(from, edge);
    }

    const Heap *m_heap;
    const HeapSnapshot *m_snapshot;
    const Column<std::int32_t> *m_distances;
    const IgnoredRetainers *m_ignored;
};

std::vector<PathStep> plainPath(const Heap &heap, HeapNode node, const IgnoredRetainers *ignored,
                                const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    if (ignored && ignored->distances[node.value] >= kIgnoredDistance)
        return {};
    const PlainPath path(heap, ignored);
    std::vector<PathStep> steps;
    while (node != snapshot.root) {
        if (steps.size() % 1024 == 0 && progress.isCancelled())
            return {};
        const std::uint32_t edge = path.edgeTo(node);
        if (edge == kNoEdge || steps.size() > snapshot.nodeCount)
            return {};
        steps.push_back({node, edge});
        node = snapshot.edgeFrom(edge);
    }
    steps.push_back({snapshot.root, 0});
    std::reverse(steps.begin(), steps.end());
    return steps;
}

// Nodes waiting at a cost, at most EdgeCosts::kMax above the one being worked on.
class Buckets {
public:
    static constexpr std::uint32_t kCount = EdgeCosts::kMax + 1;
    static_assert(kCount % 64 == 0);

    void push(std::uint64_t cost, std::uint32_t node)
    {
        const std::size_t slot = cost % kCount;
        m_nodes[slot].push_back(node);
        m_used[slot / 64] |= std::uint64_t{1} << (slot % 64);
    }
    // The nodes of the lowest cost not below cost, and that cost; none if nothing waits.
    [[nodiscard]] std::optional<std::uint64_t> take(std::uint64_t cost,
                                                    std::vector<std::uint32_t> &nodes)
    {
        for (std::uint64_t at = cost; at < cost + kCount;) {
            const std::size_t slot = at % kCount;
            const std::uint64_t rest = m_used[slot / 64] >> (slot % 64);
            if (rest == 0) {
                at += 64 - slot % 64;
                continue;
            }
            at += static_cast<std::uint64_t>(std::countr_zero(rest));
            nodes.clear();
            nodes.swap(m_nodes[at % kCount]);
            m_used[at % kCount / 64] &= ~(std::uint64_t{1} << (at % kCount % 64));
            return at;
        }
        return std::nullopt;
    }

private:
    std::array<std::vector<std::uint32_t>, kCount> m_nodes;
    std::array<std::uint64_t, kCount / 64> m_used{};
};

class ReadableSearch {
public:
    ReadableSearch(const HeapSnapshot &snapshot, const IgnoredRetainers *ignored)
        : m_snapshot(&snapshot),
          m_ignored(ignored),
          m_costs(snapshot),
          m_rules(snapshot),
          m_reached(snapshot.nodeCount),
          m_isDone(snapshot.nodeCount)
    {}

    // Whether the root leads to the end of a path known to be there, which bounds what is looked
    // at.
    [[nodiscard]] bool reach(const std::vector<PathStep> &plain, const Progress &progress)
    {
        m_limit = 1;
        for (std::size_t i = 1; i < plain.size(); ++i)
            m_limit += m_costs(plain[i].edge);
        bool isThere = false;
        walk(progress, [&isThere, target = plain.back().node.value](std::uint32_t node) {
            isThere = node == target;
            return !isThere;
        });
        return isThere;
    }
    // Every node that the root leads to, cheapest first.
    [[nodiscard]] std::vector<std::uint32_t> reachAll(const Progress &progress)
    {
        std::vector<std::uint32_t> order;
        m_limit = kMaxCost;
        walk(progress, [&order](std::uint32_t node) {
            order.push_back(node);
            return true;
        });
        return order;
    }
    [[nodiscard]] std::uint32_t edgeTo(HeapNode node) const { return m_reached[node.value].edge; }

private:
    // One word of memory a node: most of the time goes into reading it at random.
    struct Reached {
        std::uint32_t cost; // 0 = not yet
        std::uint32_t edge;
    };
    static constexpr std::uint64_t kMaxCost = std::numeric_limits<std::uint32_t>::max();

    // Calls goesOn(node) once for every node, in the order of their costs, until it says no.
    template <class GoesOn>
    void walk(const Progress &progress, const GoesOn &goesOn)
    {
        m_reached.mutableData()[m_snapshot->root.value].cost = 1;
        m_buckets.push(1, m_snapshot->root.value);
        std::vector<std::uint32_t> nodes;
        std::uint64_t steps = 0;
        std::uint64_t cost = 1;
        for (auto next = m_buckets.take(cost, nodes); next; next = m_buckets.take(cost, nodes)) {
            cost = *next;
            for (const std::uint32_t node : nodes) {
                if (m_isDone.has(node))
                    continue; // found cheaper after it was put here
                m_isDone.insert(node);
                if (!goesOn(node) ||
                    (++steps % Progress::kPollInterval == 0 && progress.isCancelled()))
                    return;
                leave(HeapNode(node), static_cast<std::uint32_t>(cost));
            }
            ++cost;
        }
    }
    void leave(HeapNode from, std::uint32_t cost)
    {
        const bool isRoot = from == m_snapshot->root;
        for (std::uint32_t e = m_snapshot->edgesBegin(from); e < m_snapshot->edgesEnd(from); ++e) {
            const std::uint32_t to = m_snapshot->edgeTo[e];
            Reached &known = m_reached.mutableData()[to];
            // Every step costs something: who was reached at this cost or below stays.
            if ((known.cost != 0 && known.cost <= cost) || !mayTake(from, e, HeapNode(to), isRoot))
                continue;
            const std::uint64_t reached = std::uint64_t{cost} + m_costs(e);
            if (reached <= std::min(m_limit, kMaxCost) &&
                (known.cost == 0 || reached < known.cost)) {
                known = {static_cast<std::uint32_t>(reached), e};
                m_buckets.push(reached, to);
            } else if (reached == known.cost && e < known.edge) {
                known.edge = e;
            }
        }
    }
    [[nodiscard]] bool mayTake(HeapNode from, std::uint32_t edge, HeapNode to, bool isRoot)
    {
        if (isIgnored(m_ignored, edge))
            return false;
        if (isRoot && isUserRoot(*m_snapshot, to))
            return true; // R8 starts there by any edge, also if it is ignored
        if (m_ignored && !m_ignored->nodes.isEmpty() && m_ignored->nodes.has(to.value))
            return false;
        return m_snapshot->edgeKind(edge) != EdgeKind::Weak && m_rules.allows(from, edge);
    }

    const HeapSnapshot *m_snapshot;
    const IgnoredRetainers *m_ignored;
    EdgeCosts m_costs;
    DistanceRules m_rules;
    Column<Reached> m_reached;
    NodeSet m_isDone;
    Buckets m_buckets;
    std::uint64_t m_limit = 0;
};

std::vector<PathStep> readablePath(const Heap &heap, HeapNode node, const IgnoredRetainers *ignored,
                                   const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    std::vector<PathStep> plain = plainPath(heap, node, ignored, progress);
    if (plain.empty())
        return plain;
    ReadableSearch search(snapshot, ignored);
    if (!search.reach(plain, progress))
        return plain; // in broken files the order of the walk decides which WeakMap entries count
    std::vector<PathStep> steps;
    while (node != snapshot.root) {
        steps.push_back({node, search.edgeTo(node)});
        node = snapshot.edgeFrom(search.edgeTo(node));
    }
    steps.push_back({snapshot.root, 0});
    std::reverse(steps.begin(), steps.end());
    return steps;
}

} // namespace

ReadableTree buildReadableTree(const HeapSnapshot &snapshot, const Progress &progress)
{
    ReadableSearch search(snapshot, nullptr);
    ReadableTree tree;
    tree.order = search.reachAll(progress);
    tree.edgeTo = Column<std::uint32_t>(snapshot.nodeCount);
    std::fill_n(tree.edgeTo.mutableData(), snapshot.nodeCount, ReadableTree::kNoEdge);
    for (const std::uint32_t node : tree.order) {
        if (node != snapshot.root.value)
            tree.edgeTo.mutableData()[node] = search.edgeTo(HeapNode(node));
    }
    return tree;
}

std::vector<PathStep> shortestPath(const Heap &heap, HeapNode node, PathEdges edges,
                                   const IgnoredRetainers *ignored, const Progress &progress)
{
    return edges == PathEdges::All ? plainPath(heap, node, ignored, progress)
                                   : readablePath(heap, node, ignored, progress);
}

} // namespace v8scope
