// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/heap_numbers/node_numbers.h"

#include "core/heap/retainers/retainer_list.h"
#include "core/heap/retainers/retaining_paths.h"
#include "tests/support/heap_numbers/class_numbers.h"
#include "tests/support/heap_numbers/plain_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <vector>

namespace v8scope::test {

using nlohmann::json;

namespace {

json edgeColumns(const HeapSnapshot &snapshot, std::uint32_t edge)
{
    return {std::string(edgeTypeName(snapshot.edgeKind(edge))), plainText(snapshot.edgeName(edge))};
}

json retainersOf(const Heap &heap, HeapNode node, const IgnoredRetainers *ignored,
                 std::size_t limit)
{
    const std::vector<Retainer> list = listRetainers(heap, node, ignored);
    json rows = json::array();
    for (std::size_t i = 0; i < std::min(list.size(), limit); ++i) {
        json row = edgeColumns(*heap.snapshot, list[i].edge);
        row.push_back(heap.snapshot->id(list[i].from));
        row.push_back(list[i].distance);
        rows.push_back(std::move(row));
    }
    return {{"total", list.size()}, {"rows", rows}};
}

json containedIn(const Heap &heap, HeapNode node, std::size_t limit)
{
    const std::vector<ContainedEdge> list = listContained(heap, node);
    json rows = json::array();
    for (std::size_t i = 0; i < std::min(list.size(), limit); ++i) {
        json row = edgeColumns(*heap.snapshot, list[i].edge);
        row.push_back(heap.snapshot->id(list[i].to));
        rows.push_back(std::move(row));
    }
    settleProto(rows);
    return {{"total", list.size()}, {"rows", rows}};
}

// Each below its retained node; the first limit of them.
json pathsOf(const Heap &heap, HeapNode node, const IgnoredRetainers *ignored, std::size_t limit)
{
    const std::vector<PathNode> list = retainingPaths(heap, node, ignored, PathLimits());
    std::vector<std::vector<std::uint32_t>> below(list.size());
    for (std::uint32_t i = 1; i < list.size(); ++i)
        below[list[i].parent].push_back(i);
    json rows = json::array();
    std::vector<std::uint32_t> stack;
    for (std::uint32_t next = 0; !list.empty() && rows.size() < limit;) {
        stack.insert(stack.end(), below[next].rbegin(), below[next].rend());
        if (stack.empty())
            break;
        next = stack.back();
        stack.pop_back();
        const PathNode &step = list[next];
        json row = {step.depth};
        for (json &column : edgeColumns(*heap.snapshot, step.edge))
            row.push_back(std::move(column));
        row.push_back(heap.snapshot->id(step.node));
        row.push_back(ignored ? ignored->distances[step.node.value] : heap.distance(step.node));
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

void settleProto(json &rows)
{
    const auto isProto = [](const json &row) { return row[1] == "__proto__"; };
    for (auto from = rows.begin(); from != rows.end();) {
        const auto to = std::find_if_not(from, rows.end(), isProto);
        std::sort(from, to);
        from = to == rows.end() ? to : std::next(to);
    }
}

json nodeNumbers(const Heap &heap, HeapNode node, const json &asked)
{
    const std::size_t rows = asked["rows"].get<std::size_t>();
    const std::size_t paths = asked["paths"].get<std::size_t>();
    return {{"retainers", retainersOf(heap, node, nullptr, rows)},
            {"paths", pathsOf(heap, node, nullptr, paths)},
            {"contained", containedIn(heap, node, rows)},
            {"dominators", idsOf(heap, dominatorChain(heap, node))}};
}

json ignoringNumbers(const Heap &heap, const json &asked)
{
    std::vector<HeapNode> nodes;
    for (const json &ordinal : asked["ignored"])
        nodes.push_back(HeapNode(ordinal.get<std::uint32_t>()));
    const auto ignored = ignoreRetainers(heap, nodes, Progress());
    json changed = json::array();
    std::size_t total = 0;
    for (std::uint32_t i = 0; i < heap.snapshot->nodeCount; ++i)
        if (ignored->distances[i] != heap.distances[i] &&
            ++total <= asked["changed"].get<std::size_t>())
            changed.push_back({i, ignored->distances[i]});
    json edges = json::array();
    for (std::uint32_t edge = 0; edge < ignored->edges.size(); ++edge)
        if (ignored->edges.has(edge))
            edges.push_back(edge);
    json of = json::object();
    for (const json &ordinal : asked["nodes"]) {
        const HeapNode node(ordinal.get<std::uint32_t>());
        of[std::to_string(node.value)] = {
            {"retainers", retainersOf(heap, node, ignored.get(), asked["rows"].get<std::size_t>())},
            {"paths", pathsOf(heap, node, ignored.get(), asked["paths"].get<std::size_t>())}};
    }
    return {{"changedTotal", total}, {"changed", changed}, {"edges", edges}, {"nodes", of}};
}

} // namespace v8scope::test
