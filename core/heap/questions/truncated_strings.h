// SPDX-License-Identifier: GPL-3.0-or-later
// What newer snapshots say about strings of which they hold the beginning only (R15).
#pragma once

#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <optional>
#include <string>

namespace v8scope {

// Length and hash of the whole string, as JavaScript writes the numbers; none = not in the file.
struct TruncatedString {
    std::optional<std::string> length;
    std::optional<std::string> hash;
    bool operator==(const TruncatedString &) const = default;
};

// None for strings that are there as a whole. O(edges of the node).
[[nodiscard]] std::optional<TruncatedString> truncatedString(const HeapSnapshot &snapshot,
                                                             const NodeFlags &flags, HeapNode node);

} // namespace v8scope
