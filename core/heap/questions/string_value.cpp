// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/string_value.h"

#include "core/heap/classes/cons_strings.h"

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
        if (steps > maxBytes)
            break;
        if (snapshot.kind(at) != NodeKind::ConsString) {
            snapshot.strings.decode(snapshot.nodeName[at.value], part);
            appendWtf8(value, part);
            continue;
        }
        const ConsParts parts = consParts(snapshot, at);
        if (parts.second.value != 0)
            waiting.push_back(parts.second);
        if (parts.first.value != 0)
            waiting.push_back(parts.first);
    }
    return value;
}

} // namespace v8scope
