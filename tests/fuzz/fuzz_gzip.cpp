// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as gzip: never more than the ceiling (and one step), never a read outside.
#include "core/base/gzip.h"
#include "tests/fuzz/check_profile.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace v8scope;
    constexpr std::uint64_t kCeiling = std::uint64_t{4} << 20;
    Progress progress;
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    ReadOptions limits;
    limits.maxExpandedBytes = kCeiling;
    limits.trustedBytes = kCeiling / 4; // so that the guess at bombs is tried too
    Result<Inflated> inflated = inflateGzip(input, limits, progress);
    if (!inflated) {
        fuzz::require(!inflated.error().message().empty());
        return 0;
    }
    fuzz::require(inflated->memory.size() <= kCeiling);
    fuzz::require(inflated->faultOffset.value_or(0) <= size);
    inflated->memory.seal();
    const std::string_view text = inflated->memory.text();
    volatile char last = text.empty() ? '\0' : *std::max_element(text.begin(), text.end());
    (void)last;
    return 0;
}
