// SPDX-License-Identifier: GPL-3.0-or-later
// From bytes to the numbers people see: whatever loads, self times add up to the whole and no total
// exceeds it.
#include "core/formats/registry.h"
#include "core/profile/function_list.h"
#include "core/profile/profile_view.h"
#include "core/profile/resolve.h"
#include "tests/fuzz/check_profile.h"

#include <cstddef>
#include <cstdint>
#include <variant>

namespace {

using namespace v8scope;

void checkView(const std::shared_ptr<const Profile> &profile, CpuRules rules)
{
    Progress progress;
    const auto resolved = resolve(profile, rules, progress);
    fuzz::require(resolved.hasValue());
    const auto view = makeView(*resolved, {}, progress);
    fuzz::require(view.hasValue());
    const std::int64_t whole = (*resolved)->tree->rootTotal();
    std::int64_t selfSum = 0;
    for (const FunctionRow &row : functionList(**view)) {
        selfSum += row.self;
        fuzz::require(row.self >= 0 && row.self <= row.total && row.total <= whole);
    }
    fuzz::require(selfSum == whole);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Progress progress;
    const Result<Loaded> loaded =
        loadBuffer(ByteBuffer::fromText({reinterpret_cast<const char *>(data), size}), progress);
    if (!loaded)
        return 0;
    const auto *artifact = std::get_if<std::shared_ptr<const Profile>>(&loaded->artifact);
    if (!artifact)
        return 0;
    const std::shared_ptr<const Profile> &profile = *artifact;
    fuzz::checkProfile(*profile);
    checkView(profile, CpuRules::Ours);
    checkView(profile, CpuRules::DevTools);
    return 0;
}
