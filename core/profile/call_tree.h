// SPDX-License-Identifier: GPL-3.0-or-later
// A weighted call tree: what every table and flame graph of a profile shows, CPU time and sampled
// allocations alike. Columns, parents before children, node 0 is the root. Immutable once finished.
#pragma once

#include "core/base/csr.h"
#include "core/base/ids.h"
#include "core/profile/profile.h"

#include <cstdint>
#include <span>
#include <vector>

namespace v8scope {

enum class WeightUnit {
    Nanoseconds,
    Bytes,
    Samples, // hit counts: the file has no samples
};

struct CallTree {
    WeightUnit unit = WeightUnit::Nanoseconds;
    std::vector<std::uint32_t> parent; // none for the root; parent[i] < i
    std::vector<FunctionId> function;
    std::vector<SystemKind> system;
    std::vector<std::int64_t> self;
    std::vector<std::int64_t> total;
    std::vector<std::uint32_t> samples; // how many samples had this node on top
    std::vector<std::uint32_t>
        sourceNode; // the Profile node this came from (first of several); none = made by us
    std::vector<std::uint32_t> depth; // root = 0
    Csr children;                     // in order of node number
    std::uint32_t maxDepth = 0;       // of any node; frames below the root

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(parent.size()); }
    [[nodiscard]] std::int64_t rootTotal() const { return total.empty() ? 0 : total[0]; }

    // Appends a node; parent must exist (or none for the very first).
    std::uint32_t addNode(std::uint32_t parentNode, FunctionId fn, SystemKind kind,
                          std::uint32_t source);
    // Fills total, depth, children and maxDepth from parent and self. O(n). Call once, after self
    // is final.
    void finish();
};

} // namespace v8scope
