// SPDX-License-Identifier: GPL-3.0-or-later
// The name of an edge that a WeakMap entry makes (R1):
// "<n> / part of key (<text> @<id>) -> value (<text> @<id>) pair in WeakMap (table @<id>)".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace v8scope {

struct EphemeronText {
    std::string_view pair; // all behind the leading number
    std::uint64_t tableId = 0;
};

[[nodiscard]] std::optional<EphemeronText> parseEphemeron(std::string_view text);

} // namespace v8scope
