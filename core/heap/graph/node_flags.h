// SPDX-License-Identifier: GPL-3.0-or-later
// What the whole graph says about single nodes before sizes are looked at: detachedness (R2) and
// the page-owned and queryable flags (R6). Rules R1…: chrome-devtools-frontend's HeapSnapshot.ts,
// restated in core/heap/README.md.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/snapshot/heap_snapshot.h"

namespace v8scope {

struct NodeFlags {
    static constexpr std::uint8_t kDetachedness = 3; // mask; the number is Detachedness
    static constexpr std::uint8_t kPageOwned = 4;
    static constexpr std::uint8_t kRenamed = 8; // shown as "Detached " + raw name
    static constexpr std::uint8_t kQueryable = 16;

    Column<std::uint8_t> bits; // per node

    [[nodiscard]] Detachedness detachedness(HeapNode n) const
    {
        return static_cast<Detachedness>(bits[n.value] & kDetachedness);
    }
    [[nodiscard]] bool isPageOwned(HeapNode n) const { return (bits[n.value] & kPageOwned) != 0; }
    [[nodiscard]] bool isRenamed(HeapNode n) const { return (bits[n.value] & kRenamed) != 0; }
    [[nodiscard]] bool isQueryable(HeapNode n) const { return (bits[n.value] & kQueryable) != 0; }
};

// Child of the root that is not synthetic, or is "(Document DOM trees)".
[[nodiscard]] bool isUserRoot(const HeapSnapshot &snapshot, HeapNode node);

// O(nodes + edges). Worthless if progress was cancelled meanwhile, as all stages.
[[nodiscard]] NodeFlags computeNodeFlags(const HeapSnapshot &snapshot, const Progress &progress);

} // namespace v8scope
