// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/heap_numbers/allocation_numbers.h"

#include "core/heap/questions/allocation_timeline.h"
#include "core/heap/questions/dead_fields.h"
#include "tests/support/heap_numbers/class_numbers.h"
#include "tests/support/heap_numbers/plain_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace v8scope::test {

using nlohmann::json;

namespace {

json functionColumns(const HeapSnapshot &snapshot, std::uint32_t function)
{
    const TraceFunction &f = snapshot.traceFunctions[function];
    return {plainText(snapshot.strings.text(f.name)),
            plainText(snapshot.strings.text(f.scriptName)), f.scriptId, f.line, f.column};
}

template <class Row>
json allocationColumns(const HeapSnapshot &snapshot, const Row &row)
{
    json columns = functionColumns(snapshot, row.function);
    for (const std::uint64_t number : {row.count, row.bytes, row.liveCount, row.liveBytes})
        columns.push_back(number);
    return columns;
}

json barsOf(const Heap &heap)
{
    json bars = json::array();
    for (const TimelineBar &bar : allocationBars(heap))
        bars.push_back({bar.timestampMs, bar.lastAssignedId, bar.liveBytes});
    return bars;
}

json callerRows(const Heap &heap, std::uint32_t function)
{
    const std::vector<AllocationCaller> callers = allocationCallers(heap, function);
    std::vector<std::uint32_t> depth(callers.size(), 0);
    json rows = json::array();
    for (std::uint32_t i = 1; i < callers.size(); ++i) {
        depth[i] = depth[callers[i].parent] + 1;
        json row = {depth[i]};
        for (json &column : allocationColumns(*heap.snapshot, callers[i]))
            row.push_back(std::move(column));
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

json allocationNumbers(const Heap &heap, const json &reference)
{
    json numbers = {{"bars", barsOf(heap)}};
    if (!reference.contains("tops"))
        return numbers;
    numbers["tops"] = json::array();
    numbers["callers"] = json::object();
    for (const AllocationTop &top : allocationTops(heap)) {
        json columns = allocationColumns(*heap.snapshot, top);
        for (const auto &[key, rows] : reference["callers"].items())
            if (json::parse(key) == columns)
                numbers["callers"][key] = callerRows(heap, top.function);
        numbers["tops"].push_back(std::move(columns));
    }
    numbers["stacks"] = json::object();
    for (const auto &[ordinal, frames] : reference["stacks"].items()) {
        json stack = json::array();
        const HeapNode node(static_cast<std::uint32_t>(std::stoul(ordinal)));
        for (const std::uint32_t function : allocationStack(heap, node))
            stack.push_back(functionColumns(*heap.snapshot, function));
        numbers["stacks"][ordinal] = stack;
    }
    return numbers;
}

json readCallers(json reference)
{
    if (!reference.contains("callers"))
        return reference;
    for (json &rows : reference["callers"]) {
        for (json &row : rows)
            row = json::parse(row.get<std::string>());
        std::sort(rows.begin(), rows.end());
    }
    return reference;
}

json deadFieldsOf(const Heap &heap)
{
    const DeadFields found = findDeadFields(heap, ScopeRules::DevTools, Progress());
    const HeapSnapshot &snapshot = *heap.snapshot;
    json fields = json::array();
    for (const DeadField &field : found.fields)
        fields.push_back({snapshot.id(field.context), plainText(snapshot.edgeName(field.edge)),
                          snapshot.id(HeapNode(snapshot.edgeTo[field.edge])), field.retainedBytes});
    return {{"fields", fields}, {"scripts", idsOf(heap, found.scriptsWithoutScopes)}};
}

} // namespace v8scope::test
