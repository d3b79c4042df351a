// SPDX-License-Identifier: GPL-3.0-or-later
// The heap as the program's author sees it, for files that carry V8's internals (every snapshot of
// today's Chrome): which nodes are V8's own, and distances counted from the global objects, which
// are found through the native contexts. Not DevTools' figures.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"

#include <cstdint>
#include <vector>

namespace v8scope {

struct UserView {
    std::vector<HeapNode> globals;  // global objects of all realms
    NodeSet userNodes;              // shown when internals are hidden
    Column<std::int32_t> distances; // from the globals over edges; kNoDistance = not reached
};
[[nodiscard]] UserView buildUserView(const Heap &heap, const Progress &progress);

} // namespace v8scope
