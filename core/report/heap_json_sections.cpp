// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_json_sections.h"

#include "core/heap/classes/display_names.h"
#include "core/report/heap_json_rows.h"
#include "core/report/heap_json_tables.h"
#include "core/report/heap_words.h"
#include "core/report/json_members.h"
#include "core/report/json_writer.h"
#include "core/report/shown_rows.h"

namespace v8scope {

namespace {

using Layout = JsonWriter::Layout;

void nodeRow(JsonWriter &json, const HeapAnswer &answer, HeapNode node, DisplayNames &names)
{
    json.beginObject();
    nodeMembers(json, *answer.heap, node, names);
    if (answer.question.hideInternals && answer.userView)
        signedMember(json, "user_distance", answer.userView->distances[node.value]);
    json.endObject();
}

void nodesMembers(JsonWriter &json, const HeapAnswer &answer, const HeapAnswer::Nodes &nodes)
{
    member(json, "count", nodes.total);
    member(json, "self_bytes", nodes.bytes);
    writeNodesJson(json, "objects", answer, nodes.shown);
}

void writeFound(JsonWriter &json, const HeapAnswer &answer)
{
    json.key("found");
    json.beginObject(Layout::Lines);
    nodesMembers(json, answer, *answer.found);
    json.endObject();
}

void writeOneClass(JsonWriter &json, const HeapAnswer &answer)
{
    const HeapAnswer::OneClass &one = *answer.oneClass;
    json.key("class");
    json.beginObject(Layout::Lines);
    member(json, "name", std::string_view(one.name));
    json.key("keys");
    json.beginArray();
    for (const std::uint32_t group : one.groups)
        json.string(toUtf8(answer.heap->classes.key(*answer.heap->snapshot, group)));
    json.endArray();
    member(json, "retained_together_bytes", one.retainedTogether);
    nodesMembers(json, answer, one.members);
    json.endObject();
}

void writeStack(JsonWriter &json, const HeapAnswer &answer, HeapNode node)
{
    const HeapSnapshot &snapshot = *answer.heap->snapshot;
    json.key("allocation_stack");
    json.beginArray();
    for (const std::uint32_t function : allocationStack(*answer.heap, node)) {
        json.beginObject();
        traceFunctionMembers(json, snapshot, snapshot.traceFunctions[function]);
        json.endObject();
    }
    json.endArray();
}

void writeObject(JsonWriter &json, const HeapAnswer &answer)
{
    const HeapNode node = answer.object;
    const HeapSnapshot &snapshot = *answer.heap->snapshot;
    json.key("object");
    json.beginObject();
    DisplayNames names(snapshot, answer.heap->flags);
    nodeMembers(json, *answer.heap, node, names);
    textMember(json, "raw_name", snapshot.strings.text(snapshot.nodeName[node.value]));
    member(json, "file_self_bytes", snapshot.rawSelfSize(node));
    member(json, "edge_count", std::uint64_t{snapshot.edgesEnd(node)} - snapshot.edgesBegin(node));
    member(json, "retainer_count", answer.objectRetainers);
    placeMember(json, HeapPlaces(snapshot).of(node));
    if (!snapshot.traceNodes.empty())
        writeStack(json, answer, node);
    json.endObject();
}

void writeEdges(JsonWriter &json, const HeapAnswer &answer)
{
    const Heap &heap = *answer.heap;
    const std::size_t shown = shownRows(answer.edges.size(), answer.question.top);
    member(json, "edges_total", answer.edges.size());
    json.key("edges_of");
    json.count(heap.snapshot->id(answer.edgesOf));
    json.key("contained");
    json.beginArray(Layout::Lines);
    for (std::size_t i = 0; i < shown && json.isGood(); ++i) {
        const ContainedEdge &edge = answer.edges[i];
        json.beginObject();
        edgeMembers(json, *heap.snapshot, edge.edge);
        member(json, "to_id", heap.snapshot->id(edge.to));
        textMember(json, "to_class", heap.className(edge.to));
        member(json, "to_name", std::string_view(nodeName(heap, edge.to)));
        member(json, "to_self_bytes", heap.selfSize(edge.to));
        member(json, "to_retained_bytes", heap.retainedSize(edge.to));
        signedMember(json, "to_distance", heap.distance(edge.to));
        json.endObject();
    }
    json.endArray();
}

void writeRetainers(JsonWriter &json, const HeapAnswer &answer)
{
    const Heap &heap = *answer.heap;
    const std::size_t shown = shownRows(answer.retainers.size(), answer.question.top);
    member(json, "retainers_total", answer.retainers.size());
    json.key("retainers");
    json.beginArray(Layout::Lines);
    for (std::size_t i = 0; i < shown && json.isGood(); ++i) {
        const Retainer &retainer = answer.retainers[i];
        json.beginObject();
        edgeMembers(json, *heap.snapshot, retainer.edge);
        member(json, "from_id", heap.snapshot->id(retainer.from));
        signedMember(json, "distance", retainer.distance);
        textMember(json, "from_class", heap.className(retainer.from));
        member(json, "from_name", std::string_view(nodeName(heap, retainer.from)));
        member(json, "from_self_bytes", heap.selfSize(retainer.from));
        member(json, "from_retained_bytes", heap.retainedSize(retainer.from));
        flagMember(json, "ignored", retainer.isIgnored);
        json.endObject();
    }
    json.endArray();
}

// How the step of a path with this place in it is reached; the first one is not.
void stepEdgeMembers(JsonWriter &json, const HeapSnapshot &snapshot, std::size_t place,
                     std::uint32_t edge)
{
    if (place > 0) {
        edgeMembers(json, snapshot, edge);
        return;
    }
    nullMember(json, "edge_type");
    nullMember(json, "edge_name");
}

void writePath(JsonWriter &json, const HeapAnswer &answer)
{
    const Heap &heap = *answer.heap;
    json.key("path");
    json.beginArray(Layout::Lines);
    for (std::size_t i = 0; i < answer.path.size(); ++i) {
        const PathStep &step = answer.path[i];
        json.beginObject();
        member(json, "id", heap.snapshot->id(step.node));
        textMember(json, "class", heap.className(step.node));
        stepEdgeMembers(json, *heap.snapshot, i, step.edge);
        member(json, "name", std::string_view(nodeName(heap, step.node)));
        member(json, "self_bytes", heap.selfSize(step.node));
        member(json, "retained_bytes", heap.retainedSize(step.node));
        json.endObject();
    }
    json.endArray();
}

void writePaths(JsonWriter &json, const HeapAnswer &answer)
{
    const Heap &heap = *answer.heap;
    json.key("paths");
    json.beginArray(Layout::Lines);
    for (std::size_t i = 0; i < answer.paths.size() && json.isGood(); ++i) {
        const PathNode &step = answer.paths[i];
        json.beginObject();
        member(json, "depth", std::uint64_t{step.depth});
        member(json, "parent", std::uint64_t{step.parent});
        member(json, "id", heap.snapshot->id(step.node));
        textMember(json, "class", heap.className(step.node));
        member(json, "name", std::string_view(nodeName(heap, step.node)));
        stepEdgeMembers(json, *heap.snapshot, i, step.edge);
        signedMember(json, "distance", heap.distance(step.node));
        json.endObject();
    }
    json.endArray();
}

} // namespace

void writeNodesJson(JsonWriter &json, std::string_view key, const HeapAnswer &answer,
                    const std::vector<HeapNode> &nodes)
{
    DisplayNames names(*answer.heap->snapshot, answer.heap->flags);
    json.key(key);
    json.beginArray(Layout::Lines);
    for (const HeapNode node : nodes) {
        if (!json.isGood())
            break;
        nodeRow(json, answer, node, names);
    }
    json.endArray();
}

void writeAnswersJson(JsonWriter &json, const HeapAnswer &answer)
{
    if (answer.found)
        writeFound(json, answer);
    if (answer.oneClass)
        writeOneClass(json, answer);
    if (answer.object.isValid())
        writeObject(json, answer);
    if (answer.edgesOf.isValid())
        writeEdges(json, answer);
    if (answer.retainersOf.isValid())
        writeRetainers(json, answer);
    if (answer.pathOf.isValid())
        writePath(json, answer);
    if (answer.pathsOf.isValid())
        writePaths(json, answer);
    if (answer.dominatorsOf.isValid()) {
        writeNodesJson(json, "dominators", answer, answer.dominators);
        member(json, "dominated_count", answer.dominated.total);
        writeNodesJson(json, "dominated", answer, answer.dominated.shown);
    }
    writeTablesJson(json, answer);
}

} // namespace v8scope
