// SPDX-License-Identifier: GPL-3.0-or-later
// Reading WTF-8 (heap_strings.h says what that is).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace v8scope::wtf8 {

// The code point at pos of WTF-8 text; moves pos behind it. Bytes that form none stand for
// themselves.
[[nodiscard]] std::uint32_t next(std::string_view text, std::size_t &pos);

// The three bytes of a surrogate at pos.
[[nodiscard]] bool isSurrogateAt(std::string_view text, std::size_t pos);

} // namespace v8scope::wtf8
