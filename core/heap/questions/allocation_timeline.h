// SPDX-License-Identifier: GPL-3.0-or-later
// What an allocation timeline says (R21): when what is alive was allocated, and which functions
// allocated it.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"

#include <cstdint>
#include <vector>

namespace v8scope {

struct TimelineBar {
    double timestampMs = 0;
    std::uint64_t lastAssignedId = 0;
    std::uint64_t liveBytes = 0; // self sizes of what was allocated until here and lives
};
// Empty if the file has no samples. O(nodes · log samples).
[[nodiscard]] std::vector<TimelineBar> allocationBars(const Heap &heap);

struct AllocationTop {
    std::uint32_t function = 0; // into HeapSnapshot::traceFunctions
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;
    std::uint64_t liveCount = 0;
    std::uint64_t liveBytes = 0;
};
// Functions that allocated anything, by bytes (largest first).
[[nodiscard]] std::vector<AllocationTop> allocationTops(const Heap &heap);

// Who called a function, merged by function from the inside out; the first row is the function
// itself, parents come before what is below them, siblings stand as they were found. Stacks are
// followed for 256 calls (V8 records at most 64).
struct AllocationCaller {
    std::uint32_t function = 0;
    std::uint32_t parent = 0; // into the list; the first is its own parent
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;
    std::uint64_t liveCount = 0;
    std::uint64_t liveBytes = 0;
};
[[nodiscard]] std::vector<AllocationCaller> allocationCallers(const Heap &heap,
                                                              std::uint32_t function);

// The stack that allocated a node, innermost call first; empty if not known.
[[nodiscard]] std::vector<std::uint32_t> allocationStack(const Heap &heap, HeapNode node);
[[nodiscard]] std::vector<HeapNode> liveObjectsOf(const Heap &heap, std::uint32_t function);

} // namespace v8scope
