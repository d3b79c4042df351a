// SPDX-License-Identifier: GPL-3.0-or-later
// Text made safe for XML 1.0: markup escaped, characters that XML forbids replaced by U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace v8scope {

// Fit for element content and for attribute values in double quotes.
[[nodiscard]] std::string xmlText(std::string_view text);

} // namespace v8scope
