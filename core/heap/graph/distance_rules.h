// SPDX-License-Identifier: GPL-3.0-or-later
// Which strong edges a walk from the roots may take (R8), with the memory that ephemeron pairs
// need. One object for one walk.
#pragma once

#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <unordered_set>

namespace v8scope {

class DistanceRules {
public:
    explicit DistanceRules(const HeapSnapshot &snapshot) : m_snapshot(&snapshot) {}

    // Ask once for every edge that is not weak and leads to a node not reached yet, in the order of
    // the walk: the first edge of an ephemeron pair is refused, the second is taken.
    [[nodiscard]] bool allows(HeapNode from, std::uint32_t edge)
    {
        if (m_snapshot->kind(from) == NodeKind::Array &&
            m_snapshot->knownName(from) == KnownName::MapDescriptors)
            return allowsDescriptor(edge);
        if (hasNumberName(m_snapshot->edgeKind(edge)))
            return true;
        const KnownName name = m_snapshot->known[m_snapshot->edgeLabel(edge)];
        if (name == KnownName::Ephemeron)
            return m_snapshot->edgeKind(edge) != EdgeKind::Internal || takesPair(edge);
        return name != KnownName::SloppyFunctionMap || !isHiddenNativeContext(from);
    }

private:
    [[nodiscard]] bool allowsDescriptor(std::uint32_t edge) const;
    [[nodiscard]] bool isHiddenNativeContext(HeapNode node) const;
    [[nodiscard]] bool takesPair(std::uint32_t edge);

    const HeapSnapshot *m_snapshot;
    std::unordered_set<std::uint32_t> m_pending; // pairs of which one edge was seen
};

} // namespace v8scope
