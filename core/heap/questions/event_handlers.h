// SPDX-License-Identifier: GPL-3.0-or-later
// Which functions handle events, as DevTools guesses it from the embedder's listeners (R14).
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"

namespace v8scope {

// What each V8EventListener calls: the target of its first edge "1" if that has code, else the
// first of its children that has, else the target itself. O(nodes + edges).
[[nodiscard]] NodeSet findEventHandlers(const Heap &heap, const Progress &progress);

} // namespace v8scope
