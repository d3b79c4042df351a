// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_json_tables.h"

#include "core/report/heap_json_rows.h"
#include "core/report/heap_words.h"
#include "core/report/json_members.h"
#include "core/report/json_writer.h"
#include "core/report/shown_rows.h"

#include <cmath>
#include <string>

namespace v8scope {

namespace {

using Layout = JsonWriter::Layout;

void writeStrings(JsonWriter &json, const HeapAnswer &answer)
{
    const auto &groups = answer.strings->groups;
    std::uint64_t wasted = 0;
    std::uint64_t strings = 0;
    for (const DuplicateStrings::Group &group : groups) {
        wasted += group.wasted;
        strings += group.nodes.size();
    }
    json.key("strings_summary");
    json.beginObject();
    member(json, "groups", groups.size());
    member(json, "count", strings);
    member(json, "wasted_bytes", wasted);
    json.endObject();
    json.key("strings");
    json.beginArray(Layout::Lines);
    for (std::size_t i = 0; i < shownRows(groups.size(), answer.question.top) && json.isGood();
         ++i) {
        json.beginObject();
        textMember(json, "value", groups[i].value);
        member(json, "count", groups[i].nodes.size());
        member(json, "bytes", groups[i].bytes);
        member(json, "wasted_bytes", groups[i].wasted);
        flagMember(json, "truncated", groups[i].isTruncated);
        member(json, "first_id", answer.heap->snapshot->id(groups[i].nodes.front()));
        json.endObject();
    }
    json.endArray();
}

void writeContexts(JsonWriter &json, const HeapAnswer &answer)
{
    const Heap &heap = *answer.heap;
    json.key("contexts");
    json.beginArray(Layout::Lines);
    for (const NativeContexts::Realm &realm : answer.contexts->realms) {
        json.beginObject();
        member(json, "id", heap.snapshot->id(realm.node));
        member(json, "name", std::string_view(nodeName(heap, realm.node)));
        member(json, "count", realm.count);
        member(json, "bytes", realm.bytes);
        json.endObject();
    }
    json.endArray();
    member(json, "shared_context_bytes", answer.contexts->sharedBytes);
    member(json, "no_context_bytes", answer.contexts->noneBytes);
}

void writeAllocation(JsonWriter &json, const HeapAnswer &answer)
{
    const HeapSnapshot &snapshot = *answer.heap->snapshot;
    json.key("allocation");
    json.beginObject(Layout::Lines);
    json.key("bars");
    json.beginArray(Layout::Lines);
    for (const TimelineBar &bar : *answer.bars) {
        json.beginObject();
        signedMember(json, "timestamp_us", std::llround(bar.timestampMs * 1000.0));
        member(json, "last_assigned_id", bar.lastAssignedId);
        member(json, "live_bytes", bar.liveBytes);
        json.endObject();
    }
    json.endArray();
    json.key("functions");
    json.beginArray(Layout::Lines);
    const std::size_t shown = shownRows(answer.allocations.size(), answer.question.top);
    for (std::size_t i = 0; i < shown && json.isGood(); ++i) {
        const AllocationTop &top = answer.allocations[i];
        json.beginObject();
        traceFunctionMembers(json, snapshot, snapshot.traceFunctions[top.function]);
        member(json, "count", top.count);
        member(json, "bytes", top.bytes);
        member(json, "live_count", top.liveCount);
        member(json, "live_bytes", top.liveBytes);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

void writeDeadFields(JsonWriter &json, const HeapAnswer &answer)
{
    const Heap &heap = *answer.heap;
    const DeadFields &dead = *answer.deadFields;
    json.key("dead_fields");
    json.beginObject(Layout::Lines);
    flagMember(json, "available", dead.isAvailable);
    member(json, "scripts_without_scopes", dead.scriptsWithoutScopes.size());
    member(json, "count", dead.fields.size());
    json.key("fields");
    json.beginArray(Layout::Lines);
    for (std::size_t i = 0; i < shownRows(dead.fields.size(), answer.question.top) && json.isGood();
         ++i) {
        const DeadField &field = dead.fields[i];
        const HeapNode target(heap.snapshot->edgeTo[field.edge]);
        json.beginObject();
        member(json, "context_id", heap.snapshot->id(field.context));
        member(json, "context_name", std::string_view(nodeName(heap, field.context)));
        member(json, "variable", std::string_view(edgeNameText(*heap.snapshot, field.edge)));
        member(json, "value_id", heap.snapshot->id(target));
        textMember(json, "value_class", heap.className(target));
        member(json, "retained_bytes", field.retainedBytes);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

// V8 counts these from 1 already, unlike locations; 0 = unknown.
std::uint64_t editorPosition(std::uint32_t position)
{
    return position == TraceFunction::kUnknownPosition ? 0 : position;
}

} // namespace

void traceFunctionMembers(JsonWriter &json, const HeapSnapshot &snapshot,
                          const TraceFunction &function)
{
    textMember(json, "name", snapshot.strings.text(function.name));
    textMember(json, "script", snapshot.strings.text(function.scriptName));
    member(json, "script_id", std::uint64_t{function.scriptId});
    member(json, "line", editorPosition(function.line));
    member(json, "column", editorPosition(function.column));
}

void writeTablesJson(JsonWriter &json, const HeapAnswer &answer)
{
    if (answer.strings)
        writeStrings(json, answer);
    if (answer.contexts)
        writeContexts(json, answer);
    if (answer.bars)
        writeAllocation(json, answer);
    if (answer.deadFields)
        writeDeadFields(json, answer);
}

} // namespace v8scope
