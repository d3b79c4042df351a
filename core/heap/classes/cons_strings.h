// SPDX-License-Identifier: GPL-3.0-or-later
// The two parts of a string that V8 has not joined yet ("concatenated string"), as DevTools finds
// them (R3).
#pragma once

#include "core/heap/snapshot/heap_snapshot.h"

namespace v8scope {

// A part that the file does not name is node 0, for DevTools as for us.
struct ConsParts {
    HeapNode first{0};
    HeapNode second{0};
};

// O(edges of node).
[[nodiscard]] ConsParts consParts(const HeapSnapshot &snapshot, HeapNode node);

} // namespace v8scope
