// SPDX-License-Identifier: GPL-3.0-or-later
// Marks everything that edges lead to from some nodes, whatever the depth.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <initializer_list>
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

// Sets mark in the bytes of the nodes of starts and of all that they reach without the skipped
// kinds of edges; a node that has it already is not walked again. O(nodes + edges).
void markReachable(const HeapSnapshot &snapshot, std::vector<std::uint32_t> starts,
                   EdgeKinds skipped, std::uint8_t mark, Column<std::uint8_t> &marks,
                   const Progress &progress);

} // namespace v8scope
