// SPDX-License-Identifier: GPL-3.0-or-later
// The classes of a heap as a table for spreadsheets: one line each, a header line first.
#pragma once

#include "core/report/heap_answer.h"

#include <iosfwd>

namespace v8scope {

void writeClassesCsv(std::ostream &out, const HeapAnswer &answer);

} // namespace v8scope
