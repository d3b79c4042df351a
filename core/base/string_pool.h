// SPDX-License-Identifier: GPL-3.0-or-later
// Interned UTF-8 strings in one arena: equal strings have equal ids. Filled by one thread, then
// read by any. A view stays valid as long as the pool lives (the arena grows in blocks and never
// moves).
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace v8scope {

class StringPool {
public:
    StringPool();
    StringPool(StringPool &&) noexcept = default;
    StringPool &operator=(StringPool &&) noexcept = default;

    // The id of text, added if new. Amortised O(length). Id 0 is always the empty string.
    StringId intern(std::string_view text);
    // The id of text if it is there, else none.
    [[nodiscard]] StringId find(std::string_view text) const;
    // The text of an id; empty for "none".
    [[nodiscard]] std::string_view view(StringId id) const;
    [[nodiscard]] std::uint32_t size() const
    {
        return static_cast<std::uint32_t>(m_strings.size());
    }

private:
    void grow();
    char *allocate(std::size_t bytes);

    std::vector<std::unique_ptr<char[]>> m_blocks;
    char *m_next = nullptr;
    std::size_t m_left = 0;
    std::vector<std::string_view> m_strings;
    std::vector<std::uint32_t> m_slots; // open addressing; holds index + 1, 0 = free
};

} // namespace v8scope
