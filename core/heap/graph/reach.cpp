// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/reach.h"

#include <utility>

namespace v8scope {

void markReachable(const HeapSnapshot &snapshot, std::vector<std::uint32_t> starts,
                   EdgeKinds skipped, std::uint8_t mark, Column<std::uint8_t> &marks,
                   const Progress &progress)
{
    std::uint8_t *const bytes = marks.mutableData();
    const std::uint32_t *const firstEdge = snapshot.firstEdge.data();
    const std::uint32_t *const edgeTo = snapshot.edgeTo.data();
    std::vector<std::uint32_t> stack;
    for (const std::uint32_t start : starts) {
        if ((bytes[start] & mark) == 0)
            stack.push_back(start);
        bytes[start] = static_cast<std::uint8_t>(bytes[start] | mark);
    }
    for (std::uint64_t steps = 1; !stack.empty(); ++steps) {
        if (steps % Progress::kPollInterval == 0 && progress.isCancelled())
            return;
        const std::uint32_t node = stack.back();
        stack.pop_back();
        const std::uint32_t end = firstEdge[node + 1];
        for (std::uint32_t edge = firstEdge[node]; edge < end; ++edge) {
            std::uint8_t &target = bytes[edgeTo[edge]];
            if ((target & mark) != 0 || skipped.has(snapshot.edgeKind(edge)))
                continue;
            target = static_cast<std::uint8_t>(target | mark);
            stack.push_back(edgeTo[edge]);
        }
    }
}

} // namespace v8scope
