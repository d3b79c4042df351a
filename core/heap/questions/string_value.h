// SPDX-License-Identifier: GPL-3.0-or-later
// The whole value of a string that V8 keeps as a tree of parts ("concatenated string").
#pragma once

#include "core/heap/snapshot/heap_snapshot.h"

#include <cstddef>
#include <string>

namespace v8scope {

// WTF-8. Ends at maxBytes, or after as many parts and edges of parts: parts may be shared, so that
// a small file can hold a value of any length (or, broken, one that contains itself).
[[nodiscard]] std::string joinedValue(const HeapSnapshot &snapshot, HeapNode node,
                                      std::size_t maxBytes = 1u << 20);

} // namespace v8scope
