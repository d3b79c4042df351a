// SPDX-License-Identifier: GPL-3.0-or-later
// Retained size of a set of nodes without double counting: the union of what its members dominate,
// and (stronger) what would be freed if all of them went at once. Not DevTools' figure.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace v8scope {

// Per group of HeapClasses: bytes in the union of the dominated sets of its members (of any class
// below them, once). O(nodes).
[[nodiscard]] std::vector<std::uint64_t> unionRetainedByClass(const Heap &heap,
                                                              const Progress &progress);
[[nodiscard]] std::uint64_t unionRetained(const Heap &heap, const NodeSet &nodes);
// What nothing else holds once all of nodes are gone, themselves included. O(nodes + edges).
[[nodiscard]] std::uint64_t retainedTogether(const Heap &heap, const NodeSet &nodes,
                                             const Progress &progress);

} // namespace v8scope
