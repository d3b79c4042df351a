// SPDX-License-Identifier: GPL-3.0-or-later
// Following single edges by name, and what nodes are called in the file: for rules that look at one
// node at a time.
#pragma once

#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace v8scope {

// Where the first internal edge of this name leads; none if there is none. O(edges of the node).
[[nodiscard]] HeapNode internalTarget(const HeapSnapshot &snapshot, HeapNode from, KnownName name);

// The name in the file is this one, and R2 did not put "Detached " before it.
[[nodiscard]] inline bool isNamed(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                  HeapNode node, KnownName name)
{
    return snapshot.knownName(node) == name && !flags.isRenamed(node);
}

// True for edges that DevTools shows with a name and not with a number: a shortcut's name is a
// number if it begins with one (R1).
[[nodiscard]] bool hasTextName(const HeapSnapshot &snapshot, std::uint32_t edge);

// V8 writes values as nodes named by their kind ("int", "bool"), with the value itself below: that
// node, which is named as the value reads. None for all nodes of other names. O(edges of the node).
[[nodiscard]] HeapNode valueBelow(const HeapSnapshot &snapshot, HeapNode node, KnownName kind);
// The whole number of an "int"; none for all other nodes.
[[nodiscard]] std::optional<std::int64_t> intValue(const HeapSnapshot &snapshot, HeapNode node);

} // namespace v8scope
