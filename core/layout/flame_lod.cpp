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
          m_viewport(viewport),
          m_row(row),
          m_cell(cell),
          m_out(out)
    {}

    void collect()
    {
        const std::int64_t left = m_viewport.scroll();
        const std::int64_t right = left + m_viewport.width();
        // Begin a cell earlier than what is visible: which boxes share a run must not depend on
        // where the window happens to begin.
        const std::int64_t firstCell = std::max<std::int64_t>(0, floorDiv(left, m_cell) - 1);
        std::size_t i =
            m_rows.firstEndingAfter(m_row, m_viewport.positionAtAbsolute(firstCell * m_cell) - 1);
        m_drawnUntil = firstCell * m_cell;
        while (i < m_boxes.size() && pixel(m_boxes[i].begin) < right) {
            const std::int64_t x0 = pixel(m_boxes[i].begin);
            const std::int64_t x1 = pixel(m_boxes[i].end);
            if (x1 - x0 >= m_cell) {
                emit(x0, x1, i, i + 1, m_boxes[i].node, 1.0f);
                ++i;
            } else {
                i = emitRun(i, x0);
            }
        }
    }

private:
    static std::int64_t floorDiv(std::int64_t a, std::int64_t b) { return a / b; }

    [[nodiscard]] std::int64_t pixel(std::uint32_t index) const
    {
        return static_cast<std::int64_t>(m_viewport.absolutePixel((*m_rows.position)[index]));
    }

    // First box from i on that begins at or right of an absolute pixel. Galloping: runs are short
    // where boxes are wide.
    [[nodiscard]] std::size_t firstBeginningAt(std::size_t i, std::int64_t absolute) const
    {
        std::size_t step = 1;
        std::size_t low = i;
        while (low + step < m_boxes.size() && pixel(m_boxes[low + step].begin) < absolute) {
            low += step;
            step *= 2;
        }
        const auto first = m_boxes.begin() + static_cast<std::ptrdiff_t>(low);
        const auto last =
            m_boxes.begin() + static_cast<std::ptrdiff_t>(std::min(m_boxes.size(), low + step));
        const auto it = std::partition_point(
            first, last, [&](const FlameBox &b) { return pixel(b.begin) < absolute; });
        return static_cast<std::size_t>(it - m_boxes.begin());
    }

    // The narrow boxes that begin in the cell of box i; returns the first box after them.
    std::size_t emitRun(std::size_t i, std::int64_t x0)
    {
        std::size_t last = firstBeginningAt(i, (floorDiv(x0, m_cell) + 1) * m_cell);
        // Only the last box that begins in a cell can be wide.
        if (last > i + 1 && pixel(m_boxes[last - 1].end) - pixel(m_boxes[last - 1].begin) >= m_cell)
            --last;
        const std::int64_t x1 = pixel(m_boxes[last - 1].end);
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
    const FlameViewport &m_viewport;
    std::uint32_t m_row;
    std::int64_t m_cell;
    std::vector<FlameRect> &m_out;
    std::int64_t m_drawnUntil = 0;
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
