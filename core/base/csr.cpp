// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csr.h"

#include "core/base/ids.h"

namespace v8scope {

Csr Csr::fromParents(std::span<const std::uint32_t> parent)
{
    constexpr std::uint32_t kNone = NodeId::kNoneValue;
    Csr csr;
    csr.start.assign(parent.size() + 2, 0);
    // Counting sort; counts are kept two places on, so that filling leaves start[r] in its place.
    for (const std::uint32_t p : parent) {
        if (p != kNone)
            ++csr.start[p + 2];
    }
    for (std::size_t i = 2; i < csr.start.size(); ++i)
        csr.start[i] += csr.start[i - 1];
    csr.values.resize(csr.start.back());
    for (std::uint32_t i = 0; i < parent.size(); ++i) {
        if (parent[i] != kNone)
            csr.values[csr.start[parent[i] + 1]++] = i;
    }
    csr.start.pop_back();
    return csr;
}

} // namespace v8scope
