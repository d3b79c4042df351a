// SPDX-License-Identifier: GPL-3.0-or-later
// A length of time as a person types it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace v8scope {

// "1500" (microseconds), "1500us", "1.5ms", "0.2s" -> nanoseconds; none if it is no such thing.
[[nodiscard]] std::optional<std::int64_t> parseTime(std::string_view text);

} // namespace v8scope
