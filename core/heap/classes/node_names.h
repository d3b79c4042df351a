// SPDX-License-Identifier: GPL-3.0-or-later
// What a node is called (R3): strings joined from their parts, plain objects by their properties.
#pragma once

#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace v8scope {

// WTF-8. O(length of the name), for plain objects O(edges looked at), for joined strings also
// O(parts before the first character): DisplayNames is for many of them.
[[nodiscard]] std::string displayName(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                      HeapNode node);
// The same for a joined string: its parts until the name is long enough. Parts may contain each
// other in a broken file: a walk of more than mostIdle of them without a character more is given
// up.
[[nodiscard]] std::string joinedName(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                     HeapNode node, std::uint64_t mostIdle);
// The name in the file, with "Detached " before it where R2 says so.
[[nodiscard]] std::string rawName(const HeapSnapshot &snapshot, const NodeFlags &flags,
                                  HeapNode node);
// A property name as shapes and object names show it: JSON-quoted if it holds , ' " { or }.
[[nodiscard]] std::string shownProperty(std::string_view name);

} // namespace v8scope
