// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/duplicate_ids.h"

#include <algorithm>
#include <vector>

namespace v8scope {

namespace {

// Bits spent a node on a set of ids before sorting them costs less memory.
constexpr std::uint64_t kMaxBitsPerNode = 64;

std::uint64_t countBySorting(const WideColumn &ids)
{
    std::vector<std::uint64_t> sorted(ids.size());
    for (std::size_t i = 0; i < sorted.size(); ++i)
        sorted[i] = ids[i];
    std::sort(sorted.begin(), sorted.end());
    const auto distinct = std::unique(sorted.begin(), sorted.end()) - sorted.begin();
    return sorted.size() - static_cast<std::size_t>(distinct);
}

} // namespace

std::uint64_t countDuplicateIds(const WideColumn &ids)
{
    std::uint32_t most = 0;
    for (const std::uint32_t id : ids.narrow())
        most = std::max(most, id);
    if (!ids.large().empty() || most / kMaxBitsPerNode > ids.size())
        return countBySorting(ids);
    std::vector<std::uint64_t> seen((std::size_t{most} >> 6) + 1);
    std::uint64_t duplicates = 0;
    for (const std::uint32_t id : ids.narrow()) {
        const std::uint64_t bit = std::uint64_t{1} << (id & 63);
        duplicates += (seen[id >> 6] & bit) != 0 ? 1 : 0;
        seen[id >> 6] |= bit;
    }
    return duplicates;
}

} // namespace v8scope
