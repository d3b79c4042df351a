// SPDX-License-Identifier: GPL-3.0-or-later
// The objects that a program's author knows and can do something about: the user view without
// synthetic nodes, without the parts of joined strings, and the one to look at first. Not DevTools'
// figures.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/retainers/retaining_paths.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace v8scope {

struct OwnObjects {
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;       // self sizes of all
    std::vector<HeapNode> largest; // by retained size; ties by ordinal
    // The largest that is no global object (those hold everything), or an object below it that
    // holds nearly all of that; none if there is none.
    HeapNode biggest;
    std::vector<PathStep> path; // that keeps the biggest alive (PathEdges::UserMeaningful)
};

// most: how many are listed. O(nodes + edges).
[[nodiscard]] OwnObjects findOwnObjects(const Heap &heap, std::size_t most,
                                        const Progress &progress);

} // namespace v8scope
