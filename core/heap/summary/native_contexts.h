// SPDX-License-Identifier: GPL-3.0-or-later
// Which realm (native context: a page, a frame, a vm context) a node belongs to (R13).
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/heap/heap.h"

#include <cstdint>
#include <vector>

namespace v8scope {

struct NativeContexts {
    static constexpr std::int32_t kNone = -1;
    static constexpr std::int32_t kShared = -2;

    struct Realm {
        HeapNode node;
        std::uint64_t bytes = 0; // self sizes of what belongs to it
        std::uint64_t count = 0;
    };

    Column<std::int32_t> owner; // per node: the context's node number, kNone or kShared
    std::vector<Realm> realms;  // in file order
    std::uint64_t sharedBytes = 0;
    std::uint64_t noneBytes = 0;
};

// O(nodes + edges).
[[nodiscard]] NativeContexts attributeToContexts(const Heap &heap, const Progress &progress);
// The same name rule everywhere: "system / NativeContext", alone, with " / …", "Detached ".
[[nodiscard]] bool isNativeContext(const HeapSnapshot &snapshot, HeapNode node);

} // namespace v8scope
