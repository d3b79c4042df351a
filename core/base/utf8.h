// SPDX-License-Identifier: GPL-3.0-or-later
// Code points, UTF-8 that may be broken, UTF-16's surrogates: text comes from files, and files lie.
// Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace v8scope {

inline constexpr std::uint32_t kReplacementCode = 0xFFFD;
inline constexpr std::string_view kReplacementChar = "\xEF\xBF\xBD";

struct Utf8Sequence {
    std::size_t length = 1; // of the sequence, or of the longest invalid part; at least 1
    bool isValid = false;
};
// At any pos (Unicode 15, table 3-7): overlong forms, surrogates and cut sequences are invalid.
[[nodiscard]] Utf8Sequence utf8SequenceAt(std::string_view text, std::size_t pos);

struct Utf8Char {
    static constexpr std::uint32_t kInvalid = 0xFFFFFFFF;

    std::uint32_t codePoint = kInvalid; // kInvalid: these bytes are no UTF-8
    std::size_t length = 1;             // bytes to step over: one if they are not
};
// The character at pos (< text.size()).
[[nodiscard]] Utf8Char utf8At(std::string_view text, std::size_t pos);

// Any code point below 0x110000; a surrogate as its three bytes, which makes the text WTF-8.
void appendUtf8(std::string &to, std::uint32_t codePoint);

[[nodiscard]] constexpr bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}
[[nodiscard]] constexpr bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}
[[nodiscard]] constexpr std::uint32_t joinSurrogates(std::uint32_t high, std::uint32_t low)
{
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

// The UTF-16 unit of JSON's "\uXXXX" whose four digits stand at pos, if they are there.
[[nodiscard]] std::optional<std::uint32_t> hexUnitAt(std::string_view text, std::size_t pos);

} // namespace v8scope
