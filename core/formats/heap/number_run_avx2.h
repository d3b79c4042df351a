// SPDX-License-Identifier: GPL-3.0-or-later
// The fast path of number_run.h for machines with AVX2. Never decides what is valid: it takes what
// it knows for sure and leaves the rest.
#pragma once

#include <cstddef>
#include <cstdint>

namespace v8scope {

[[nodiscard]] bool hasFastNumbers();

// Reads numbers of at most 16 digits and below 2^32 - 1, each preceded directly by a comma (or by
// p) and followed by one (after blanks or line ends), while there is room; leaves p behind the last
// comma. Returns how many. Writes up to NumberBlock::kSlack values more.
std::size_t readFastNumbers(const char *&p, const char *textEnd, std::uint32_t *out,
                            std::size_t room);

} // namespace v8scope
