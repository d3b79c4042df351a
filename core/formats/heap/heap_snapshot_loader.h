// SPDX-License-Identifier: GPL-3.0-or-later
// V8 heap snapshots and allocation timelines (.heapsnapshot, .heaptimeline) into columns (R0).
//
// The tables are believed, not the counts in the file's head. What the heap's graph needs (nodes,
// edges, names) must be whole, or loading fails and says where; damage elsewhere is told and left
// out. A file that ends within its strings, or later, loads with the names that are there.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <memory>

namespace v8scope {

// The strings stay in bytes, which the snapshot keeps alive.
[[nodiscard]] Result<std::shared_ptr<const HeapSnapshot>>
loadHeapSnapshot(const std::shared_ptr<const ByteBuffer> &bytes, Progress &progress);

} // namespace v8scope
