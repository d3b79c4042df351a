// SPDX-License-Identifier: GPL-3.0-or-later
// Strings whose value is there several times (R15).
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"

#include <cstdint>
#include <string>
#include <vector>

namespace v8scope {

struct DuplicateStrings {
    struct Group {
        std::string value; // WTF-8, as far as the snapshot has it
        bool isTruncated = false;
        std::uint64_t bytes = 0;     // self sizes of all
        std::uint64_t wasted = 0;    // bytes that would be free if one (the largest) were kept
        std::vector<HeapNode> nodes; // in file order
    };

    std::vector<Group> groups; // by wasted bytes (largest first), then value
};

// O(bytes of all strings).
[[nodiscard]] DuplicateStrings findDuplicateStrings(const Heap &heap, const Progress &progress);

} // namespace v8scope
