// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/string_value.h"

#include <optional>
#include <vector>

namespace v8scope {

std::string joinedValue(const HeapSnapshot &snapshot, HeapNode node, std::size_t maxBytes)
{
    std::string value;
    std::string part;
    std::vector<HeapNode> waiting{node};
    std::size_t steps = 0;
    while (!waiting.empty() && value.size() < maxBytes) {
        const HeapNode at = waiting.back();
        waiting.pop_back();
        steps += 1 + snapshot.edgesEnd(at) - snapshot.edgesBegin(at);
        if (steps > maxBytes / 16)
            break;
        if (snapshot.kind(at) != NodeKind::ConsString) {
            snapshot.strings.decode(snapshot.nodeName[at.value], part);
            appendWtf8(value, part);
            continue;
        }
        std::optional<HeapNode> first;
        std::optional<HeapNode> second;
        for (std::uint32_t e = snapshot.edgesBegin(at); e < snapshot.edgesEnd(at); ++e) {
            if (snapshot.edgeKind(e) != EdgeKind::Internal)
                continue;
            const KnownName name = snapshot.edgeKnownName(e);
            if (name == KnownName::First)
                first = HeapNode(snapshot.edgeTo[e]);
            else if (name == KnownName::Second)
                second = HeapNode(snapshot.edgeTo[e]);
        }
        if (second)
            waiting.push_back(*second);
        if (first)
            waiting.push_back(*first);
    }
    return value;
}

} // namespace v8scope
