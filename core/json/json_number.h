// SPDX-License-Identifier: GPL-3.0-or-later
// Decimal text to whole numbers, exactly: times up to 9e15 microseconds lose digits in a double.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace v8scope {

__extension__ using Int128 = __int128;

[[nodiscard]] bool isJsonNumber(std::string_view text);

// text × 10^digits, rounded to the nearest whole number (halves away from zero). None if text is no
// JSON number (white space around it is allowed) or the result has more than 36 digits.
[[nodiscard]] std::optional<Int128> parseScaled(std::string_view text, int digits);

// A whole number ("5", "5.0", "5e3"); none if it is none or does not fit into 64 bits.
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);
// The same, but a fraction is dropped.
[[nodiscard]] std::optional<std::int64_t> truncateToInteger(std::string_view text);

[[nodiscard]] constexpr bool fitsInt64(Int128 value)
{
    return value == static_cast<Int128>(static_cast<std::int64_t>(value));
}

} // namespace v8scope
