// SPDX-License-Identifier: GPL-3.0-or-later
// Every node of a heap with what was worked out about it, one line each in file order: what numbers
// are compared by. Tab-separated, a header line first:
// id type class self retained distance dominator detachedness name; class and name are JSON strings
// with lone surrogates as \udxxx.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"

#include <iosfwd>

namespace v8scope {

// On the cores there are. Stops early once out has failed or progress was cancelled.
void writeNodesTsv(std::ostream &out, const Heap &heap, Progress &progress);

} // namespace v8scope
