// SPDX-License-Identifier: GPL-3.0-or-later
// Two snapshots of one process, class by class: what is new, what is gone (R16, DevTools'
// Comparison) and, ours, what stayed and grew, and how retained sizes changed.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/heap/heap.h"

#include <cstdint>
#include <string>
#include <vector>

namespace v8scope {

struct ComparisonRow {
    std::string key;  // DevTools' public key
    std::string name; // class, WTF-8
    // DevTools' figures
    std::uint64_t added = 0;
    std::uint64_t removed = 0;
    std::uint64_t addedBytes = 0;
    std::uint64_t removedBytes = 0;
    // Ours
    std::uint64_t grownSurvivors = 0; // objects in both whose shallow size grew
    std::int64_t grownBytes = 0;      // change of shallow size of all survivors
    std::int64_t retainedDelta = 0;   // retained size of the class, without double counting

    [[nodiscard]] std::int64_t delta() const { return static_cast<std::int64_t>(added - removed); }
    [[nodiscard]] std::int64_t deltaBytes() const
    {
        return static_cast<std::int64_t>(addedBytes - removedBytes);
    }
};

struct HeapComparison {
    // By added size (largest first), then name. Classes without added, removed or changed objects
    // are left out; isDevToolsRow() tells those that DevTools shows.
    std::vector<ComparisonRow> rows;
    std::int64_t totalDeltaBytes = 0; // of all self sizes
    bool isSameProcess = true;        // else ids mean nothing between the two
    double sharedIdShare = 0;         // of the smaller snapshot's JavaScript objects

    [[nodiscard]] static bool isDevToolsRow(const ComparisonRow &row)
    {
        return row.added > 0 || row.removed > 0;
    }
};

[[nodiscard]] Result<HeapComparison> compareHeaps(const Heap &base, const Heap &current,
                                                  Progress &progress);

// The ids of one row: nodes of current that are new, of base that are gone, pairs that changed.
struct ComparisonMembers {
    struct Survivor {
        HeapNode base;
        HeapNode current;
        std::int64_t growth = 0;
    };
    std::vector<HeapNode> added;   // by self size, then id
    std::vector<HeapNode> removed; // likewise, in base
    std::vector<Survivor> changed; // by growth
};
[[nodiscard]] ComparisonMembers comparisonMembers(const Heap &base, const Heap &current,
                                                  const std::string &key, const Progress &progress);

// Of two processes, whose ids do not match: an estimate by class and shape and by how objects are
// held.
struct EstimatedRow {
    std::string name;
    std::string path; // canonical path of holders; empty for the row of the whole class
    std::int64_t countDelta = 0;
    std::int64_t bytesDelta = 0;
    std::uint64_t baseCount = 0;
    std::uint64_t currentCount = 0;
    std::uint64_t baseBytes = 0;
    std::uint64_t currentBytes = 0;
};
[[nodiscard]] Result<std::vector<EstimatedRow>>
estimateDifference(const Heap &base, const Heap &current, Progress &progress);

} // namespace v8scope
