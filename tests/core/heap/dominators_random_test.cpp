// SPDX-License-Identifier: GPL-3.0-or-later
// Dominators and retained sizes of random graphs against their definition: what a node dominates is
// what cannot be reached any more when it is taken away.
#include "core/heap/graph/dominators.h"

#include "core/heap/graph/node_flags.h"
#include "tests/support/graph_snapshot.h"

#include <QtTest>

#include <random>
#include <string>
#include <vector>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

class Naive {
public:
    explicit Naive(const Graph &graph) : m_next(graph.nodes), m_orphan(graph.nodes, true)
    {
        for (const GraphEdge &edge : graph.edges) {
            if (edge.kind == EdgeKind::Weak || edge.from == edge.to)
                continue;
            m_next[edge.from].push_back(edge.to);
            m_orphan[edge.to] = false;
        }
        m_reached = reachWithout(graph.nodes);
    }

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(m_next.size()); }
    [[nodiscard]] bool isReached(std::uint32_t node) const { return m_reached[node]; }

    // Of the nodes that are reached at all, those that are not without this one; also itself.
    [[nodiscard]] std::vector<bool> dominated(std::uint32_t node) const
    {
        std::vector<bool> result = reachWithout(node);
        for (std::uint32_t n = 0; n < count(); ++n)
            result[n] = m_reached[n] && !result[n];
        return result;
    }

private:
    [[nodiscard]] std::vector<bool> reachWithout(std::uint32_t removed) const
    {
        std::vector<bool> reached(m_next.size());
        std::vector<std::uint32_t> stack;
        const auto reach = [&](std::uint32_t node) {
            if (node != removed && !reached[node]) {
                reached[node] = true;
                stack.push_back(node);
            }
        };
        if (removed != 0) {
            reach(0);
            for (std::uint32_t n = 0; n < count(); ++n) {
                if (m_orphan[n])
                    reach(n);
            }
        }
        while (!stack.empty()) {
            const std::uint32_t node = stack.back();
            stack.pop_back();
            for (const std::uint32_t to : m_next[node])
                reach(to);
        }
        return reached;
    }

    std::vector<std::vector<std::uint32_t>> m_next;
    std::vector<bool> m_orphan;
    std::vector<bool> m_reached;
};

struct Expected {
    std::vector<std::uint32_t> dominator;
    std::vector<std::uint64_t> retained;
};

Expected expectedOf(const Graph &graph)
{
    const Naive naive(graph);
    Expected expected{std::vector<std::uint32_t>(graph.nodes),
                      std::vector<std::uint64_t>(graph.nodes)};
    // The closest dominator is the one that itself has the most dominators.
    std::vector<std::vector<bool>> dominates;
    std::vector<std::uint32_t> depth(graph.nodes);
    for (std::uint32_t n = 0; n < graph.nodes; ++n) {
        dominates.push_back(naive.dominated(n));
        for (std::uint32_t below = 0; below < graph.nodes; ++below)
            depth[below] += dominates[n][below] ? 1 : 0;
    }
    for (std::uint32_t n = 0; n < graph.nodes; ++n) {
        std::uint64_t bytes = n; // a node's size is its number
        for (std::uint32_t below = 0; below < graph.nodes; ++below) {
            if (below == n || !(dominates[n][below] || n == 0))
                continue;
            bytes += below;
            std::uint32_t &closest = expected.dominator[below];
            if (depth[n] > depth[closest])
                closest = n;
        }
        expected.retained[n] = bytes;
    }
    return expected;
}

// Empty if right.
std::string findError(const Graph &graph)
{
    const auto snapshot = snapshotOf(graph);
    const Progress progress;
    const NodeFlags flags = computeNodeFlags(*snapshot, progress);
    const EdgeSet essential = findEssentialEdges(*snapshot, flags, progress);
    const RetainerIndex retainers = buildRetainerIndex(*snapshot, essential, progress);
    const DominatorTree tree = computeDominators(
        *snapshot, essential, retainers, walkDepthFirst(*snapshot, essential, progress), progress);
    const auto retained = computeRetainedSizes(tree, snapshot->nodeSelfSize);
    const Expected expected = expectedOf(graph);
    for (std::uint32_t n = 0; n < graph.nodes; ++n) {
        if (tree.dominator[n] != expected.dominator[n])
            return "node " + std::to_string(n) + ": dominator " +
                   std::to_string(tree.dominator[n]) + " instead of " +
                   std::to_string(expected.dominator[n]);
        if (retained[n] != expected.retained[n])
            return "node " + std::to_string(n) + " retains " + std::to_string(retained[n]) +
                   " instead of " + std::to_string(expected.retained[n]);
    }
    return {};
}

} // namespace

class DominatorsRandomTest : public QObject {
    Q_OBJECT

private slots:
    void smallGraphs()
    {
        for (unsigned seed = 1; seed <= 3000; ++seed) {
            std::mt19937 random(seed);
            const std::uint32_t nodes = 1 + random() % 24;
            const Graph graph = randomGraph(random, nodes, 0.5 + (random() % 30) / 10.0);
            const std::string error = findError(graph);
            QVERIFY2(error.empty(), (std::to_string(seed) + ": " + error).c_str());
        }
    }
    void largerGraphs()
    {
        for (unsigned seed = 1; seed <= 60; ++seed) {
            std::mt19937 random(seed);
            const std::uint32_t nodes = 100 + random() % 400;
            const Graph graph = randomGraph(random, nodes, 0.8 + (random() % 20) / 10.0);
            const std::string error = findError(graph);
            QVERIFY2(error.empty(), (std::to_string(seed) + ": " + error).c_str());
        }
    }
    void listsWithManyLeavesAtTheirEnd()
    {
        // Past the point where walking up one by one is given up.
        QCOMPARE(findError(broom(120, 160)), std::string());
    }
};

QTEST_APPLESS_MAIN(DominatorsRandomTest)
#include "dominators_random_test.moc"
