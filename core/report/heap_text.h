// SPDX-License-Identifier: GPL-3.0-or-later
// What holds the memory, for people at a terminal: plain text that fits a width, without control
// characters. An overview, or only what was asked.
#pragma once

#include "core/report/heap_answer.h"

#include <cstddef>
#include <iosfwd>
#include <string>

namespace v8scope {

void writeHeapText(std::ostream &out, const HeapAnswer &answer, const std::string &file,
                   std::size_t width);

} // namespace v8scope
