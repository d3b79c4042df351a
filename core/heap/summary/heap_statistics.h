// SPDX-License-Identifier: GPL-3.0-or-later
// What kinds of things the memory went to (R19).
#pragma once

#include "core/heap/heap.h"

#include <cstdint>

namespace v8scope {

struct HeapStatistics { // bytes
    std::uint64_t total = 0;
    std::uint64_t native = 0;      // extra native bytes included
    std::uint64_t typedArrays = 0; // part of native
    std::uint64_t code = 0;
    std::uint64_t strings = 0;
    std::uint64_t jsArrays = 0;
    std::uint64_t system = 0;

    [[nodiscard]] std::uint64_t v8Total() const { return total - native; }
    // DevTools counts some elements twice; never below 0 here.
    [[nodiscard]] std::uint64_t otherJs() const
    {
        const std::uint64_t named = code + strings + jsArrays + system;
        return v8Total() > named ? v8Total() - named : 0;
    }
    [[nodiscard]] std::uint64_t otherNative() const { return native - typedArrays; }
};

[[nodiscard]] HeapStatistics computeStatistics(const Heap &heap);

} // namespace v8scope
