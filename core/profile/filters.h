// SPDX-License-Identifier: GPL-3.0-or-later
// Filters of a profile: each one takes time away or moves it, all views obey the whole stack. A
// stack is a value: undo is to drop its last element. Filters name functions, not tree nodes, so
// that a stack survives a change of rules and can be written to a session file.
#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace v8scope {

namespace filter {

// Only samples inside the range of the axis (nanoseconds since start, or bytes), cut at its
// borders.
struct Range {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    bool operator==(const Range &) const = default;
};
// Only stacks that contain the function, with the function as first frame (its outermost call).
struct FocusFunction {
    FunctionId function;
    bool operator==(const FocusFunction &) const = default;
};
// Only the subtree under one path of functions from the root (root not named).
struct FocusPath {
    std::vector<FunctionId> path;
    bool operator==(const FocusPath &) const = default;
};
// The function disappears; its time goes to whoever called it.
struct MergeFunction {
    FunctionId function;
    bool operator==(const MergeFunction &) const = default;
};
// What the function calls disappears into it.
struct CollapseFunction {
    FunctionId function;
    bool operator==(const CollapseFunction &) const = default;
};
// Samples that contain the function are dropped.
struct DropFunction {
    FunctionId function;
    bool operator==(const DropFunction &) const = default;
};
// Recursive calls become one frame: every call of a function below itself is folded into the outer
// one (all), or only immediate self-calls (direct). No function: for every function.
struct CollapseRecursion {
    FunctionId function;
    bool directOnly = false;
    bool operator==(const CollapseRecursion &) const = default;
};
// Consecutive frames of one package become a single frame named after the package.
struct CollapsePackage {
    std::string package;
    bool operator==(const CollapsePackage &) const = default;
};
enum class Hidden : std::uint8_t {
    Idle,             // samples dropped
    Program,          // samples dropped
    GarbageCollector, // merged into the code it interrupted; at the root: dropped
    Native,           // frames without url merged into callers
    NodeCore,         // node: frames merged into callers
    Dependencies,     // node_modules frames merged into callers
};
struct Hide {
    Hidden what = Hidden::Idle;
    bool operator==(const Hide &) const = default;
};

} // namespace filter

using Filter = std::variant<filter::Range, filter::FocusFunction, filter::FocusPath,
                            filter::MergeFunction, filter::CollapseFunction, filter::DropFunction,
                            filter::CollapseRecursion, filter::CollapsePackage, filter::Hide>;
using FilterStack = std::vector<Filter>;

} // namespace v8scope
