// SPDX-License-Identifier: GPL-3.0-or-later
// Compressed rows: for each of n rows a run of 32-bit values in one array. No heap object per row.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace v8scope {

struct Csr {
    std::vector<std::uint32_t> start; // n + 1 offsets into values
    std::vector<std::uint32_t> values;

    [[nodiscard]] std::uint32_t rows() const
    {
        return start.empty() ? 0 : static_cast<std::uint32_t>(start.size() - 1);
    }
    [[nodiscard]] std::span<const std::uint32_t> row(std::uint32_t r) const
    {
        return {values.data() + start[r], values.data() + start[r + 1]};
    }

    // Rows = children of each node in ascending order, from a parent column (none = no parent).
    // O(n).
    [[nodiscard]] static Csr fromParents(std::span<const std::uint32_t> parent);
};

} // namespace v8scope
