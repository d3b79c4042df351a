// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/allocation_timeline.h"

namespace v8scope {

namespace {

constexpr double kUsPerMs = 1000.0;

// The first bar whose last id is not below id. As DevTools searches, also in samples that are out
// of order.
std::size_t barOf(const std::vector<TimelineBar> &bars, std::uint64_t id)
{
    std::size_t begin = 0;
    std::size_t end = bars.size();
    while (begin < end) {
        const std::size_t middle = (begin + end) / 2;
        if (id > bars[middle].lastAssignedId)
            begin = middle + 1;
        else
            end = middle;
    }
    return end;
}

} // namespace

std::vector<TimelineBar> allocationBars(const Heap &heap)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    std::vector<TimelineBar> bars;
    bars.reserve(snapshot.samples.size());
    for (const HeapSample &sample : snapshot.samples)
        bars.push_back(
            {static_cast<double>(sample.timestampUs) / kUsPerMs, sample.lastAssignedId, 0});
    if (bars.empty())
        return bars;
    for (std::uint32_t node = 0; node < snapshot.nodeCount; ++node) {
        const std::uint64_t id = snapshot.nodeId[node];
        if (id % 2 == 0) // the embedder's
            continue;
        // What was allocated while the snapshot was taken has no bar.
        if (const std::size_t bar = barOf(bars, id); bar < bars.size())
            bars[bar].liveBytes += heap.selfSizes[node];
    }
    return bars;
}

} // namespace v8scope
