// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of the text report that answer one question each.
#pragma once

#include "core/report/heap_answer.h"

#include <cstddef>
#include <iosfwd>

namespace v8scope {

// Everything that was asked beyond the overview.
void writeAnswers(std::ostream &out, const HeapAnswer &answer, std::size_t width);
// What keeps the object alive that the memory gathers in.
void writeExplanation(std::ostream &out, const HeapAnswer &answer, std::size_t width);

} // namespace v8scope
