// SPDX-License-Identifier: GPL-3.0-or-later
// What a person types about a heap: ids, sizes, filters. None if it is no such thing.
#pragma once

#include "core/report/heap_question.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace v8scope {

// "123", "@123".
[[nodiscard]] std::optional<std::uint64_t> parseObjectId(std::string_view text);
// Bytes: "1500", "1.5kB", "10MB", "2GB" (powers of 1000).
[[nodiscard]] std::optional<std::uint64_t> parseSize(std::string_view text);
// "contexts", "detached", "handlers", "console", "duplicates", "detached-nodes", "ids:10..20",
// "context:123", "context:shared", "context:none".
[[nodiscard]] std::optional<HeapFilter> parseHeapFilter(std::string_view text);

} // namespace v8scope
