// SPDX-License-Identifier: GPL-3.0-or-later
// Which class every node belongs to: class names (R4), shapes of plain objects (R5), and the groups
// that a summary counts (R12: class and, for objects, the place of their constructor).
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace v8scope {

// The shape of plain objects that have (at least) these properties. WTF-8.
struct HeapShape {
    std::string name; // "{a, b}"
    std::vector<std::string> properties;
};

// Where a class name comes from. DevTools keeps names that it makes apart from equal names that the
// file has, until it shows them (R12).
enum class ClassOrigin : std::uint8_t { Made, Raw, Detached, Shape };

struct ClassGroup {
    std::uint32_t name = 0;     // into HeapClasses::names
    std::uint32_t location = 0; // 1 + place in HeapSnapshot::locations, 0 = not by place
    ClassOrigin origin = ClassOrigin::Made;
};

struct HeapClasses {
    std::vector<HeapShape> shapes;
    std::vector<std::string> names; // class names, WTF-8, distinct
    std::vector<ClassGroup> groups;
    Column<std::uint32_t> groupOf; // per node

    [[nodiscard]] const std::string &className(HeapNode n) const
    {
        return names[groups[groupOf[n.value]].name];
    }
    // DevTools' public key of a group: "scriptId,line,column,name" or ",name".
    [[nodiscard]] std::string key(const HeapSnapshot &snapshot, std::uint32_t group) const;
};

// The shapes of this snapshot's plain objects, most frequent first. O(edges of plain objects).
[[nodiscard]] std::vector<HeapShape> inferShapes(const HeapSnapshot &snapshot,
                                                 const Progress &progress);

// shapes: this snapshot's, or in a comparison those of the other (R16).
[[nodiscard]] HeapClasses classify(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                   std::vector<HeapShape> shapes, const Progress &progress);
// By the shapes that inferShapes() finds, in one pass for both.
[[nodiscard]] HeapClasses classify(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                   const Progress &progress);

// A plain object: type object, raw name "Object".
[[nodiscard]] inline bool isPlainObject(const HeapSnapshot &snapshot, HeapNode n)
{
    return snapshot.kind(n) == NodeKind::Object && snapshot.knownName(n) == KnownName::Object;
}

} // namespace v8scope
