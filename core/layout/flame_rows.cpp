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
    const auto addBox = [&](std::size_t i, std::int64_t width) {
        if (width > widest) {
            widest = width;
            sum.heaviest = i;
        }
    };
    const auto widthOf = [&](std::size_t i) { return right(boxes[i]) - left(boxes[i]); };
    std::size_t i = first;
    while (i < last) {
        if (i % kBlock == 0 && i + kBlock <= last) {
            const std::size_t block = i / kBlock;
            sum.weight += blockWeight[row][block];
            const std::size_t best = blockHeaviest[row][block];
            addBox(best, widthOf(best));
            i += kBlock;
        } else {
            const std::int64_t width = widthOf(i);
            sum.weight += width;
            addBox(i, width);
            ++i;
        }
    }
    return sum;
}

void FlameRows::summarize()
{
    boxCount = 0;
    blockWeight.assign(rows.size(), {});
    blockHeaviest.assign(rows.size(), {});
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::vector<FlameBox> &boxes = rows[row];
        boxCount += boxes.size();
        const std::size_t blocks = (boxes.size() + kBlock - 1) / kBlock;
        blockWeight[row].resize(blocks, 0);
        blockHeaviest[row].resize(blocks, 0);
        for (std::size_t block = 0; block < blocks; ++block) {
            std::int64_t widest = -1;
            const std::size_t last = std::min(boxes.size(), (block + 1) * kBlock);
            for (std::size_t i = block * kBlock; i < last; ++i) {
                const std::int64_t width = right(boxes[i]) - left(boxes[i]);
                blockWeight[row][block] += width;
                if (width > widest) {
                    widest = width;
                    blockHeaviest[row][block] = static_cast<std::uint32_t>(i);
                }
            }
        }
    }
}

} // namespace v8scope
