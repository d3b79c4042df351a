// SPDX-License-Identifier: GPL-3.0-or-later
// Code points, UTF-16 units and bytes of WTF-8 (heap_strings.h says what that is).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace v8scope::wtf8 {

[[nodiscard]] constexpr bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}
[[nodiscard]] constexpr bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}
[[nodiscard]] constexpr std::uint32_t joined(std::uint32_t high, std::uint32_t low)
{
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

void append(std::string &to, std::uint32_t codePoint);

struct Sequence {
    std::size_t length = 1; // of the sequence, or of the longest invalid part; at least 1
    bool valid = false;
};
// UTF-8, so surrogates are invalid (Unicode 15, table 3-7).
[[nodiscard]] Sequence utf8SequenceAt(std::string_view text, std::size_t pos);

// The code point at pos of WTF-8 text; moves pos behind it. Bytes that form none stand for
// themselves.
[[nodiscard]] std::uint32_t next(std::string_view text, std::size_t &pos);

// The three bytes of a surrogate at pos.
[[nodiscard]] bool isSurrogateAt(std::string_view text, std::size_t pos);

} // namespace v8scope::wtf8
