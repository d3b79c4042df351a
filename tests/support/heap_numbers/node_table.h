// SPDX-License-Identifier: GPL-3.0-or-later
// The table of nodes as the reference writes it: a header, then one line a node in file order.
#pragma once

#include "core/heap/classes/node_names.h"
#include "core/heap/summary/native_contexts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope::test {

inline constexpr std::array<std::string_view, 10> kNodeColumns = {
    "id",       "type",      "class",        "self",    "retained",
    "distance", "dominator", "detachedness", "context", "name"};

inline std::string nodeLine(const Heap &heap, const NativeContexts &contexts, HeapNode node)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const std::int32_t owner = contexts.owner[node.value];
    std::string line = std::to_string(snapshot.id(node)) + '\t';
    line += snapshot.typeName(snapshot.kind(node));
    line += '\t';
    appendJsonString(line, heap.className(node));
    for (const std::string &number :
         {std::to_string(heap.selfSize(node)), std::to_string(heap.retainedSize(node)),
          std::to_string(heap.distance(node)), std::to_string(snapshot.id(heap.dominator(node))),
          std::to_string(static_cast<int>(heap.flags.detachedness(node))),
          owner < 0 ? std::to_string(owner)
                    : std::to_string(snapshot.id(HeapNode(static_cast<std::uint32_t>(owner))))})
        line += '\t' + number;
    line += '\t';
    appendJsonString(line, displayName(snapshot, heap.flags, node));
    return line;
}

inline std::vector<std::string_view> columnsOf(std::string_view line)
{
    std::vector<std::string_view> columns;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t to = std::min(line.find('\t', from), line.size());
        columns.push_back(line.substr(from, to - from));
        from = to + 1;
    }
    return columns;
}

struct NodeTableDifference {
    std::vector<std::string> found;
    std::size_t compared = 0;
    std::array<std::size_t, kNodeColumns.size()> differing{}; // nodes, by column
};

// table: the reference's text.
inline NodeTableDifference compareNodeTable(const Heap &heap, const NativeContexts &contexts,
                                            std::string_view table)
{
    NodeTableDifference result;
    std::size_t from = table.find('\n') + 1;
    std::uint32_t i = 0;
    for (; i < heap.snapshot->nodeCount && from < table.size(); ++i) {
        const std::size_t to = std::min(table.find('\n', from), table.size());
        const std::string_view expected = table.substr(from, to - from);
        from = to + 1;
        result.compared += kNodeColumns.size();
        const std::string ours = nodeLine(heap, contexts, HeapNode(i));
        if (ours == expected)
            continue;
        const auto mine = columnsOf(ours);
        const auto theirs = columnsOf(expected);
        for (std::size_t c = 0; c < kNodeColumns.size(); ++c)
            if (c >= theirs.size() || mine[c] != theirs[c])
                if (++result.differing[c] <= 3)
                    result.found.push_back(
                        "node " + std::to_string(i) + " @" + std::string(mine[0]) + " " +
                        std::string(kNodeColumns[c]) + ": " + std::string(mine[c].substr(0, 200)) +
                        ", reference " +
                        std::string(c < theirs.size() ? theirs[c].substr(0, 200) : "nothing"));
    }
    if (i < heap.snapshot->nodeCount || from < table.size())
        result.found.push_back("another number of nodes than the reference's table");
    for (std::size_t c = 0; c < kNodeColumns.size(); ++c)
        if (result.differing[c] > 3)
            result.found.push_back(std::string(kNodeColumns[c]) + " differs in " +
                                   std::to_string(result.differing[c]) + " nodes");
    return result;
}

} // namespace v8scope::test
