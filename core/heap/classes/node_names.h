// SPDX-License-Identifier: GPL-3.0-or-later
// What a node is called (R3): strings joined from their parts, plain objects by their properties.
#pragma once

#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <string>
#include <string_view>

namespace v8scope {

// WTF-8. O(length of the name), for plain objects O(edges looked at).
[[nodiscard]] std::string displayName(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                      HeapNode node);
// The name in the file, with "Detached " before it where R2 says so.
[[nodiscard]] std::string rawName(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                  HeapNode node);
// A property name as shapes and object names show it: JSON-quoted if it holds , ' " { or }.
[[nodiscard]] std::string shownProperty(std::string_view name);

} // namespace v8scope
