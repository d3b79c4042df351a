// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a sampling heap profile: an error with a message, or a profile that keeps its
// promises.
#include "core/formats/heap_profile_loader.h"
#include "tests/fuzz/check_profile.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace v8scope;
    const auto bytes = ByteBuffer::fromText({reinterpret_cast<const char *>(data), size});
    Progress progress;
    const Result<std::shared_ptr<const Profile>> profile = loadHeapProfile(*bytes, progress);
    if (profile)
        fuzz::checkProfile(**profile);
    else
        fuzz::require(!profile.error().message().empty());
    return 0;
}
