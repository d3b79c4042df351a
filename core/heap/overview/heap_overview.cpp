// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/overview/heap_overview.h"

#include "core/base/parallel.h"
#include "core/heap/summary/class_retention.h"
#include "core/heap/summary/largest_nodes.h"

namespace v8scope {

HeapOverview computeOverview(const Heap &heap, const Progress &progress)
{
    HeapOverview overview;
    runTogether(
        [&] {
            overview.classes = summarizeClasses(heap, nullptr, progress);
            overview.largest = largestNodes(heap, HeapOverview::kLargest);
        },
        [&] {
            overview.unionRetained = unionRetainedByClass(heap, progress);
            overview.statistics = computeStatistics(heap);
        });
    return overview;
}

} // namespace v8scope
