// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two heaps, for programs (the shape of `heap-diff --json`; keys may be added,
// never renamed) and for people.
#pragma once

#include "core/heap/compare/heap_comparison.h"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace v8scope {

struct HeapDifference {
    std::string baseFile;
    std::string afterFile;
    std::uint64_t baseBytes = 0;
    std::uint64_t afterBytes = 0;
    HeapComparison comparison;
    std::vector<EstimatedRow> estimate; // of two processes
    std::size_t top = 20;               // 0 = all
};

void writeHeapDiffJson(std::ostream &out, const HeapDifference &difference);
void writeHeapDiffText(std::ostream &out, const HeapDifference &difference, std::size_t width);

} // namespace v8scope
