// SPDX-License-Identifier: GPL-3.0-or-later
// Distance from the roots (R8), also with nodes ignored (R17).
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/heap/snapshot/node_set.h"

#include <cstdint>

namespace v8scope {

// Per node; kNoDistance = never reached. ignored: nodes that edges do not lead into (null = none).
// O(nodes + edges).
[[nodiscard]] Column<std::int32_t>
computeDistances(const HeapSnapshot &snapshot, const NodeSet *ignored, const Progress &progress);

} // namespace v8scope
