// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a heap snapshot: kinds of nodes and edges, node and edge numbers, distances.
#pragma once

#include "core/base/ids.h"

#include <cstdint>

namespace v8scope {

struct HeapNodeTag;
struct HeapEdgeTag;
// A node's position in the file ("ordinal"), from 0. Below kMaxHeapNodes.
using HeapNode = Id<HeapNodeTag>;
// An edge's position in the file, from 0.
using HeapEdge = Id<HeapEdgeTag>;

// One bit of a node number is used by the retainer list.
inline constexpr std::uint32_t kMaxHeapNodes = (1u << 31) - 1;

// The node types that V8 writes. A type of another name is FirstOther + its place in
// HeapSnapshot::otherNodeTypes.
enum class NodeKind : std::uint8_t {
    Hidden,
    Array,
    String,
    Object,
    Code,
    Closure,
    RegExp,
    Number,
    Native,
    Synthetic,
    ConsString,   // "concatenated string"
    SlicedString, // "sliced string"
    Symbol,
    BigInt,
    ObjectShape, // "object shape"
    FirstOther
};

// The edge types that V8 writes; any other name is Other.
enum class EdgeKind : std::uint8_t {
    Context,
    Element,
    Property,
    Internal,
    Hidden,
    Shortcut,
    Weak,
    Other
};

enum class Detachedness : std::uint8_t { Unknown = 0, Attached = 1, Detached = 2 };

// Distances (DevTools' own figures, which its tables hide).
inline constexpr std::int32_t kNoDistance = -5;             // never reached
inline constexpr std::int32_t kSystemDistance = 100000000;  // the root, when there are user roots
inline constexpr std::int32_t kIgnoredDistance = 200000000; // reached only through ignored nodes

// True if the interface shows a number for it; else "−".
[[nodiscard]] constexpr bool isShownDistance(std::int32_t distance)
{
    return distance >= 0 && distance < kSystemDistance;
}

} // namespace v8scope
