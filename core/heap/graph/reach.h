// SPDX-License-Identifier: GPL-3.0-or-later
// Marks everything that edges lead to from some nodes, whatever the depth.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace v8scope {

// Kinds of edges that a walk does not follow.
class EdgeKinds {
public:
    constexpr EdgeKinds(std::initializer_list<EdgeKind> kinds)
    {
        for (const EdgeKind kind : kinds)
            m_bits |= 1u << static_cast<unsigned>(kind);
    }
    [[nodiscard]] constexpr bool has(EdgeKind kind) const
    {
        return (m_bits >> static_cast<unsigned>(kind) & 1u) != 0;
    }

private:
    std::uint32_t m_bits = 0;
};

struct Reach {
    std::vector<std::uint32_t> starts;
    EdgeKinds skipped;
    std::uint8_t mark; // one bit; the bit above it is used during the walk and left behind
};

// Sets in a byte per node the marks of all that reach it from their starts, which are marked as
// well. One walk for all of them, since they mostly go the same way. O(nodes + edges).
[[nodiscard]] Column<std::uint8_t> markReachable(const HeapSnapshot &snapshot,
                                                 std::span<const Reach> reaches,
                                                 const Progress &progress);

} // namespace v8scope
