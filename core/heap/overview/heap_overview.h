// SPDX-License-Identifier: GPL-3.0-or-later
// What the first screen and every report show of a heap, and what costs passes over all nodes:
// computed once, stored in the index.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/overview/own_objects.h"
#include "core/heap/summary/class_summary.h"
#include "core/heap/summary/heap_statistics.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace v8scope {

struct HeapOverview {
    static constexpr std::size_t kLargest = 1000;

    std::vector<ClassRow> classes;            // summarizeClasses() of all nodes
    HeapStatistics statistics;                // computeStatistics()
    std::vector<HeapNode> largest;            // largestNodes(), at most kLargest
    std::vector<std::uint64_t> unionRetained; // unionRetainedByClass(), one per group
    // findOwnObjects(), at most kLargest. computeOverview() leaves it out: it takes longer than all
    // the rest, and not everybody asks. Every stored index has it.
    std::optional<OwnObjects> own;
};

// Worthless if progress was cancelled meanwhile. O(nodes), on two cores.
[[nodiscard]] HeapOverview computeOverview(const Heap &heap, const Progress &progress);

} // namespace v8scope
