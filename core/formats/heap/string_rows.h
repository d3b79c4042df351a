// SPDX-License-Identifier: GPL-3.0-or-later
// The "strings" section: where each string stands, not what it says.
#pragma once

#include "core/base/progress.h"
#include "core/formats/heap/number_run.h"
#include "core/heap/snapshot/heap_strings.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace v8scope {

// Offsets as HeapStrings wants them: modulo 2^32, with the strings from which on 2^32 are added.
class StringOffsets {
public:
    StringOffsets() = default;
    // Room for so many; pages come when they are filled.
    explicit StringOffsets(std::size_t most) : m_offsets(most) {}

    // Precondition: size() < the room.
    void add(std::uint64_t offset)
    {
        while (offset >> 32 > m_wraps.size())
            m_wraps.push_back(static_cast<std::uint32_t>(m_size));
        m_offsets.mutableData()[m_size++] = static_cast<std::uint32_t>(offset);
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    // Adds empty strings at the end.
    void pad(std::size_t strings);
    // Everything, as strings of a text that owner keeps alive.
    [[nodiscard]] HeapStrings take(std::string_view text, std::shared_ptr<const void> owner);

private:
    Column<std::uint32_t> m_offsets;
    std::size_t m_size = 0;
    std::vector<std::uint32_t> m_wraps;
};

struct StringsRead {
    enum class Status { Done, Truncated, Fault, TooMany, Cancelled } status = Status::Done;
    const char *end = nullptr; // Done: behind the closing bracket
    NumberFault fault;         // Fault, Truncated
};

// begin: behind the opening bracket. offsets is made anew and gets one entry a string and the one
// for the end, also if the text ends within the strings: then for those that are whole.
[[nodiscard]] StringsRead readStrings(std::string_view text, const char *begin,
                                      StringOffsets &offsets, Progress &progress);

} // namespace v8scope
