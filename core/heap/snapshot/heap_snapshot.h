// SPDX-License-Identifier: GPL-3.0-or-later
// A heap snapshot as the file has it: columns of nodes and edges, no derived data. Made by a loader
// (or by the index of an earlier analysis), then immutable; any thread may read.
#pragma once

#include "core/base/column.h"
#include "core/base/diagnostics.h"
#include "core/base/wide_column.h"
#include "core/heap/snapshot/heap_strings.h"
#include "core/heap/snapshot/heap_types.h"
#include "core/heap/snapshot/known_names.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

// Kind and label of an edge in one word: 3 bits kind, 29 bits label (an element's index, or the
// number of a string).
struct EdgeWord {
    static constexpr std::uint32_t kKindBits = 3;
    static constexpr std::uint32_t kWideLabel = (1u << 29) - 1; // look in wideLabels

    std::uint32_t bits = 0;

    [[nodiscard]] static constexpr EdgeWord of(EdgeKind kind, std::uint32_t label)
    {
        return {label << kKindBits | static_cast<std::uint32_t>(kind)};
    }
    [[nodiscard]] constexpr EdgeKind kind() const { return static_cast<EdgeKind>(bits & 7u); }
    [[nodiscard]] constexpr std::uint32_t label() const { return bits >> kKindBits; }
};

// Element and hidden edges have a number for a name, all others a string.
[[nodiscard]] constexpr bool hasNumberName(EdgeKind kind)
{
    return kind == EdgeKind::Element || kind == EdgeKind::Hidden;
}

// Where an object's function or class stands in a script. Lines and columns from 0, as in the file.
struct HeapLocation {
    std::uint32_t scriptId = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    HeapNode script; // the script's node, in files that name it
    constexpr bool operator==(const HeapLocation &) const = default;
};

// A function of an allocation timeline's stacks.
struct TraceFunction {
    std::uint64_t id = 0;
    std::uint32_t name = 0;       // string
    std::uint32_t scriptName = 0; // string
    std::uint32_t scriptId = 0;
    std::uint32_t line = 0; // as in the file; kUnknownPosition = none
    std::uint32_t column = 0;
    static constexpr std::uint32_t kUnknownPosition = 0xffffffff;
};

// A call in an allocation timeline's tree. Parents come before their children (pre-order, as in
// the file).
struct TraceNode {
    std::uint64_t id = 0;
    std::uint32_t function = 0; // into traceFunctions
    std::uint32_t parent = kNoParent;
    std::uint64_t count = 0;
    std::uint64_t size = 0; // bytes
    static constexpr std::uint32_t kNoParent = 0xffffffff;
};

struct HeapSample {
    std::int64_t timestampUs = 0;
    std::uint64_t lastAssignedId = 0;
};

// The tables of a section without meaning here: rows of numbers with named fields (R23).
struct HeapTable {
    std::vector<std::string> fields;
    std::vector<std::int64_t> values; // rows of fields.size() numbers

    // Place of a field in a row; -1 = not there.
    [[nodiscard]] int field(std::string_view name) const;
    [[nodiscard]] std::size_t rows() const
    {
        return fields.empty() ? 0 : values.size() / fields.size();
    }
};

struct HeapSnapshot {
    std::string format;      // for people: "V8 heap snapshot", "… with allocation timeline"
    bool isTimeline = false; // has allocation samples or stacks

    std::uint32_t nodeCount = 0;
    std::uint32_t edgeCount = 0;
    HeapNode root{0}; // the first node unless root_index says otherwise

    // Nodes, in file order.
    Column<std::uint8_t> nodeKind;  // NodeKind
    Column<std::uint32_t> nodeName; // string
    WideColumn nodeId;
    WideColumn nodeSelfSize;
    Column<std::uint32_t> firstEdge;       // nodeCount + 1
    Column<std::uint8_t> nodeDetachedness; // empty = the file has no such field
    Column<std::uint32_t> nodeTrace;       // trace node id; empty = none
    Column<std::uint32_t> nodeLocation;    // 1 + place in locations, 0 = none; empty = no locations
    std::vector<HeapLocation> locations;   // distinct
    std::vector<std::string> otherNodeTypes; // names of the kinds from NodeKind::FirstOther on

    // Edges, in file order: those of node 0, of node 1, …
    Column<std::uint32_t> edgeWord;            // EdgeWord::bits
    Column<std::uint32_t> edgeTo;              // node
    std::vector<WideColumn::Large> wideLabels; // of edges whose label is kWideLabel, by edge

    HeapStrings strings;
    KnownNames known;

    // Allocation timelines.
    std::vector<TraceFunction> traceFunctions;
    std::vector<TraceNode> traceNodes;
    std::vector<HeapSample> samples;

    // Scopes of contexts (newer V8). In scopes, "script_node_index" is the node, -1 = none.
    HeapTable scopes;
    HeapTable scopeContextVars;
    HeapTable scopeUses;

    std::uint64_t extraNativeBytes = 0;
    Diagnostics diagnostics;

    [[nodiscard]] NodeKind kind(HeapNode n) const
    {
        return static_cast<NodeKind>(nodeKind[n.value]);
    }
    [[nodiscard]] std::uint64_t id(HeapNode n) const { return nodeId[n.value]; }
    // As the file has it; Heap::selfSize() is the one that analyses use.
    [[nodiscard]] std::uint64_t rawSelfSize(HeapNode n) const { return nodeSelfSize[n.value]; }
    [[nodiscard]] KnownName knownName(HeapNode n) const { return known[nodeName[n.value]]; }
    [[nodiscard]] bool hasLocation(HeapNode n) const
    {
        return !nodeLocation.isEmpty() && nodeLocation[n.value] != 0;
    }

    [[nodiscard]] std::uint32_t edgesBegin(HeapNode n) const { return firstEdge[n.value]; }
    [[nodiscard]] std::uint32_t edgesEnd(HeapNode n) const { return firstEdge[n.value + 1]; }
    [[nodiscard]] EdgeKind edgeKind(std::uint32_t edge) const
    {
        return EdgeWord{edgeWord[edge]}.kind();
    }
    // An element's index, or a string number. Up to 2^32-1 (larger labels are an error of the
    // file).
    [[nodiscard]] std::uint32_t edgeLabel(std::uint32_t edge) const
    {
        const std::uint32_t label = EdgeWord{edgeWord[edge]}.label();
        return label != EdgeWord::kWideLabel ? label : wideLabel(edge);
    }
    // KnownName::None for edges whose name is a number.
    [[nodiscard]] KnownName edgeKnownName(std::uint32_t edge) const
    {
        return hasNumberName(edgeKind(edge)) ? KnownName::None : known[edgeLabel(edge)];
    }
    // The node an edge comes from. O(log nodes).
    [[nodiscard]] HeapNode edgeFrom(std::uint32_t edge) const;
    // As DevTools names it (R1): a number, the string, or a shortcut's leading integer.
    [[nodiscard]] std::string edgeName(std::uint32_t edge) const;

    // The type as the file calls it: "object", "concatenated string".
    [[nodiscard]] std::string_view typeName(NodeKind kind) const;
    // First node with this id; none if there is no such. O(nodes).
    [[nodiscard]] HeapNode findId(std::uint64_t id) const;

private:
    [[nodiscard]] std::uint32_t wideLabel(std::uint32_t edge) const;
};

[[nodiscard]] std::string_view edgeTypeName(EdgeKind kind);

} // namespace v8scope
