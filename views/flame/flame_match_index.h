// SPDX-License-Identifier: GPL-3.0-or-later
// Does a run of boxes hold a match of the search? Asked for every merged run of every frame, so the
// answer is kept by block of boxes until the search or the rows change. Filled as it is asked.
#pragma once

#include "core/layout/flame_rows.h"

#include <cstdint>
#include <vector>

namespace v8scope {

class FlameSource;

class FlameMatchIndex {
public:
    // Boxes [first, last) of a row.
    [[nodiscard]] bool anyMatch(const FlameRows &rows, const FlameSource &source, std::uint32_t row,
                                std::size_t first, std::size_t last);
    void clear() { m_blocks.clear(); }

private:
    enum class Known : std::uint8_t { No, Without, With };

    std::vector<std::vector<Known>> m_blocks; // by row, by FlameRows::kBlock boxes
};

} // namespace v8scope
