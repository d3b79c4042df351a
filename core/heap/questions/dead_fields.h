// SPDX-License-Identifier: GPL-3.0-or-later
// Variables that closures keep alive though nothing can read them any more (R23); needs the scope
// tables of newer V8.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"

#include <cstdint>
#include <string>
#include <vector>

namespace v8scope {

struct DeadField {
    HeapNode context;
    std::uint32_t edge = 0;          // the variable's
    std::uint64_t retainedBytes = 0; // of what it holds
};
struct DeadFields {
    bool isAvailable = false;      // the file has the tables
    std::vector<DeadField> fields; // by retained size
    std::vector<HeapNode> scriptsWithoutScopes;
};
enum class ScopeRules {
    Ours,     // top-level scopes (id -2) are themselves
    DevTools, // reads -2 as 2 (R0), so that they never match
};
[[nodiscard]] DeadFields findDeadFields(const Heap &heap, ScopeRules rules,
                                        const Progress &progress);

} // namespace v8scope
