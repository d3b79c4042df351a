// SPDX-License-Identifier: GPL-3.0-or-later
// The summary of classes (R12), of the whole heap or of the nodes that pass a filter.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"

#include <cstdint>
#include <vector>

namespace v8scope {

struct ClassRow {
    std::uint32_t group = 0; // into HeapClasses::groups
    std::uint64_t count = 0;
    std::int32_t distance = kNoDistance; // the smallest, never reached included (DevTools)
    std::int32_t nearest = kNoDistance;  // ours: the smallest that is shown; kNoDistance = none
    std::uint64_t selfBytes = 0;
    // DevTools: sum over the members that have no other member above them in the dominator tree.
    std::uint64_t retainedBytes = 0;
    // An equal public key of a later group hides this one in DevTools (R12).
    bool isShadowed = false;
};

// Groups with members, by retained size (largest first), then name as JavaScript orders it.
// passes: which nodes count (null = all). Nodes without a size never count. O(nodes).
[[nodiscard]] std::vector<ClassRow> summarizeClasses(const Heap &heap, const NodeSet *passes,
                                                     const Progress &progress);
// Before dominators are known: count and shallow size only, largest first.
[[nodiscard]] std::vector<ClassRow> summarizeShallow(const ShallowHeap &heap,
                                                     const Progress &progress);
// Members of a group that count, by retained size (largest first), then id (R20). O(nodes).
[[nodiscard]] std::vector<HeapNode> membersOf(const Heap &heap, std::uint32_t group,
                                              const NodeSet *passes);

} // namespace v8scope
