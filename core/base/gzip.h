// SPDX-License-Identifier: GPL-3.0-or-later
// gzip (RFC 1952) from memory to memory: any number of members, any size. Damaged or truncated
// input gives what could be inflated up to there.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/growing_memory.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace v8scope {

struct Inflated {
    GrowingMemory memory;
    // Where in the compressed bytes they end early, are damaged or are followed by something else.
    std::optional<std::uint64_t> faultOffset;
};

[[nodiscard]] bool isGzip(std::string_view bytes);

// Errors: TooLarge, Cancelled, Truncated (nothing at all could be inflated).
[[nodiscard]] Result<Inflated> inflateGzip(std::string_view compressed, const ReadOptions &limits,
                                           Progress &progress);

} // namespace v8scope
