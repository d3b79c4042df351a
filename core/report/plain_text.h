// SPDX-License-Identifier: GPL-3.0-or-later
// Text from a file made fit for a terminal: no control characters (a function name may hold escape
// sequences), no broken UTF-8, known width, cut to fit. Pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace v8scope {

// Control characters, line breaks and text-direction marks become U+FFFD or a space.
[[nodiscard]] std::string printable(std::string_view text);
// Columns that printable text takes: combining marks 0, East Asian wide characters 2.
[[nodiscard]] std::size_t displayWidth(std::string_view text);
// At most width columns; what is cut is shown as "…", at the end or at the start.
[[nodiscard]] std::string elideEnd(std::string_view text, std::size_t width);
[[nodiscard]] std::string elideStart(std::string_view text, std::size_t width);
// Filled with spaces to width columns.
[[nodiscard]] std::string padEnd(std::string text, std::size_t width);
[[nodiscard]] std::string padStart(std::string text, std::size_t width);
// Broken at spaces into lines of at most width columns (longer words stand alone); lines after the
// first start with indent spaces, the first line starts at column used.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent,
                                  std::size_t used);

} // namespace v8scope
