// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/duplicate_ids.h"

#include <algorithm>
#include <vector>

namespace v8scope {

namespace {

// Ids below so many a node are looked up in a bit each.
constexpr std::uint64_t kBitsPerNode = 64;

std::uint64_t countBySorting(std::vector<std::uint64_t> &ids)
{
    std::sort(ids.begin(), ids.end());
    const auto distinct = std::unique(ids.begin(), ids.end()) - ids.begin();
    return ids.size() - static_cast<std::size_t>(distinct);
}

} // namespace

std::uint64_t countDuplicateIds(const WideColumn &ids)
{
    // V8 counts its own objects' ids up by two, so they lie close together and touch few pages;
    // those of other objects are hashes.
    Column<std::uint64_t> seen(ids.size());
    std::uint64_t *const bits = seen.mutableData();
    const std::uint64_t limit = kBitsPerNode * ids.size();
    std::vector<std::uint64_t> beyond;
    std::uint64_t duplicates = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::uint64_t id = ids[i];
        if (id >= limit) {
            beyond.push_back(id);
            continue;
        }
        const std::uint64_t bit = std::uint64_t{1} << (id & 63);
        duplicates += (bits[id >> 6] & bit) != 0 ? 1 : 0;
        bits[id >> 6] |= bit;
    }
    return duplicates + countBySorting(beyond);
}

} // namespace v8scope
