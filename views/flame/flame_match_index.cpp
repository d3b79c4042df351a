// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_match_index.h"

#include "views/flame/flame_source.h"

#include <algorithm>

namespace v8scope {

bool FlameMatchIndex::anyMatch(const FlameRows &rows, const FlameSource &source, std::uint32_t row,
                               std::size_t first, std::size_t last)
{
    constexpr std::size_t kBlock = FlameRows::kBlock;
    if (m_blocks.size() != rows.rows.size())
        m_blocks.assign(rows.rows.size(), {});
    const std::vector<FlameBox> &boxes = rows.rows[row];
    std::vector<Known> &blocks = m_blocks[row];
    if (blocks.empty())
        blocks.assign((boxes.size() + kBlock - 1) / kBlock, Known::No);
    const auto scan = [&](std::size_t from, std::size_t to) {
        return std::any_of(boxes.begin() + static_cast<std::ptrdiff_t>(from),
                           boxes.begin() + static_cast<std::ptrdiff_t>(to), [&](const FlameBox &b) {
                               return source.match(b.node) == FlameMatch::Match;
                           });
    };
    std::size_t i = first;
    while (i < last) {
        const std::size_t blockBegin = i / kBlock * kBlock;
        const std::size_t blockEnd = std::min(blockBegin + kBlock, boxes.size());
        Known &known = blocks[i / kBlock];
        if (known == Known::No)
            known = scan(blockBegin, blockEnd) ? Known::With : Known::Without;
        const std::size_t end = std::min(blockEnd, last);
        const bool whole = i == blockBegin && end == blockEnd;
        if (known == Known::With && (whole || scan(i, end)))
            return true;
        i = end;
    }
    return false;
}

} // namespace v8scope
