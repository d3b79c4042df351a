// SPDX-License-Identifier: GPL-3.0-or-later
// What a step of a readable path costs: little along what a person wrote, much through V8's
// internals and the roots that say nothing. Ours, not DevTools'.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/heap_snapshot.h"
#include "core/heap/node_set.h"

#include <cstdint>
#include <string>

namespace v8scope {

class EdgeCosts {
public:
    static constexpr std::uint32_t kMax = 255;

    EdgeCosts(const HeapSnapshot &snapshot, const Progress &progress);

    // 1 to kMax.
    [[nodiscard]] std::uint32_t operator()(std::uint32_t edge)
    {
        const std::uint32_t to = m_snapshot->edgeTo[edge];
        const std::uint32_t cost = costOfEdge(edge) + (m_entry.isEmpty() ? 0 : m_entry[to]);
        return cost < kMax ? cost : kMax;
    }

private:
    [[nodiscard]] std::uint32_t costOfEdge(std::uint32_t edge);
    [[nodiscard]] std::uint32_t costOfName(EdgeKind kind, std::uint32_t string);

    const HeapSnapshot *m_snapshot;
    Column<std::uint8_t> m_entry;    // per node: of entering it
    Column<std::uint8_t> m_property; // per string: of a property edge, 0 = not looked at yet
    Column<std::uint8_t> m_internal; // likewise, of an internal edge
    std::string m_text;
};

} // namespace v8scope
