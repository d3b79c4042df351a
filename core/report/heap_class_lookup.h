// SPDX-License-Identifier: GPL-3.0-or-later
// From what a person types to the class that is meant.
#pragma once

#include "core/heap/heap.h"

#include <cstdint>
#include <string>
#include <vector>

namespace v8scope {

struct ClassLookup {
    std::string name; // of the class
    std::vector<std::uint32_t> groups;
    std::string problem; // if there are no groups: a sentence with the names that are similar
};

// text: a class name, or DevTools' key of one group ("scriptId,line,column,name").
[[nodiscard]] ClassLookup lookUpClass(const Heap &heap, const std::string &text);

} // namespace v8scope
