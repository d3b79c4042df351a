// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flame_rows.h"

#include <algorithm>

namespace v8scope {

std::size_t FlameRows::firstEndingAfter(std::uint32_t row, std::int64_t at) const
{
    const std::vector<FlameBox> &boxes = rows[row];
    const auto it = std::partition_point(boxes.begin(), boxes.end(),
                                         [&](const FlameBox &b) { return right(b) <= at; });
    return static_cast<std::size_t>(it - boxes.begin());
}

const FlameBox *FlameRows::boxAt(std::uint32_t row, std::int64_t at) const
{
    if (row >= rows.size())
        return nullptr;
    const std::size_t index = firstEndingAfter(row, at);
    if (index == rows[row].size() || left(rows[row][index]) > at)
        return nullptr;
    return &rows[row][index];
}

FlameRunSummary FlameRows::summaryOf(std::uint32_t row, std::size_t first, std::size_t last) const
{
    const std::vector<FlameBox> &boxes = rows[row];
    FlameRunSummary sum{0, first, first, last - first};
    std::int64_t widest = -1;
    const auto take = [&](std::size_t index, std::int64_t width, std::int64_t weight) {
        sum.weight += weight;
        if (width > widest) {
            widest = width;
            sum.heaviest = index;
        }
    };
    std::size_t i = first;
    while (i < last) {
        if (i % kBlock == 0 && i + kBlock <= last) {
            const FlameBlock &block = blocks[row][i / kBlock];
            take(block.heaviest, block.widest, block.weight);
            i += kBlock;
        } else {
            const std::int64_t width = right(boxes[i]) - left(boxes[i]);
            take(i, width, width);
            ++i;
        }
    }
    return sum;
}

void FlameRows::summarizeBox(std::size_t row, std::size_t index)
{
    const FlameBox &box = rows[row][index];
    const std::int64_t width = right(box) - left(box);
    if (index % kBlock == 0)
        blocks[row].push_back({left(box), 0, 0, 0});
    FlameBlock &block = blocks[row].back();
    block.weight += width;
    if (width > block.widest) {
        block.widest = width;
        block.heaviest = static_cast<std::uint32_t>(index);
    }
}

void FlameRows::summarize()
{
    boxCount = 0;
    blocks.assign(rows.size(), {});
    for (std::size_t row = 0; row < rows.size(); ++row) {
        boxCount += rows[row].size();
        blocks[row].reserve((rows[row].size() + kBlock - 1) / kBlock);
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            summarizeBox(row, i);
    }
}

} // namespace v8scope
