// SPDX-License-Identifier: GPL-3.0-or-later
// The order of samples in time. V8 queues a few samples late, so recorded times may fall; a sample
// belongs at its own time (cpu.md, section 3), equal times keep the file's order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace v8scope {

// The permutation that sorts the times stably; empty if they are sorted already. Files have few
// late samples: O(n + k log k) for k samples that lie before one recorded earlier.
[[nodiscard]] std::vector<std::uint32_t> sortedSampleOrder(std::span<const std::int64_t> times);

} // namespace v8scope
