// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes, edges and places as members of JSON objects, the same in every report about heaps.
#pragma once

#include "core/heap/heap.h"
#include "core/report/heap_places.h"

#include <cstdint>
#include <string_view>

namespace v8scope {

class DisplayNames;
class JsonWriter;

// id, type, class, name, self_bytes, retained_bytes, distance, dominator_id, detachedness.
void nodeMembers(JsonWriter &json, const Heap &heap, HeapNode node, DisplayNames &names);
// edge_type, edge_name.
void edgeMembers(JsonWriter &json, const HeapSnapshot &snapshot, std::uint32_t edge);
// "location": {script, script_id, line, column} or null.
void placeMember(JsonWriter &json, const std::optional<HeapPlace> &place);
void textMember(JsonWriter &json, std::string_view key, std::string_view wtf8);

} // namespace v8scope
