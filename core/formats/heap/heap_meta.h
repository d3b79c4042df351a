// SPDX-License-Identifier: GPL-3.0-or-later
// The "snapshot" section of a heap snapshot: how the tables of this file are laid out (R0). Fields
// and types are found by name, because their number and order differ between versions of V8.
#pragma once

#include "core/heap/snapshot/heap_types.h"
#include "core/json/json_cursor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

// The names of a row's numbers, in order.
struct HeapFields {
    std::vector<std::string> names;

    // Place of a field in a row; -1 = the file has no such field.
    [[nodiscard]] int at(std::string_view name) const;
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(names.size()); }
};

struct HeapMeta {
    HeapFields node;
    HeapFields edge;
    HeapFields traceFunction;
    HeapFields traceNode;
    HeapFields sample;
    HeapFields location;
    HeapFields scope;
    HeapFields scopeContextVar;
    HeapFields scopeUse;
    std::vector<NodeKind> nodeKinds;         // by the number that stands in the file
    std::vector<EdgeKind> edgeKinds;         // the same
    std::vector<std::string> otherNodeTypes; // HeapSnapshot::otherNodeTypes

    // What the file says about its tables; the tables themselves are believed, not these.
    std::optional<std::uint64_t> nodeCount;
    std::optional<std::uint64_t> edgeCount;
    std::uint64_t traceFunctionCount = 0;
    std::uint64_t rootIndex = 0; // in numbers, not in nodes
    std::uint64_t rootIndexOffset = 0;
    std::uint64_t extraNativeBytes = 0;
};

// The cursor stands before the object. False: the cursor holds the fault.
bool readHeapMeta(JsonCursor &cursor, HeapMeta &meta);

} // namespace v8scope
