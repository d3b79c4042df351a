// SPDX-License-Identifier: GPL-3.0-or-later
// Which nodes are V8's (or the browser's) own bookkeeping, and where the global objects are: what
// the user view, readable paths and estimates share. Ours, not DevTools'.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap_snapshot.h"
#include "core/heap/node_set.h"

#include <vector>

namespace v8scope {

// Hidden nodes, code, backing stores, maps, numbers, roots, scope contexts, and native nodes of
// internal C++ classes. What a program's author can name stays out: objects, functions, strings,
// symbols, DOM nodes. O(nodes).
[[nodiscard]] NodeSet findEngineNodes(const HeapSnapshot &snapshot, const Progress &progress);

// The global object of every native context (realm), in file order, each once. O(nodes).
[[nodiscard]] std::vector<HeapNode> findGlobals(const HeapSnapshot &snapshot,
                                                const Progress &progress);

} // namespace v8scope
