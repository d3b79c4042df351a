// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/cons_strings.h"

namespace v8scope {

ConsParts consParts(const HeapSnapshot &snapshot, HeapNode node)
{
    ConsParts parts;
    const std::uint32_t end = snapshot.edgesEnd(node);
    // DevTools looks on until both are there, and node 0 counts as not there: a later edge of the
    // same name then replaces an earlier one.
    for (std::uint32_t e = snapshot.edgesBegin(node);
         e < end && (parts.first.value == 0 || parts.second.value == 0); ++e) {
        if (snapshot.edgeKind(e) != EdgeKind::Internal)
            continue;
        const KnownName name = snapshot.edgeKnownName(e);
        if (name == KnownName::First)
            parts.first = HeapNode(snapshot.edgeTo[e]);
        else if (name == KnownName::Second)
            parts.second = HeapNode(snapshot.edgeTo[e]);
    }
    return parts;
}

} // namespace v8scope
