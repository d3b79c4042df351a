// SPDX-License-Identifier: GPL-3.0-or-later
// What a step of a readable path costs: little along what a person wrote, much through V8's
// internals and the roots that say nothing. Ours, not DevTools'.
#pragma once

#include "core/base/column.h"
#include "core/heap/retainers/engine_nodes.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <string>

namespace v8scope {

class EdgeCosts {
public:
    static constexpr std::uint32_t kMax = 255;

    explicit EdgeCosts(const HeapSnapshot &snapshot)
        : m_snapshot(&snapshot),
          m_isEngine(snapshot),
          m_entry(snapshot.nodeCount),
          m_property(snapshot.strings.count()),
          m_internal(snapshot.strings.count())
    {}

    // 1 to kMax.
    [[nodiscard]] std::uint32_t operator()(std::uint32_t edge)
    {
        const std::uint32_t cost = costOfEdge(edge) + costOfEntering(m_snapshot->edgeTo[edge]);
        return cost < kMax ? cost : kMax;
    }

private:
    [[nodiscard]] std::uint32_t costOfEdge(std::uint32_t edge);
    [[nodiscard]] std::uint32_t costOfName(EdgeKind kind, std::uint32_t string);
    [[nodiscard]] std::uint32_t costOfEntering(std::uint32_t node)
    {
        std::uint8_t &cost = m_entry.mutableData()[node];
        if (cost == 0)
            cost = static_cast<std::uint8_t>(1 + lookAt(HeapNode(node)));
        return cost - 1u;
    }
    [[nodiscard]] std::uint32_t lookAt(HeapNode node);

    const HeapSnapshot *m_snapshot;
    EngineNodeRule m_isEngine;
    Column<std::uint8_t> m_entry;    // per node: 1 + the cost of entering it, 0 = not looked at yet
    Column<std::uint8_t> m_property; // per string: of a property edge, 0 = not looked at yet
    Column<std::uint8_t> m_internal; // likewise, of an internal edge
    std::string m_text;
};

} // namespace v8scope
