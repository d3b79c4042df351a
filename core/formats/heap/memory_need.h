// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of a heap snapshot take, known before they are filled: refusing with a word
// beats being killed for want of memory.
#pragma once

#include "core/base/load_error.h"
#include "core/formats/heap/heap_meta.h"

#include <cstdint>
#include <optional>
#include <string>

namespace v8scope {

// Bytes that the columns of so many nodes and edges take.
[[nodiscard]] std::uint64_t columnBytes(const HeapMeta &meta, std::uint64_t nodes,
                                        std::uint64_t edges);

// The refusal, if need is more than what there is; none if that is not known.
[[nodiscard]] std::optional<LoadError>
checkMemory(std::uint64_t need, std::optional<std::uint64_t> available, const std::string &file);

} // namespace v8scope
