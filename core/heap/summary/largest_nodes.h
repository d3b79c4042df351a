// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes that retain most, largest first; ties by ordinal.
#pragma once

#include "core/heap/heap.h"

#include <cstddef>
#include <vector>

namespace v8scope {

// Of all nodes. O(nodes · log count).
[[nodiscard]] std::vector<HeapNode> largestNodes(const Heap &heap, std::size_t count);
// Of some. O(nodes · log count).
[[nodiscard]] std::vector<HeapNode> largestOf(const Heap &heap, std::vector<HeapNode> nodes,
                                              std::size_t count);

} // namespace v8scope
