// SPDX-License-Identifier: GPL-3.0-or-later
// A drawn heap with everything that is derived from it, for tests of what comes after.
#pragma once

#include "core/heap/heap.h"
#include "tests/support/drawn_heap.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace v8scope::drawn {

[[nodiscard]] inline std::shared_ptr<const Heap> analyzed(const DrawnHeap &drawn)
{
    Progress progress;
    const auto heap = analyzeHeap(drawn.shared(), progress);
    if (!heap) {
        std::fprintf(stderr, "%s\n", heap.error().message().c_str());
        std::abort();
    }
    return *heap;
}

} // namespace v8scope::drawn
