// SPDX-License-Identifier: GPL-3.0-or-later
// What JavaScript's parseInt(text, 10) makes of a name, written as JavaScript writes that number:
// DevTools shows it instead of a shortcut edge's name (R1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace v8scope {

// None if text does not begin with an integer (NaN). Text is WTF-8.
[[nodiscard]] std::optional<std::string> leadingInteger(std::string_view text);

} // namespace v8scope
