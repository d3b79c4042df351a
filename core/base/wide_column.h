// SPDX-License-Identifier: GPL-3.0-or-later
// A column of 64-bit numbers of which nearly all fit 32 bits: four bytes each, the few large ones
// in a sorted list beside it. Same rules as Column.
#pragma once

#include "core/base/column.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace v8scope {

class WideColumn {
public:
    // In the narrow column: look the value up in the list.
    static constexpr std::uint32_t kWide = std::numeric_limits<std::uint32_t>::max();

    struct Large {
        std::uint32_t index;
        std::uint64_t value;
    };

    WideColumn() = default;
    // large: every index whose narrow value is kWide, ascending by index.
    WideColumn(Column<std::uint32_t> narrow, std::vector<Large> large)
        : m_narrow(std::move(narrow)),
          m_large(std::make_shared<const std::vector<Large>>(std::move(large)))
    {}

    [[nodiscard]] std::size_t size() const { return m_narrow.size(); }
    [[nodiscard]] std::uint64_t operator[](std::size_t i) const
    {
        const std::uint32_t value = m_narrow[i];
        return value != kWide ? value : findLarge(i);
    }
    [[nodiscard]] const Column<std::uint32_t> &narrow() const { return m_narrow; }
    [[nodiscard]] const std::vector<Large> &large() const
    {
        static const std::vector<Large> kNone;
        return m_large ? *m_large : kNone;
    }

private:
    [[nodiscard]] std::uint64_t findLarge(std::size_t i) const
    {
        const auto at = std::lower_bound(
            large().begin(), large().end(), i,
            [](const Large &entry, std::size_t index) { return entry.index < index; });
        return at != large().end() && at->index == i ? at->value : kWide;
    }

    Column<std::uint32_t> m_narrow;
    std::shared_ptr<const std::vector<Large>> m_large;
};

} // namespace v8scope
