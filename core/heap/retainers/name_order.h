// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting many nodes or edges by name, in JavaScript's order of strings: each distinct name is
// decoded and compared once, then rows compare small numbers.
#pragma once

#include "core/heap/graph/node_flags.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace v8scope {

// The place of each text among all (WTF-8); equal texts have equal places.
[[nodiscard]] std::vector<std::uint32_t> rankTexts(std::span<const std::string_view> texts);

// The same for the display names (R3) of nodes.
[[nodiscard]] std::vector<std::uint32_t> rankDisplayNames(const HeapSnapshot &snapshot,
                                                          const NodeFlags &flags,
                                                          std::span<const HeapNode> nodes);

// The same for edge names as the containment view orders them (R20): texts, then numbers (as
// texts: 10 before 9), then __proto__.
[[nodiscard]] std::vector<std::uint32_t> rankEdgeNames(const HeapSnapshot &snapshot,
                                                       std::span<const std::uint32_t> edges);

// Sorts rows by before, rows that are equal for it by rank and then by place. ranksOf gets the rows
// that are not alone and returns their ranks.
template <class Row, class Before, class RanksOf>
void sortWithNames(std::vector<Row> &rows, Before before, RanksOf ranksOf)
{
    struct Place {
        std::uint32_t rank;
        std::uint32_t index; // into tied
    };
    std::stable_sort(rows.begin(), rows.end(), before);
    std::vector<Row> tied;
    std::vector<std::size_t> begins; // of the runs of equal rows
    std::vector<std::size_t> sizes;
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        end = begin + 1;
        while (end < rows.size() && !before(rows[begin], rows[end]))
            ++end;
        if (end - begin == 1)
            continue;
        begins.push_back(begin);
        sizes.push_back(end - begin);
        tied.insert(tied.end(), rows.begin() + static_cast<std::ptrdiff_t>(begin),
                    rows.begin() + static_cast<std::ptrdiff_t>(end));
    }
    const std::vector<std::uint32_t> ranks = ranksOf(tied);
    std::vector<Place> order(tied.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = {ranks[i], i};
    auto run = order.begin();
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const auto end = run + static_cast<std::ptrdiff_t>(sizes[i]);
        std::sort(run, end, [](const Place &a, const Place &b) {
            return a.rank != b.rank ? a.rank < b.rank : a.index < b.index;
        });
        for (std::size_t to = begins[i]; run != end; ++run, ++to)
            rows[to] = tied[run->index];
    }
}

} // namespace v8scope
