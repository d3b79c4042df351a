// SPDX-License-Identifier: GPL-3.0-or-later
// From flame rows and a viewport to pixel rectangles. Boxes narrower than a few pixels merge into
// runs, one for each cell of absolute pixel columns, so that nothing disappears and nothing
// flickers while panning. Cost: rows × pixels, not boxes. Pure; any thread.
#pragma once

#include "core/layout/flame_rows.h"
#include "core/layout/flame_viewport.h"

#include <cstdint>
#include <vector>

namespace v8scope {

struct FlameRect {
    std::int32_t x = 0; // pixels from the left edge of the viewport; may be negative
    std::int32_t width = 0;
    std::uint32_t row = 0;
    std::uint32_t node = 0;  // of the box; of a run, its widest box
    std::uint32_t first = 0; // index of the first box in its row
    std::uint32_t count = 1; // boxes in it; > 1: a run
    float density = 1.0f;    // part of the rectangle that is boxes (runs may have gaps)
};

// Width in pixels under which boxes merge, and of a cell in which they do.
inline constexpr int kFlameMergePx = 3;

// Appends the visible rectangles of rows [firstRow, lastRow), row by row, left to right.
// Rectangles of a row do not overlap; rectangles that touch have no gap in the data between them
// wider than a pixel.
void collectFlameRects(const FlameRows &rows, const FlameViewport &viewport, std::uint32_t firstRow,
                       std::uint32_t lastRow, std::vector<FlameRect> &out,
                       int mergePx = kFlameMergePx);

} // namespace v8scope
