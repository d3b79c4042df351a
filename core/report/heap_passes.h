// SPDX-License-Identifier: GPL-3.0-or-later
// From the filters of a question to the nodes that pass all of them, and the filters in words.
#pragma once

#include "core/base/progress.h"
#include "core/heap/heap.h"
#include "core/heap/snapshot/node_set.h"
#include "core/report/heap_question.h"

#include <optional>
#include <string>
#include <variant>

namespace v8scope {

// None: every node passes. A string: what is wrong with a filter.
[[nodiscard]] std::variant<std::optional<NodeSet>, std::string>
passingNodes(const Heap &heap, const HeapQuestion &question, const NodeSet *userNodes,
             const Progress &progress);
// "retained by closures' contexts; ids 10 to 20"; empty without filters.
[[nodiscard]] std::string filterWords(const HeapQuestion &question);

} // namespace v8scope
