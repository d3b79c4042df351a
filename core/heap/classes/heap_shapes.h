// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes that are worth a class of their own (R5), from the sequences of properties there are.
#pragma once

#include "core/base/progress.h"
#include "core/heap/classes/heap_classes.h"
#include "core/heap/classes/property_sequences.h"

#include <vector>

namespace v8scope {

// O(properties of one object of each sequence).
[[nodiscard]] std::vector<HeapShape>
shapesOf(const HeapSnapshot &snapshot, const PropertySequences &found, const Progress &progress);

} // namespace v8scope
