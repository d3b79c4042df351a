// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/sample_order.h"

#include <algorithm>
#include <iterator>

namespace v8scope {

std::vector<std::uint32_t> sortedSampleOrder(std::span<const std::int64_t> times)
{
    if (std::is_sorted(times.begin(), times.end()))
        return {};
    // What does not fall below the running maximum is sorted as it stands; only the rest is sorted.
    std::vector<std::uint32_t> inOrder;
    std::vector<std::uint32_t> late;
    inOrder.reserve(times.size());
    std::int64_t latest = times.front();
    for (std::uint32_t i = 0; i < times.size(); ++i) {
        if (times[i] >= latest) {
            latest = times[i];
            inOrder.push_back(i);
        } else {
            late.push_back(i);
        }
    }
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
        return times[a] != times[b] ? times[a] < times[b] : a < b;
    };
    std::sort(late.begin(), late.end(), earlier);
    std::vector<std::uint32_t> order;
    order.reserve(times.size());
    std::merge(inOrder.begin(), inOrder.end(), late.begin(), late.end(), std::back_inserter(order),
               earlier);
    return order;
}

} // namespace v8scope
