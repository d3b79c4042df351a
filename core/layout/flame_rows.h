// SPDX-License-Identifier: GPL-3.0-or-later
// Flat rows of boxes: the geometry of a flame chart (time order) and of a flame graph (merged), the
// same shape for both. Row r holds boxes of depth r, sorted by start, never overlapping, each wider
// than nothing. Boxes name their borders by index into one shared position column, so a box costs
// 12 bytes.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/profile/profile_view.h"
#include "core/profile/resolve.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace v8scope {

struct FlameBox {
    std::uint32_t begin = 0; // index into FlameRows::position
    std::uint32_t end = 0;   // index into FlameRows::position; > begin
    std::uint32_t node = 0;  // CallTree node
};

// A fixed number of neighbouring boxes in short: zoomed out, drawing looks at these alone. They add
// two bytes to each box.
struct FlameBlock {
    std::int64_t begin = 0;     // position of the first box
    std::int64_t weight = 0;    // sum of widths
    std::int64_t widest = 0;    // width of the widest box
    std::uint32_t heaviest = 0; // its index in the row; the first one of equals
};

// What a run of boxes holds together, for boxes too narrow to be drawn one by one.
struct FlameRunSummary {
    std::int64_t weight = 0;  // sum of widths
    std::size_t heaviest = 0; // index of the widest box of the row; the first one of equals
    std::size_t firstIndex = 0;
    std::size_t count = 0;
};

struct FlameRows {
    static constexpr std::size_t kBlock = 16; // boxes of a FlameBlock

    std::shared_ptr<const std::vector<std::int64_t>> position; // ascending; ns, bytes or weight
    std::vector<std::vector<FlameBox>> rows; // rows[0] = first frames below the root
    std::uint64_t boxCount = 0;
    std::vector<std::vector<FlameBlock>> blocks; // by row

    [[nodiscard]] std::int64_t begin() const { return position->empty() ? 0 : position->front(); }
    [[nodiscard]] std::int64_t end() const { return position->empty() ? 0 : position->back(); }
    [[nodiscard]] std::int64_t left(const FlameBox &b) const { return (*position)[b.begin]; }
    [[nodiscard]] std::int64_t right(const FlameBox &b) const { return (*position)[b.end]; }

    // The box of a row at a position, or nullptr. O(log boxes).
    [[nodiscard]] const FlameBox *boxAt(std::uint32_t row, std::int64_t at) const;
    // Index of the first box of a row that ends after a position (rows[row].size() if none).
    [[nodiscard]] std::size_t firstEndingAfter(std::uint32_t row, std::int64_t at) const;
    // Sum and widest of boxes [first, last) of a row; last > first. O(boxes / kBlock + kBlock).
    [[nodiscard]] FlameRunSummary summaryOf(std::uint32_t row, std::size_t first,
                                            std::size_t last) const;
    // Fills boxCount and blocks from rows. O(boxes).
    void summarize();
    // Adds a complete box to its block, for layouts that do it as they go, while the positions are
    // at hand. In order of the row, once for each box.
    void summarizeBox(std::size_t row, std::size_t index);
};

// Frames over time: a frame lasts as long as consecutive samples have its node on their stacks.
// Samples that last no time and samples without a node draw nothing. The view must outlive nothing:
// rows share the timeline's positions. O(samples + boxes). Error only: cancelled.
[[nodiscard]] Result<std::shared_ptr<const FlameRows>> layoutFlameChart(const ProfileView &view,
                                                                        Progress &progress);
[[nodiscard]] Result<std::shared_ptr<const FlameRows>>
layoutFlameChart(const CallTree &tree, const SampleTimeline &timeline, Progress &progress);

enum class FlameOrder {
    LeftHeavy,    // heaviest child first
    Alphabetical, // by name: the same place in every profile
};
// The merged tree: a node's box is as wide as its total; self weight lies right of the children.
// Nodes without weight are left out. The names callback is for the alphabetical order. O(n log n).
[[nodiscard]] Result<std::shared_ptr<const FlameRows>> layoutFlameGraph(const CallTree &tree,
                                                                        const ProfileView &names,
                                                                        FlameOrder order,
                                                                        Progress &progress);

} // namespace v8scope
