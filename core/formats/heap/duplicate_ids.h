// SPDX-License-Identifier: GPL-3.0-or-later
// Ids that several nodes of a file have. V8 writes none, other programs may.
#pragma once

#include "core/base/wide_column.h"

#include <cstdint>

namespace v8scope {

// How many ids stand for a node that is not the first with that id.
[[nodiscard]] std::uint64_t countDuplicateIds(const WideColumn &ids);

} // namespace v8scope
