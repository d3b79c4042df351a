// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of short whole numbers ("17,4,211,…"): the bulk of a profile's samples and deltas. Relies
// on ByteBuffer::kPadding readable bytes behind the text.
#pragma once

#include <cstddef>
#include <cstdint>

namespace v8scope {

// Reads numbers of 1 to 8 digits that are each followed directly by a comma, from the number that
// begins at p on, and leaves p at the number it did not read: another writing, or no room. Returns
// how many; may be 0 anywhere (always on machines without SSE2), so it never decides what is valid.
std::size_t readShortIntegers(const char *&p, std::int64_t *out, std::size_t room);

} // namespace v8scope
