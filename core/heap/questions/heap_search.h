// SPDX-License-Identifier: GPL-3.0-or-later
// Finding nodes: by name as DevTools does, and by class, id, property name, string value, size.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace v8scope {

enum class SearchIn {
    Names,       // DevTools' Find: display names of nodes with a size; "@123" is an id
    Classes,     // class names of nodes with a size
    Properties,  // nodes that have a property, variable or internal edge of this name
    StringValues // values of strings: joined ones whole (up to 1 MiB of text), not only the name
                 // shown, and not once more for each of their parts
};

// Text is a substring, or a regular expression of RE2: no look-around, no back-references.
struct HeapQuery {
    SearchIn in = SearchIn::Names;
    std::string text; // empty = every node
    bool isRegex = false;
    bool isCaseSensitive = false;
    std::optional<std::uint64_t> minSelf; // bytes, inclusive
    std::optional<std::uint64_t> maxSelf;
    std::optional<std::uint64_t> minRetained;
    std::optional<std::uint64_t> maxRetained;
    const NodeSet *passes = nullptr;
};

// Nodes in file order. A regular expression that is not valid is an error that says where.
// O(nodes + bytes of the strings looked at); each string is matched once.
[[nodiscard]] Result<std::vector<HeapNode>> searchHeap(const Heap &heap, const HeapQuery &query,
                                                       Progress &progress);

} // namespace v8scope
