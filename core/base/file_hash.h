// SPDX-License-Identifier: GPL-3.0-or-later
// What bytes are: a 128-bit hash of contents, computed on the cores there are. Not a defence
// against somebody who makes two files with one hash on purpose (XXH3 is no cryptographic hash).
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace v8scope {

struct ContentHash {
    std::array<std::uint8_t, 16> bytes{};

    constexpr bool operator==(const ContentHash &) const = default;
    // 32 digits.
    [[nodiscard]] std::string hex() const;
};

// The same for the same bytes on any machine and any number of cores: XXH3-128 over the XXH3-128 of
// every 4 MiB, behind the length.
[[nodiscard]] ContentHash hashBytes(std::string_view bytes);
// hashBytes() of the first size bytes of an open file, read piece by piece (nothing is mapped).
// Errors: ReadFailed (also if it is shorter), Cancelled.
[[nodiscard]] Result<ContentHash> hashFile(int descriptor, std::uint64_t size,
                                           const Progress &progress);

} // namespace v8scope
