// SPDX-License-Identifier: GPL-3.0-or-later
// The strings of a snapshot: they stay as they stand in the file and are decoded when asked for.
// Immutable; any thread.
//
// JavaScript strings may hold half a surrogate pair (V8 cuts values at 1024 units). Decoded text is
// therefore WTF-8: UTF-8 in which a lone surrogate stands as its three bytes (ED A0..BF xx). What
// people see goes through toUtf8(), which makes U+FFFD of them.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/column.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

class HeapStrings {
public:
    HeapStrings() = default;
    // text: what the offsets lie in; owner keeps it alive. offsets: for each string the place
    // behind its opening quote, modulo 2^32, and one more for the end: where the quote of one
    // further string would open. Ascending when the 2^32 of wraps are added: each value w of wraps
    // (ascending) adds 2^32 to all strings from number w on. textBegin: where text begins in the
    // file that the offsets count in (an index holds only the strings of it).
    HeapStrings(std::string_view text, std::shared_ptr<const void> owner,
                Column<std::uint32_t> offsets, std::vector<std::uint32_t> wraps,
                std::uint64_t textBegin = 0);

    [[nodiscard]] std::uint32_t count() const
    {
        return m_offsets.isEmpty() ? 0 : static_cast<std::uint32_t>(m_offsets.size() - 1);
    }
    // As it stands in the file, without the quotes. O(1) (plus log of wraps).
    [[nodiscard]] std::string_view raw(std::uint32_t index) const;
    // Decoded, WTF-8; replaces out. Broken UTF-8 and broken escapes become U+FFFD. An index out of
    // range gives an empty string.
    void decode(std::uint32_t index, std::string &out) const;
    [[nodiscard]] std::string text(std::uint32_t index) const;

    // Byte offset in the file of the string's first character.
    [[nodiscard]] std::uint64_t offset(std::uint32_t index) const;
    // The part of the file from the first string's first character to where one more would open.
    [[nodiscard]] std::string_view section() const;
    [[nodiscard]] const Column<std::uint32_t> &offsets() const { return m_offsets; }
    [[nodiscard]] const std::vector<std::uint32_t> &wraps() const { return m_wraps; }

private:
    std::string_view m_text;
    std::shared_ptr<const void> m_owner;
    Column<std::uint32_t> m_offsets;
    std::vector<std::uint32_t> m_wraps;
    std::uint64_t m_textBegin = 0;
};

// Length in UTF-16 units, as JavaScript counts. Text is WTF-8. O(bytes).
[[nodiscard]] std::size_t utf16Length(std::string_view text);
// Appends, joining a high surrogate at the end of to with a low one at the start of text.
void appendWtf8(std::string &to, std::string_view text);
// <0, 0, >0 as JavaScript's < orders strings: by UTF-16 units.
[[nodiscard]] int compareUtf16(std::string_view a, std::string_view b);
// Lone surrogates become U+FFFD.
[[nodiscard]] std::string toUtf8(std::string_view text);
// As JSON.stringify writes it, quotes included: \b \t \n \f \r \" \\, other control characters as
// \u00xx, lone surrogates as \udxxx, everything else as it is.
void appendJsonString(std::string &to, std::string_view text);

} // namespace v8scope
