// SPDX-License-Identifier: GPL-3.0-or-later
// How busy the processor was over time, by category of what ran: the picture of an overview strip.
// A fixed number of columns of equal length over the whole axis. Pure; any thread.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/profile/category.h"
#include "core/profile/resolve.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace v8scope {

struct ActivityStrip {
    // Share of the column's time by Category; the rest belongs to no sample.
    using Column = std::array<float, kCategoryCount>;

    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::vector<Column> columns; // empty if the file has no samples

    // The part of a column in which something ran: not idle, not (program), not unknown.
    [[nodiscard]] static float active(const Column &column);
    // The mean over part of the axis [from, to), for drawing at another width. O(columns covered).
    [[nodiscard]] Column mean(double from, double to) const;
};

// categoryOfNode: by tree node, what its top-of-stack time counts as. O(samples + columns).
// Error only: cancelled.
[[nodiscard]] Result<std::shared_ptr<const ActivityStrip>>
activityStrip(const SampleTimeline &timeline, std::span<const Category> categoryOfNode,
              std::uint32_t columns, Progress &progress);

} // namespace v8scope
