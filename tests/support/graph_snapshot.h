// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots that are nothing but a graph, without text or loader: for what must hold in every
// graph, and for large ones. Node 0 is the root (synthetic); all others are plain objects without
// names. Edges are properties unless they say otherwise.
#pragma once

#include "core/base/column.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <utility>
#include <vector>

namespace v8scope::drawn {

struct GraphEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    EdgeKind kind = EdgeKind::Property;
};

struct Graph {
    std::uint32_t nodes = 1;
    std::vector<GraphEdge> edges; // in any order; those of one node keep theirs
};

template <class T>
[[nodiscard]] Column<T> columnOf(std::size_t size, T value)
{
    Column<T> column(size);
    for (std::size_t i = 0; i < size; ++i)
        column.mutableData()[i] = value;
    return column;
}

[[nodiscard]] inline Column<std::uint32_t> stringOffsets()
{
    Column<std::uint32_t> offsets(2);
    offsets.mutableData()[0] = 1;
    offsets.mutableData()[1] = 4;
    return offsets;
}

// Node n has the id 2n + 1 and the size n.
[[nodiscard]] inline std::shared_ptr<const HeapSnapshot> snapshotOf(const Graph &graph)
{
    auto snapshot = std::make_shared<HeapSnapshot>();
    snapshot->nodeCount = graph.nodes;
    snapshot->edgeCount = static_cast<std::uint32_t>(graph.edges.size());
    snapshot->nodeKind = columnOf(graph.nodes, static_cast<std::uint8_t>(NodeKind::Object));
    snapshot->nodeKind.mutableData()[0] = static_cast<std::uint8_t>(NodeKind::Synthetic);
    snapshot->nodeName = columnOf(graph.nodes, std::uint32_t{0});
    Column<std::uint32_t> ids(graph.nodes);
    Column<std::uint32_t> sizes(graph.nodes);
    for (std::uint32_t n = 0; n < graph.nodes; ++n) {
        ids.mutableData()[n] = 2 * n + 1;
        sizes.mutableData()[n] = n;
    }
    snapshot->nodeId = WideColumn(std::move(ids), {});
    snapshot->nodeSelfSize = WideColumn(std::move(sizes), {});

    // One string, the empty one, as it would stand in a file before another.
    snapshot->strings = HeapStrings("\"\",", nullptr, stringOffsets(), {});
    snapshot->known = KnownNames(snapshot->strings);

    snapshot->firstEdge = columnOf(std::size_t{graph.nodes} + 1, std::uint32_t{0});
    std::uint32_t *const first = snapshot->firstEdge.mutableData();
    for (const GraphEdge &edge : graph.edges)
        ++first[edge.from + 1];
    for (std::uint32_t n = 0; n < graph.nodes; ++n)
        first[n + 1] += first[n];
    snapshot->edgeWord = columnOf(graph.edges.size(), std::uint32_t{0});
    snapshot->edgeTo = columnOf(graph.edges.size(), std::uint32_t{0});
    std::vector<std::uint32_t> next(first, first + graph.nodes);
    for (const GraphEdge &edge : graph.edges) {
        const std::uint32_t at = next[edge.from]++;
        snapshot->edgeWord.mutableData()[at] = EdgeWord::of(edge.kind, 0).bits;
        snapshot->edgeTo.mutableData()[at] = edge.to;
    }
    return snapshot;
}

// With cycles, self edges, several edges between two nodes, nodes that only weak edges or only
// cycles hold, and edges into the root. density: edges a node.
[[nodiscard]] inline Graph randomGraph(std::mt19937 &random, std::uint32_t nodes, double density)
{
    const auto below = [&random](std::uint32_t limit) {
        return static_cast<std::uint32_t>(random() % limit);
    };
    Graph graph;
    graph.nodes = nodes;
    const auto edges = static_cast<std::uint32_t>(density * nodes);
    // Mostly short ways forward and back make deep trees, the others wide ones.
    const std::uint32_t reach = 1 + below(nodes);
    for (std::uint32_t i = 0; i < edges; ++i) {
        GraphEdge edge;
        edge.from = below(nodes);
        edge.to = below(3) != 0 ? (edge.from + below(reach)) % nodes : below(nodes);
        edge.kind = below(12) == 0 ? EdgeKind::Weak : EdgeKind::Property;
        graph.edges.push_back(edge);
        if (below(10) == 0)
            graph.edges.push_back(edge);
    }
    return graph;
}

// A list of so many nodes that hangs at the root.
[[nodiscard]] inline Graph chain(std::uint32_t length)
{
    Graph graph;
    graph.nodes = length + 1;
    for (std::uint32_t n = 0; n < length; ++n)
        graph.edges.push_back({n, n + 1});
    return graph;
}

// A list whose last element leads to so many leaves, which the first element has in a table too.
[[nodiscard]] inline Graph broom(std::uint32_t length, std::uint32_t leaves)
{
    Graph graph = chain(length);
    graph.nodes += leaves;
    for (std::uint32_t n = length + 1; n < graph.nodes; ++n) {
        graph.edges.push_back({length, n});
        graph.edges.push_back({1, n});
    }
    return graph;
}

// Two rails: every node of one leads to the next of both.
[[nodiscard]] inline Graph ladder(std::uint32_t rungs)
{
    Graph graph;
    graph.nodes = 2 * rungs + 1;
    graph.edges = {{0, 1}, {0, 2}};
    for (std::uint32_t n = 1; n + 2 < graph.nodes; ++n) {
        const std::uint32_t next = n + (n % 2 != 0 ? 2 : 1);
        graph.edges.push_back({n, next});
        graph.edges.push_back({n, next + 1});
    }
    return graph;
}

} // namespace v8scope::drawn
