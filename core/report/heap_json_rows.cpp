// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_json_rows.h"

#include "core/heap/classes/display_names.h"
#include "core/report/heap_words.h"
#include "core/report/json_members.h"
#include "core/report/json_writer.h"

namespace v8scope {

void textMember(JsonWriter &json, std::string_view key, std::string_view wtf8)
{
    member(json, key, std::string_view(toUtf8(wtf8)));
}

void nodeMembers(JsonWriter &json, const Heap &heap, HeapNode node, DisplayNames &names)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    member(json, "id", snapshot.id(node));
    textMember(json, "type", snapshot.typeName(snapshot.kind(node)));
    textMember(json, "class", heap.className(node));
    textMember(json, "name", names.of(node));
    member(json, "self_bytes", heap.selfSize(node));
    member(json, "retained_bytes", heap.retainedSize(node));
    signedMember(json, "distance", heap.distance(node));
    member(json, "dominator_id", snapshot.id(heap.dominator(node)));
    member(json, "detachedness", static_cast<std::uint64_t>(heap.flags.detachedness(node)));
}

void edgeMembers(JsonWriter &json, const HeapSnapshot &snapshot, std::uint32_t edge)
{
    member(json, "edge_type", edgeTypeName(snapshot.edgeKind(edge)));
    member(json, "edge_name", std::string_view(edgeNameText(snapshot, edge)));
}

void placeMember(JsonWriter &json, const std::optional<HeapPlace> &place)
{
    if (!place) {
        nullMember(json, "location");
        return;
    }
    json.key("location");
    json.beginObject();
    member(json, "script", std::string_view(place->script));
    member(json, "script_id", std::uint64_t{place->scriptId});
    member(json, "line", place->line);
    member(json, "column", place->column);
    json.endObject();
}

} // namespace v8scope
