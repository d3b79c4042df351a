// SPDX-License-Identifier: GPL-3.0-or-later
// Shallow sizes as DevTools shows them: what V8 keeps beside an object is added to it (R7).
#pragma once

#include "core/base/progress.h"
#include "core/base/wide_column.h"
#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

namespace v8scope {

// The snapshot's own column (shared) when the file has no user roots. O(nodes + edges).
[[nodiscard]] WideColumn computeShallowSizes(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                             const Progress &progress);

} // namespace v8scope
