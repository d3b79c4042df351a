// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_json.h"

#include "core/report/heap_json_rows.h"
#include "core/report/heap_json_sections.h"
#include "core/report/heap_passes.h"
#include "core/report/json_members.h"
#include "core/report/json_writer.h"
#include "core/report/shown_rows.h"

namespace v8scope {

namespace {

using Layout = JsonWriter::Layout;

void writeStatistics(JsonWriter &json, const HeapStatistics &statistics)
{
    json.key("statistics");
    json.beginObject();
    member(json, "total", statistics.total);
    member(json, "v8_total", statistics.v8Total());
    member(json, "native", statistics.native);
    member(json, "typed_arrays", statistics.typedArrays);
    member(json, "code", statistics.code);
    member(json, "strings", statistics.strings);
    member(json, "js_arrays", statistics.jsArrays);
    member(json, "system", statistics.system);
    member(json, "other_js", statistics.otherJs());
    member(json, "other_native", statistics.otherNative());
    json.endObject();
}

void writeClasses(JsonWriter &json, const HeapAnswer &answer)
{
    const Heap &heap = *answer.heap;
    const HeapClasses &classes = heap.classes;
    HeapPlaces places(*heap.snapshot);
    const std::size_t shown = shownRows(answer.classes.size(), answer.question.topClasses);
    member(json, "class_count", answer.classes.size());
    json.key("classes");
    json.beginArray(Layout::Lines);
    for (std::size_t i = 0; i < shown && json.isGood(); ++i) {
        const ClassRow &row = answer.classes[i];
        const ClassGroup &group = classes.groups[row.group];
        json.beginObject();
        textMember(json, "name", classes.names[group.name]);
        textMember(json, "key", classes.key(*heap.snapshot, row.group));
        member(json, "count", row.count);
        signedMember(json, "distance", row.distance);
        signedMember(json, "nearest_distance", row.nearest);
        member(json, "self_bytes", row.selfBytes);
        member(json, "retained_bytes", row.retainedBytes);
        if (!answer.classUnions.empty())
            member(json, "union_retained_bytes", answer.classUnions[row.group]);
        flagMember(json, "shadowed", row.isShadowed);
        std::optional<HeapPlace> place;
        if (group.location != 0)
            place = places.of(heap.snapshot->locations[group.location - 1]);
        placeMember(json, place);
        json.endObject();
    }
    json.endArray();
}

} // namespace

void writeHeapJson(std::ostream &out, const HeapAnswer &answer, const std::string &file)
{
    const Heap &heap = *answer.heap;
    JsonWriter json(out);
    json.beginObject(Layout::Lines);
    member(json, "file", file);
    member(json, "kind", heap.snapshot->isTimeline ? "heaptimeline" : "heapsnapshot");
    member(json, "nodes", std::uint64_t{heap.snapshot->nodeCount});
    member(json, "edges", std::uint64_t{heap.snapshot->edgeCount});
    member(json, "self_bytes", heap.selfBytes());
    member(json, "total_bytes", heap.totalBytes());
    member(json, "extra_native_bytes", heap.snapshot->extraNativeBytes);
    member(json, "max_js_object_id", maxJsObjectId(*heap.snapshot));
    writeStatistics(json, answer.statistics);
    if (const std::string filters = filterWords(answer.question); !filters.empty()) {
        member(json, "filter", std::string_view(filters));
        member(json, "filtered_count", answer.passingCount);
        member(json, "filtered_bytes", answer.passingBytes);
    }
    writeClasses(json, answer);
    writeNodesJson(json, "objects", answer, answer.objects);
    writeAnswersJson(json, answer);
    writeDiagnosticsJson(json, heap.snapshot->diagnostics);
    json.endObject();
}

} // namespace v8scope
