// SPDX-License-Identifier: GPL-3.0-or-later
// Sections of the text report that list something of the whole heap: duplicated strings, realms,
// allocations, dead variables.
#pragma once

#include "core/report/heap_answer.h"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace v8scope {

void writeTables(std::ostream &out, const HeapAnswer &answer, std::size_t width);
// "parse (/app/a.js:12:5)"
[[nodiscard]] std::string traceFunctionText(const HeapSnapshot &snapshot, std::uint32_t function);

} // namespace v8scope
