// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory_info.h"

#include <sys/resource.h>

namespace v8scope {

Bytes peakResidentMemory()
{
    rusage usage = {};
    if (getrusage(RUSAGE_SELF, &usage) != 0 || usage.ru_maxrss < 0)
        return Bytes(0);
#ifdef __APPLE__
    constexpr std::uint64_t kUnit = 1;
#else
    constexpr std::uint64_t kUnit = 1024;
#endif
    return Bytes(static_cast<std::uint64_t>(usage.ru_maxrss) * kUnit);
}

} // namespace v8scope
