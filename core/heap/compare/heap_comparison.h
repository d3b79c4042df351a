// SPDX-License-Identifier: GPL-3.0-or-later
// Two snapshots of one process, class by class: what is new, what is gone (R16, DevTools'
// Comparison) and, ours, what stayed and grew, and how retained sizes changed.
#pragma once

#include "core/base/column.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/heap/heap.h"

#include <cstdint>
#include <string>
#include <vector>

namespace v8scope {

struct ComparisonRow {
    std::string key; // DevTools' public key: "scriptId,line,column,name" or ",name"
    // Class, WTF-8. DevTools names a class that is gone as the base called the last of its members.
    std::string name;
    // DevTools' figures
    std::uint64_t added = 0;
    std::uint64_t removed = 0;
    std::uint64_t addedBytes = 0;
    std::uint64_t removedBytes = 0;
    // Ours
    std::uint64_t grownSurvivors = 0; // objects in both whose shallow size grew
    // Change of shallow size that added and removed do not account for: that of the survivors, and
    // of the few objects that DevTools loses (those of a replaced group, R12).
    std::int64_t grownBytes = 0;
    // Of what the class retains without double counting (class_retention.h).
    std::int64_t retainedDelta = 0;

    [[nodiscard]] std::int64_t delta() const { return static_cast<std::int64_t>(added - removed); }
    [[nodiscard]] std::int64_t deltaBytes() const
    {
        return static_cast<std::int64_t>(addedBytes - removedBytes);
    }
};

// An object is the same in both if it has the same id and counts under the same key. One whose
// class changed, or whose shallow size came from or fell to 0 (R12 does not count those), is
// therefore removed under one key and added under the other, as in DevTools, and no byte is lost:
// the sum of deltaBytes() + grownBytes over all rows is totalDeltaBytes.
struct HeapComparison {
    static constexpr std::uint32_t kNoRow = 0xffffffff;  // does not count, or in no row
    static constexpr std::uint32_t kReplaced = 1u << 31; // set beside the row: DevTools loses it

    // By added size (largest first), then name, then key. Classes without any change are left out;
    // isDevToolsRow() tells those that DevTools shows.
    std::vector<ComparisonRow> rows;
    std::int64_t totalDeltaBytes = 0; // of all self sizes
    bool isSameProcess = true;        // else ids mean nothing between the two
    double sharedIdShare = 0;         // of the smaller snapshot's JavaScript objects
    // Row of every node.
    Column<std::uint32_t> baseRow;
    Column<std::uint32_t> currentRow;

    [[nodiscard]] static bool isDevToolsRow(const ComparisonRow &row)
    {
        return row.added > 0 || row.removed > 0;
    }
};

// R16: the base's objects are classified by the shapes of current. O(nodes · log nodes) at worst,
// O(nodes) for files whose ids ascend, as V8 writes them.
[[nodiscard]] Result<HeapComparison> compareHeaps(const Heap &base, const Heap &current,
                                                  Progress &progress);

// The objects of one row: nodes of current that are new, of base that are gone, pairs that changed.
struct ComparisonMembers {
    struct Survivor {
        HeapNode base;
        HeapNode current;
        std::int64_t growth = 0;         // of shallow size
        std::int64_t retainedGrowth = 0; // of retained size
    };
    std::vector<HeapNode> added;   // by self size (largest first), then id
    std::vector<HeapNode> removed; // likewise, in base
    std::vector<Survivor> changed; // by retained growth (largest first), then id
};
[[nodiscard]] ComparisonMembers comparisonMembers(const Heap &base, const Heap &current,
                                                  const HeapComparison &comparison,
                                                  std::uint32_t row, const Progress &progress);

// Of two processes, whose ids do not match: an estimate by class and shape and by how objects are
// held.
struct EstimatedRow {
    std::string name; // class or shape
    std::string path; // canonical path of holders; empty for the row of the whole class
    std::int64_t countDelta = 0;
    std::int64_t bytesDelta = 0;
    std::uint64_t baseCount = 0;
    std::uint64_t currentCount = 0;
    std::uint64_t baseBytes = 0;
    std::uint64_t currentBytes = 0;
};
// Rows of classes by change of size (largest growth first); each is followed by those of its paths
// that changed most.
[[nodiscard]] Result<std::vector<EstimatedRow>>
estimateDifference(const Heap &base, const Heap &current, Progress &progress);

} // namespace v8scope
