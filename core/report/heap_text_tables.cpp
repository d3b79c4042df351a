// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_text_tables.h"

#include "core/report/heap_text_rows.h"
#include "core/report/heap_words.h"
#include "core/report/numbers.h"
#include "core/report/shown_rows.h"
#include "core/report/text_table.h"

#include <algorithm>
#include <ostream>
#include <vector>

namespace v8scope {

namespace {

using Cell = TextTable::Column;

std::string traceName(const HeapSnapshot &snapshot, const TraceFunction &function)
{
    const std::string name = toUtf8(snapshot.strings.text(function.name));
    return name.empty() ? "(anonymous)" : name;
}

std::string tracePlace(const HeapSnapshot &snapshot, const TraceFunction &function)
{
    std::string place = toUtf8(snapshot.strings.text(function.scriptName));
    if (place.empty())
        return {};
    // V8 counts these from 1 already, unlike locations; 0 = unknown.
    const auto append = [&place](std::uint32_t position) {
        if (position != TraceFunction::kUnknownPosition && position != 0)
            place += ":" + std::to_string(position);
    };
    append(function.line);
    append(function.column);
    return place;
}

void writeStrings(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const auto &groups = answer.strings->groups;
    std::uint64_t wasted = 0;
    std::uint64_t bytes = 0;
    for (const DuplicateStrings::Group &group : groups) {
        wasted += group.wasted;
        bytes += group.bytes;
    }
    const std::size_t shown = shownRows(groups.size(), answer.question.top);
    const SizeColumn sizes(bytes);
    TextTable table;
    table.addColumn(sizes.title("wasted"), Cell::Number);
    table.addColumn(sizes.title("shallow"), Cell::Number);
    table.addColumn("count", Cell::Number);
    table.addColumn("value", Cell::Text);
    for (std::size_t i = 0; i < shown; ++i)
        table.addRow({sizes.cell(groups[i].wasted), sizes.cell(groups[i].bytes),
                      groupedNumber(groups[i].nodes.size()),
                      "\"" + toUtf8(groups[i].value) + (groups[i].isTruncated ? "…" : "") + "\""});
    writeTitle(
        out,
        "Strings that are there several times: " + counted(groups.size(), "value", "values") +
            ", " + roundSize(wasted) + " too much (" + shownOf(shown, groups.size()) + ")",
        width);
    table.write(out, width);
}

void writeContexts(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const Heap &heap = *answer.heap;
    const NativeContexts &contexts = *answer.contexts;
    const SizeColumn sizes(heap.totalBytes());
    TextTable table;
    table.addColumn(sizes.title("shallow"), Cell::Number);
    table.addColumn("%", Cell::Number);
    table.addColumn("objects", Cell::Number);
    table.addColumn("id", Cell::Number);
    table.addColumn("realm", Cell::Text);
    const auto row = [&](std::uint64_t bytes, std::string count, std::string id, std::string name) {
        table.addRow({sizes.cell(bytes), percentCell(bytes, heap.totalBytes()), std::move(count),
                      std::move(id), std::move(name)});
    };
    for (const NativeContexts::Realm &realm : contexts.realms)
        row(realm.bytes, groupedNumber(realm.count), nodeId(heap, realm.node),
            nodeName(heap, realm.node));
    row(contexts.sharedBytes, "", "", "shared by several");
    row(contexts.noneBytes, "", "", "of none");
    writeTitle(out,
               "Realms (pages, frames, vm contexts): " +
                   counted(contexts.realms.size(), "native context", "native contexts"),
               width);
    table.write(out, width);
}

void writeBars(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    constexpr std::size_t kColumns = 30;
    const std::vector<TimelineBar> &bars = *answer.bars;
    std::uint64_t most = 0;
    std::uint64_t sum = 0;
    for (const TimelineBar &row : bars) {
        most = std::max(most, row.liveBytes);
        sum += row.liveBytes;
    }
    const SizeColumn sizes(most);
    TextTable table;
    table.addColumn("at ms", Cell::Number);
    table.addColumn(sizes.title("live"), Cell::Number);
    table.addColumn("last id", Cell::Number);
    table.addColumn("", Cell::Text);
    for (const TimelineBar &row : bars)
        table.addRow({groupedDecimal(row.timestampMs, 1), sizes.cell(row.liveBytes),
                      groupedNumber(row.lastAssignedId), shareBar(row.liveBytes, most, kColumns)});
    writeTitle(out,
               "When what is alive was allocated (" + counted(bars.size(), "sample", "samples") +
                   ", " + roundSize(sum) +
                   "; --filter ids:MIN..MAX with two of the last ids shows what came between)",
               width);
    table.write(out, width);
}

void writeAllocations(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const HeapSnapshot &snapshot = *answer.heap->snapshot;
    const std::vector<AllocationTop> &tops = answer.allocations;
    const std::size_t shown = shownRows(tops.size(), answer.question.top);
    std::uint64_t most = 0;
    for (const AllocationTop &top : tops)
        most = std::max(most, std::max(top.bytes, top.liveBytes));
    const SizeColumn sizes(most);
    TextTable table;
    table.addColumn(sizes.title("live"), Cell::Number);
    table.addColumn("count", Cell::Number);
    table.addColumn(sizes.title("all"), Cell::Number);
    table.addColumn("count", Cell::Number);
    table.addColumn("function", Cell::Text);
    table.addColumn("location", Cell::Location);
    for (std::size_t i = 0; i < shown; ++i) {
        const TraceFunction &function = snapshot.traceFunctions[tops[i].function];
        table.addRow({sizes.cell(tops[i].liveBytes), groupedNumber(tops[i].liveCount),
                      sizes.cell(tops[i].bytes), groupedNumber(tops[i].count),
                      traceName(snapshot, function), tracePlace(snapshot, function)});
    }
    writeTitle(out, "Functions by what they allocated (" + shownOf(shown, tops.size()) + ")",
               width);
    table.write(out, width);
}

void writeAllocation(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    if (answer.bars->empty() && answer.allocations.empty())
        writeTitle(out,
                   "This file has no allocation timeline: record \"Allocations on timeline\", with "
                   "stacks.",
                   width);
    if (!answer.bars->empty())
        writeBars(out, answer, width);
    if (!answer.allocations.empty())
        writeAllocations(out, answer, width);
}

void writeDeadFields(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    const Heap &heap = *answer.heap;
    const DeadFields &dead = *answer.deadFields;
    if (!dead.isAvailable) {
        writeTitle(out,
                   "This file has no scope tables (newer V8 writes them): variables that nothing "
                   "can read any more are not known.",
                   width);
        return;
    }
    const std::size_t shown = shownRows(dead.fields.size(), answer.question.top);
    const SizeColumn sizes(heap.totalBytes());
    TextTable table;
    table.addColumn(sizes.title("retained"), Cell::Number);
    table.addColumn("variable", Cell::Text);
    table.addColumn("context", Cell::Number);
    table.addColumn("value", Cell::Text);
    for (std::size_t i = 0; i < shown; ++i) {
        const DeadField &field = dead.fields[i];
        table.addRow({sizes.cell(field.retainedBytes), edgeNameText(*heap.snapshot, field.edge),
                      nodeId(heap, field.context),
                      nodePhrase(heap, HeapNode(heap.snapshot->edgeTo[field.edge]))});
    }
    writeTitle(out,
               "Variables that closures keep though nothing can read them (" +
                   shownOf(shown, dead.fields.size()) + ")",
               width);
    if (!dead.scriptsWithoutScopes.empty())
        out << "  " << counted(dead.scriptsWithoutScopes.size(), "script has", "scripts have")
            << " no scope tables and could not be looked at\n";
    if (!table.isEmpty())
        table.write(out, width);
}

} // namespace

std::string traceFunctionText(const HeapSnapshot &snapshot, std::uint32_t function)
{
    const TraceFunction &f = snapshot.traceFunctions[function];
    const std::string place = tracePlace(snapshot, f);
    return traceName(snapshot, f) + (place.empty() ? "" : " (" + place + ")");
}

void writeTables(std::ostream &out, const HeapAnswer &answer, std::size_t width)
{
    if (answer.strings)
        writeStrings(out, answer, width);
    if (answer.contexts)
        writeContexts(out, answer, width);
    if (answer.bars)
        writeAllocation(out, answer, width);
    if (answer.deadFields)
        writeDeadFields(out, answer, width);
}

} // namespace v8scope
