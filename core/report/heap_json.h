// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON shape of `v8scope-cli heap --json`. Keys may be added, never renamed. Sizes are bytes,
// ids those of the file, lines and columns 1-based, distances DevTools' own numbers (below 0 or
// from 100,000,000 on its tables show none). Lone surrogates become U+FFFD, so that every reader of
// JSON takes the document; streams, memory does not grow with it.
#pragma once

#include "core/report/heap_answer.h"

#include <iosfwd>
#include <string>

namespace v8scope {

void writeHeapJson(std::ostream &out, const HeapAnswer &answer, const std::string &file);

} // namespace v8scope
