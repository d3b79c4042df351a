// SPDX-License-Identifier: GPL-3.0-or-later
// How many rows of a list a report shows. Pure.
#pragma once

#include <algorithm>
#include <cstddef>

namespace v8scope {

// top: the most that is wanted, 0 = all.
[[nodiscard]] constexpr std::size_t shownRows(std::size_t all, std::size_t top)
{
    return top == 0 ? all : std::min(all, top);
}

} // namespace v8scope
