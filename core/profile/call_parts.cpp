// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/call_parts.h"

#include <algorithm>
#include <utility>

namespace v8scope {

std::vector<CallPart> callersOf(const CallTree &tree, const std::vector<CallPart> &parts)
{
    std::vector<CallPart> callers;
    callers.reserve(parts.size());
    for (const CallPart &part : parts) {
        if (part.node != 0 && tree.parent[part.node] != 0)
            callers.push_back({tree.parent[part.node], part.weight});
    }
    const auto place = [&](const CallPart &part) {
        return std::pair(tree.function[part.node], part.node);
    };
    std::sort(callers.begin(), callers.end(),
              [&](const CallPart &a, const CallPart &b) { return place(a) < place(b); });
    std::size_t kept = 0;
    for (const CallPart &part : callers) {
        if (kept > 0 && callers[kept - 1].node == part.node)
            callers[kept - 1].weight += part.weight;
        else
            callers[kept++] = part;
    }
    callers.resize(kept);
    return callers;
}

} // namespace v8scope
