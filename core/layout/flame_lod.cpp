// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flame_lod.h"

#include <algorithm>
#include <cmath>

namespace v8scope {

namespace {

// One row, from left to right, in absolute pixels.
class RowCollector {
public:
    RowCollector(const FlameRows &rows, const FlameViewport &viewport, std::uint32_t row,
                 std::int64_t cell, std::vector<FlameRect> &out)
        : m_rows(rows),
          m_boxes(rows.rows[row]),
          m_blocks(rows.blocks[row]),
          m_viewport(viewport),
          m_row(row),
          m_cell(cell),
          m_out(out)
    {}

    void collect()
    {
        if (m_boxes.empty())
            return;
        const std::int64_t left = m_viewport.scroll();
        const std::int64_t right = left + m_viewport.width();
        // Begin a cell earlier than what is visible: which boxes share a run must not depend on
        // where the window happens to begin.
        std::int64_t cellEnd = std::max<std::int64_t>(0, left / m_cell - 1) * m_cell;
        m_drawnUntil = cellEnd;
        std::size_t i = firstAfterCell(cellEnd);
        cellEnd += m_cell;
        while (i < m_boxes.size()) {
            const std::int64_t x0 = pixel(leftOf(i));
            if (x0 >= right)
                break;
            if (x0 >= cellEnd)
                cellEnd = (x0 / m_cell + 1) * m_cell;
            if (isWide(i)) {
                emit(x0, pixel(rightOf(i)), i, i + 1, m_boxes[i].node, 1.0f);
                ++i;
            } else {
                i = emitRun(i, x0, cellEnd);
                cellEnd += m_cell;
            }
        }
    }

private:
    [[nodiscard]] std::int64_t leftOf(std::size_t i) const { return m_rows.left(m_boxes[i]); }
    [[nodiscard]] std::int64_t rightOf(std::size_t i) const { return m_rows.right(m_boxes[i]); }
    [[nodiscard]] std::int64_t pixel(std::int64_t position) const
    {
        return static_cast<std::int64_t>(m_viewport.absolutePixel(position));
    }
    [[nodiscard]] bool isWide(std::size_t i) const
    {
        return pixel(rightOf(i)) - pixel(leftOf(i)) >= m_cell;
    }

    // Where the cells are crowded, runs end at borders of blocks instead of borders of cells: a
    // pixel or two earlier, but without a look at single boxes. The index of that border for a
    // cell that ends at an absolute pixel; 0: not crowded, or a wide box is near. Depends on
    // nothing but the cell.
    [[nodiscard]] std::size_t crowdedEnd(std::int64_t cellEnd)
    {
        const std::size_t before = lastBlockBefore(cellEnd - m_cell);
        const std::size_t last = lastBlockBefore(cellEnd);
        if (last < before + 2)
            return 0;
        // A box of less than this cannot cover a whole cell, wherever its borders are rounded to.
        const double narrow = static_cast<double>(m_cell - 1) / m_viewport.pixelsPerUnit();
        for (std::size_t block = before; block <= last; ++block) {
            if (static_cast<double>(m_blocks[block].widest) >= narrow)
                return 0;
        }
        return last * FlameRows::kBlock;
    }

    // The last block that begins left of an absolute pixel, else the first one. Gallops from where
    // the search before ended.
    [[nodiscard]] std::size_t lastBlockBefore(std::int64_t absolute)
    {
        const auto isBefore = [&](std::size_t block) {
            return pixel(m_blocks[block].begin) < absolute;
        };
        std::size_t low = m_block;
        if (!isBefore(low))
            low = 0;
        std::size_t step = 1;
        while (low + step < m_blocks.size() && isBefore(low + step)) {
            low += step;
            step *= 2;
        }
        std::size_t high = std::min(m_blocks.size(), low + step);
        while (high - low > 1) {
            const std::size_t middle = low + (high - low) / 2;
            (isBefore(middle) ? low : high) = middle;
        }
        m_block = low;
        return low;
    }

    // Where the runs after a cell begin.
    [[nodiscard]] std::size_t firstAfterCell(std::int64_t cellEnd)
    {
        if (const std::size_t end = crowdedEnd(cellEnd); end > 0)
            return end;
        return m_rows.firstEndingAfter(m_row, m_viewport.positionAtAbsolute(cellEnd) - 1);
    }

    // First box from i on that begins at or right of an absolute pixel. Galloping: runs are short
    // where boxes are wide.
    [[nodiscard]] std::size_t firstBeginningAt(std::size_t i, std::int64_t absolute) const
    {
        std::size_t step = 1;
        std::size_t low = i;
        while (low + step < m_boxes.size() && pixel(leftOf(low + step)) < absolute) {
            low += step;
            step *= 2;
        }
        std::size_t high = std::min(m_boxes.size(), low + step);
        while (high - low > 1) {
            const std::size_t middle = low + (high - low) / 2;
            (pixel(leftOf(middle)) < absolute ? low : high) = middle;
        }
        return high;
    }

    // The narrow boxes from i on that belong to a cell; returns the first box after them.
    std::size_t emitRun(std::size_t i, std::int64_t x0, std::int64_t cellEnd)
    {
        std::size_t last = crowdedEnd(cellEnd);
        if (last <= i) {
            last = firstBeginningAt(i, cellEnd);
            // Only the last box that begins in a cell can be wide.
            if (last > i + 1 && isWide(last - 1))
                --last;
        }
        const std::int64_t x1 = pixel(rightOf(last - 1));
        if (last == i + 1) {
            emit(x0, x1, i, last, m_boxes[i].node, density(m_boxes[i], m_boxes[i], x1 - x0, 0));
            return last;
        }
        const FlameRunSummary sum = m_rows.summaryOf(m_row, i, last);
        emit(x0, x1, i, last, m_boxes[sum.heaviest].node,
             density(m_boxes[i], m_boxes[last - 1], x1 - x0, sum.weight));
        return last;
    }

    // Boxes per length; a rectangle that had to be widened to a pixel counts as that pixel.
    [[nodiscard]] float density(const FlameBox &first, const FlameBox &last, std::int64_t widthPx,
                                std::int64_t weight) const
    {
        const std::int64_t length = m_rows.right(last) - m_rows.left(first);
        const double covered = static_cast<double>(weight == 0 ? length : weight);
        const double whole = std::max(static_cast<double>(length),
                                      widthPx < 1 ? 1.0 / m_viewport.pixelsPerUnit() : 0.0);
        return static_cast<float>(covered / whole);
    }

    void emit(std::int64_t x0, std::int64_t x1, std::size_t first, std::size_t last,
              std::uint32_t node, float density)
    {
        // At least a pixel, never over what was drawn before; a box pushed off its only pixel by a
        // neighbour takes the next one.
        const std::int64_t begin = std::max(x0, m_drawnUntil);
        const std::int64_t end = std::max(x1, begin + 1);
        m_drawnUntil = end;
        const std::int64_t scroll = m_viewport.scroll();
        if (end <= scroll || begin >= scroll + m_viewport.width())
            return;
        // Far outside the window, pixels do not fit 32 bits: one more than visible is enough.
        const std::int64_t x = std::max(begin - scroll, std::int64_t{-1});
        const std::int64_t right =
            std::min(end - scroll, static_cast<std::int64_t>(m_viewport.width()) + 1);
        m_out.push_back({static_cast<std::int32_t>(x), static_cast<std::int32_t>(right - x), m_row,
                         node, static_cast<std::uint32_t>(first),
                         static_cast<std::uint32_t>(last - first), density});
    }

    const FlameRows &m_rows;
    const std::vector<FlameBox> &m_boxes;
    const std::vector<FlameBlock> &m_blocks;
    const FlameViewport &m_viewport;
    std::uint32_t m_row;
    std::int64_t m_cell;
    std::vector<FlameRect> &m_out;
    std::int64_t m_drawnUntil = 0;
    std::size_t m_block = 0; // where the last search for a block ended
};

} // namespace

void collectFlameRects(const FlameRows &rows, const FlameViewport &viewport, std::uint32_t firstRow,
                       std::uint32_t lastRow, std::vector<FlameRect> &out, int mergePx)
{
    const auto end = std::min<std::size_t>(lastRow, rows.rows.size());
    for (std::uint32_t row = firstRow; row < end; ++row)
        RowCollector(rows, viewport, row, std::max(mergePx, 1), out).collect();
}

} // namespace v8scope
