// SPDX-License-Identifier: GPL-3.0-or-later
// Retained size of a set of nodes without double counting: the union of what its members dominate,
// and (stronger) what would be freed if all of them went at once. Not DevTools' figure.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace v8scope {

// Per group: bytes in the union of the dominated sets of its members. groupOf: per node, numbers
// from groupCount on = in no group. O(nodes).
[[nodiscard]] std::vector<std::uint64_t>
unionRetainedByGroup(const Heap &heap, std::span<const std::uint32_t> groupOf,
                     std::size_t groupCount, const Progress &progress);
// Per group of HeapClasses: bytes in the union of the dominated sets of its members (of any class
// below them, once). O(nodes).
[[nodiscard]] std::vector<std::uint64_t> unionRetainedByClass(const Heap &heap,
                                                              const Progress &progress);
[[nodiscard]] std::uint64_t unionRetained(const Heap &heap, const NodeSet &nodes);
// What nothing else holds once all of nodes are gone, themselves included. O(nodes + edges).
[[nodiscard]] std::uint64_t retainedTogether(const Heap &heap, const NodeSet &nodes,
                                             const Progress &progress);

} // namespace v8scope
