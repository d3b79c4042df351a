// SPDX-License-Identifier: GPL-3.0-or-later
// The edges that keep something alive for the dominator tree (R9).
#pragma once

#include "core/base/progress.h"
#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/heap/snapshot/node_set.h"

namespace v8scope {

// O(nodes + edges), on several cores.
[[nodiscard]] EdgeSet findEssentialEdges(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                         const Progress &progress);

} // namespace v8scope
