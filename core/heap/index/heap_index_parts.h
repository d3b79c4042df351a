// SPDX-License-Identifier: GPL-3.0-or-later
// The small parts of a heap as bytes, for its index: names, tables, lists of what does not fit a
// column, and the overview. Every number that points somewhere is checked when it is read.
#pragma once

#include "core/heap/heap.h"
#include "core/heap/index/heap_index.h"
#include "core/heap/index/heap_index_layout.h"
#include "core/heap/overview/heap_overview.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace v8scope {

// Everything of a heap that is not a column; the columns of these structs stay empty.
struct IndexParts {
    std::string kind;
    std::uint64_t expandedBytes = 0;
    HeapSnapshot snapshot;
    std::vector<WideColumn::Large> wideIds;
    std::vector<WideColumn::Large> wideSelfSizes;
    bool hasOwnShallowSizes = false;
    std::vector<WideColumn::Large> wideShallowSizes; // if it has
    std::vector<std::uint32_t> stringWraps;
    std::uint64_t stringsBegin = 0; // place of the stored strings section in the snapshot
    std::unordered_map<std::uint32_t, EphemeronName> ephemerons;
    HeapClasses classes;
    HeapOverview overview;
};

[[nodiscard]] std::string encodeParts(const IndexedHeap &heap, std::uint64_t stringsBegin);
// None if the bytes are not what encodeParts() makes or contradict themselves. Whether they fit the
// columns is for heap_index_check.h.
[[nodiscard]] std::optional<IndexParts> decodeParts(std::string_view bytes);

} // namespace v8scope
