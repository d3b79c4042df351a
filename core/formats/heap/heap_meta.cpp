// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/heap_meta.h"

#include "core/heap/snapshot/heap_snapshot.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

namespace v8scope {

namespace {

constexpr std::size_t kMaxFields = 1024;
constexpr std::size_t kMaxTypes = 1024;
constexpr auto kFirstOther = static_cast<std::size_t>(NodeKind::FirstOther);
constexpr std::size_t kMaxOtherTypes = std::numeric_limits<std::uint8_t>::max() - kFirstOther;

bool readNames(JsonCursor &cursor, std::size_t most, std::vector<std::string> &names)
{
    names.clear();
    if (!cursor.enterArray())
        return false;
    while (cursor.nextElement()) {
        JsonString name;
        if (!cursor.readString(name))
            return false;
        if (names.size() >= most)
            return cursor.fail(LoadErrorCode::OutOfRange, "at most 1024 names");
        names.emplace_back();
        decodeJsonString(name, names.back());
    }
    return !cursor.hasFailed();
}

// "node_types" and "edge_types": one element for each field; that of the field "type", wherever it
// stands, is an array with the names of the types.
bool readTypes(JsonCursor &cursor, std::vector<std::string> &names)
{
    if (!cursor.enterArray())
        return false;
    while (cursor.nextElement()) {
        const bool isList = names.empty() && cursor.peek() == JsonType::Array;
        if (isList ? !readNames(cursor, kMaxTypes, names) : !cursor.skipValue())
            return false;
    }
    return !cursor.hasFailed();
}

bool mapNodeKinds(JsonCursor &cursor, const std::vector<std::string> &types, HeapMeta &meta)
{
    const HeapSnapshot none;
    meta.nodeKinds.clear();
    meta.otherNodeTypes.clear();
    for (const std::string &type : types) {
        std::size_t kind = 0;
        while (kind < kFirstOther && none.typeName(static_cast<NodeKind>(kind)) != type)
            ++kind;
        if (kind == kFirstOther) {
            const auto known =
                std::find(meta.otherNodeTypes.begin(), meta.otherNodeTypes.end(), type);
            kind += static_cast<std::size_t>(known - meta.otherNodeTypes.begin());
            if (known == meta.otherNodeTypes.end())
                meta.otherNodeTypes.push_back(type);
        }
        if (meta.otherNodeTypes.size() > kMaxOtherTypes)
            return cursor.fail(LoadErrorCode::OutOfRange, "at most 240 unknown node types");
        meta.nodeKinds.push_back(static_cast<NodeKind>(kind));
    }
    return true;
}

void mapEdgeKinds(const std::vector<std::string> &types, HeapMeta &meta)
{
    constexpr auto kOther = static_cast<std::size_t>(EdgeKind::Other);
    meta.edgeKinds.clear();
    for (const std::string &type : types) {
        std::size_t kind = 0;
        while (kind < kOther && edgeTypeName(static_cast<EdgeKind>(kind)) != type)
            ++kind;
        meta.edgeKinds.push_back(static_cast<EdgeKind>(kind));
    }
}

HeapFields *fieldsNamed(std::string_view key, HeapMeta &meta)
{
    struct Section {
        std::string_view key;
        HeapFields HeapMeta::*fields;
    };
    constexpr std::array<Section, 9> kSections = {{
        {"node_fields", &HeapMeta::node},
        {"edge_fields", &HeapMeta::edge},
        {"trace_function_info_fields", &HeapMeta::traceFunction},
        {"trace_node_fields", &HeapMeta::traceNode},
        {"sample_fields", &HeapMeta::sample},
        {"location_fields", &HeapMeta::location},
        {"scope_fields", &HeapMeta::scope},
        {"scope_context_var_fields", &HeapMeta::scopeContextVar},
        {"scope_use_fields", &HeapMeta::scopeUse},
    }};
    for (const Section &section : kSections) {
        if (section.key == key)
            return &(meta.*section.fields);
    }
    return nullptr;
}

bool readLayout(JsonCursor &cursor, HeapMeta &meta)
{
    std::string_view key;
    if (!cursor.enterObject())
        return false;
    while (cursor.nextKey(key)) {
        std::vector<std::string> types;
        bool ok = true;
        if (HeapFields *const fields = fieldsNamed(key, meta)) {
            ok = readNames(cursor, kMaxFields, fields->names);
        } else if (key == "node_types") {
            ok = readTypes(cursor, types) && mapNodeKinds(cursor, types, meta);
        } else if (key == "edge_types") {
            ok = readTypes(cursor, types);
            mapEdgeKinds(types, meta);
        } else {
            ok = cursor.skipValue();
        }
        if (!ok)
            return false;
    }
    return !cursor.hasFailed();
}

bool readCount(JsonCursor &cursor, std::uint64_t &out)
{
    if (cursor.skipNull())
        return true;
    const std::uint64_t offset = cursor.offset();
    std::int64_t value = 0;
    if (!cursor.readInteger(value))
        return false;
    if (value < 0)
        return cursor.failAtOffset(LoadErrorCode::OutOfRange, offset, "a number from 0 on");
    out = static_cast<std::uint64_t>(value);
    return true;
}

// Counts are only hints, so what is no count is as good as none.
bool readHint(JsonCursor &cursor, std::optional<std::uint64_t> &out)
{
    std::int64_t value = -1;
    if (cursor.peek() != JsonType::Number)
        return cursor.skipValue();
    if (!cursor.readSaturated(value))
        return false;
    if (value >= 0)
        out = static_cast<std::uint64_t>(value);
    return true;
}

bool checkFields(JsonCursor &cursor, const HeapMeta &meta, std::uint64_t offset)
{
    struct Needed {
        const HeapFields *fields;
        const char *name;
        std::string_view expected;
    };
    const std::initializer_list<Needed> needed = {
        {&meta.node, "type", "\"type\" in meta.node_fields"},
        {&meta.node, "name", "\"name\" in meta.node_fields"},
        {&meta.node, "id", "\"id\" in meta.node_fields"},
        {&meta.node, "self_size", "\"self_size\" in meta.node_fields"},
        {&meta.node, "edge_count", "\"edge_count\" in meta.node_fields"},
        {&meta.edge, "type", "\"type\" in meta.edge_fields"},
        {&meta.edge, "name_or_index", "\"name_or_index\" in meta.edge_fields"},
        {&meta.edge, "to_node", "\"to_node\" in meta.edge_fields"},
    };
    for (const Needed &field : needed) {
        if (field.fields->at(field.name) < 0)
            return cursor.failAtOffset(LoadErrorCode::MissingField, offset, field.expected);
    }
    if (meta.nodeKinds.empty())
        return cursor.failAtOffset(LoadErrorCode::MissingField, offset,
                                   "the names of the node types in meta.node_types");
    if (meta.edgeKinds.empty())
        return cursor.failAtOffset(LoadErrorCode::MissingField, offset,
                                   "the names of the edge types in meta.edge_types");
    return true;
}

} // namespace

int HeapFields::at(std::string_view name) const
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

bool readHeapMeta(JsonCursor &cursor, HeapMeta &meta)
{
    cursor.peek();
    const std::uint64_t start = cursor.offset();
    std::string_view key;
    if (!cursor.enterObject())
        return false;
    while (cursor.nextKey(key)) {
        bool ok = true;
        if (key == "meta") {
            ok = readLayout(cursor, meta);
        } else if (key == "node_count") {
            ok = readHint(cursor, meta.nodeCount);
        } else if (key == "edge_count") {
            ok = readHint(cursor, meta.edgeCount);
        } else if (key == "trace_function_count") {
            std::optional<std::uint64_t> count;
            ok = readHint(cursor, count);
            meta.traceFunctionCount = count.value_or(0);
        } else if (key == "root_index") {
            cursor.peek();
            meta.rootIndexOffset = cursor.offset();
            ok = readCount(cursor, meta.rootIndex);
        } else if (key == "extra_native_bytes") {
            ok = readCount(cursor, meta.extraNativeBytes);
        } else {
            ok = cursor.skipValue();
        }
        if (!ok)
            return false;
    }
    return !cursor.hasFailed() && checkFields(cursor, meta, start);
}

} // namespace v8scope
