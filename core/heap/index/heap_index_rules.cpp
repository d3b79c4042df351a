// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index_layout.h"
#include "core/heap/index/heap_rules_id.h" // made by core/heap_rules_id.cmake

namespace v8scope {

std::string_view heapRulesId()
{
    return kHeapRulesId;
}

} // namespace v8scope
