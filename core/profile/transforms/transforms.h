// SPDX-License-Identifier: GPL-3.0-or-later
// One function for each filter that changes the shape of a call tree (filters.h says what each one
// means; the model is Firefox Profiler's transforms). All are one pass over the old tree, without
// recursion, O(nodes).
#pragma once

#include "core/profile/filters.h"
#include "core/profile/transforms/tree_rewriter.h"

#include <cstdint>
#include <span>
#include <vector>

namespace v8scope {

// One flag for each function of a view.
using FunctionSet = std::vector<bool>;

// focus.cpp
[[nodiscard]] TreeRewrite focusFunction(const CallTree &tree, FunctionId function);
[[nodiscard]] TreeRewrite focusPath(const CallTree &tree, std::span<const FunctionId> path);

// merge.cpp
// Frames of these functions disappear, their weight goes to their callers (or the root).
[[nodiscard]] TreeRewrite mergeFunctions(const CallTree &tree, const FunctionSet &functions);
[[nodiscard]] TreeRewrite mergeGarbageCollector(const CallTree &tree);
[[nodiscard]] TreeRewrite collapseFunction(const CallTree &tree, FunctionId function);
[[nodiscard]] TreeRewrite dropFunction(const CallTree &tree, FunctionId function);
[[nodiscard]] TreeRewrite dropSystem(const CallTree &tree, SystemKind kind);
// Consecutive frames of these functions become one frame of standIn.
[[nodiscard]] TreeRewrite collapseFunctions(const CallTree &tree, const FunctionSet &functions,
                                            FunctionId standIn);

// recursion.cpp
// function: none = every function.
[[nodiscard]] TreeRewrite collapseDirectRecursion(const CallTree &tree, FunctionId function);
[[nodiscard]] TreeRewrite collapseRecursion(const CallTree &tree, FunctionId function,
                                            std::uint32_t functionCount);

// prune.cpp
// Leaves out what has neither weight nor samples below it; the only one that moves weights too.
[[nodiscard]] TreeRewrite withoutWeightless(const CallTree &tree);

} // namespace v8scope
