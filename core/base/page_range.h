// SPDX-License-Identifier: GPL-3.0-or-later
// Advice to the system about the pages of a run of bytes at base (which begins a page). Any thread.
#pragma once

#include <cstddef>

namespace v8scope {

// Brings the pages that hold [begin, end) at once instead of one fault after the other.
void fetchPages(char *base, std::size_t begin, std::size_t end);
// Gives back the pages that lie wholly within [begin, end).
void givePagesBack(char *base, std::size_t begin, std::size_t end);

} // namespace v8scope
