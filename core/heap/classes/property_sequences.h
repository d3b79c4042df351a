// SPDX-License-Identifier: GPL-3.0-or-later
// Plain objects by the properties they have, in order: a heap has millions of objects but few such
// sequences, so that shapes (R5) are a matter of sequences and no text is touched per object.
#pragma once

#include "core/base/progress.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace v8scope {

struct PropertySequences {
    struct Sequence {
        std::uint64_t hash;
        std::uint32_t example; // the first object that has it
        std::uint32_t count;
    };
    std::vector<Sequence> sequences; // by first object
    std::uint64_t objects = 0;
};

// From the root on, as in DevTools: no plain object before it has a shape (V8 writes the root
// first). numberOf: receives each plain object's sequence at its node; the rest is left alone. Null
// = not wanted. O(edges of plain objects).
[[nodiscard]] PropertySequences collectSequences(const HeapSnapshot &snapshot,
                                                 std::uint32_t *numberOf, const Progress &progress);

} // namespace v8scope
