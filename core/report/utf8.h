// SPDX-License-Identifier: GPL-3.0-or-later
// Reading UTF-8 that may be broken: names come from files, and files lie.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace v8scope {

struct Utf8Char {
    static constexpr std::uint32_t kInvalid = 0xFFFFFFFF;

    std::uint32_t codePoint = kInvalid; // kInvalid: these bytes are no UTF-8
    std::size_t length = 1;             // bytes to step over
};

// The character at pos (< text.size()). Overlong forms, surrogates and cut sequences are invalid.
[[nodiscard]] Utf8Char utf8At(std::string_view text, std::size_t pos);

inline constexpr std::string_view kReplacementChar = "\xEF\xBF\xBD";

} // namespace v8scope
