// SPDX-License-Identifier: GPL-3.0-or-later
// Filters in the words that breadcrumb and history show.
#pragma once

#include "core/profile/call_tree.h"
#include "core/profile/filters.h"

#include <QString>

#include <functional>

namespace v8scope {

// A short phrase: "Only main.js › render", "Without node_modules", "12.3 ms – 45.6 ms".
// labelOf names a function; unit is that of the time axis.
[[nodiscard]] QString describeFilter(const Filter &filter,
                                     const std::function<QString(FunctionId)> &labelOf,
                                     WeightUnit unit);

} // namespace v8scope
