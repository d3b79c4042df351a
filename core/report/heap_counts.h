// SPDX-License-Identifier: GPL-3.0-or-later
// What a heap snapshot holds before anything is worked out: the summary of `info`.
#pragma once

#include "core/heap/snapshot/heap_snapshot.h"

#include <cstddef>
#include <iosfwd>

namespace v8scope {

class JsonWriter;

// The members of "summary". O(nodes).
void writeHeapCountsJson(JsonWriter &json, const HeapSnapshot &snapshot);
void writeHeapCountFacts(std::ostream &out, const HeapSnapshot &snapshot, std::size_t width);

} // namespace v8scope
