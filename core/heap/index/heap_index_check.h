// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the columns of an index fit together, so that nothing that walks the heap can step
// outside, whoever wrote the file.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/index/heap_index_layout.h"
#include "core/heap/index/heap_index_parts.h"

namespace v8scope {

// Every column has as many values as the counts say. O(1).
[[nodiscard]] bool sizesFit(const IndexColumns &columns, const IndexParts &parts);
// Every number that points somewhere points at something, rows ascend, dominators form a tree.
// Sizes fit already. O(nodes + edges), on the cores there are; false if progress is cancelled.
[[nodiscard]] bool contentsFit(const Heap &heap, std::uint64_t textBytes, const Progress &progress);

} // namespace v8scope
