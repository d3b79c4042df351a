// SPDX-License-Identifier: GPL-3.0-or-later
// The bottom-up tree: for each function, who called it, weighted by its self time. Rows are made
// when a parent row is expanded; nothing is built ahead. One owner, one thread.
#pragma once

#include "core/profile/profile_view.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace v8scope {

class BottomUpTree {
public:
    struct Row {
        FunctionId function;
        SystemKind system = SystemKind::None;
        std::uint32_t parent = 0; // row index; none for top rows
        std::uint32_t rank = 0;   // position among its siblings
        std::int64_t self =
            0; // top rows: self weight. Deeper: weight that arrived through this caller
        std::int64_t total =
            0; // top rows: the function's total (recursion once). Deeper: same as self
        std::uint32_t firstChild = 0;
        std::uint32_t childCount = 0;
        bool expanded = false; // children were computed
    };

    // Top rows: every function with self weight, heaviest first. O(nodes).
    explicit BottomUpTree(std::shared_ptr<const ProfileView> view);

    [[nodiscard]] const ProfileView &view() const { return *m_view; }
    [[nodiscard]] std::span<const std::uint32_t> topRows() const { return m_top; }
    [[nodiscard]] const Row &row(std::uint32_t index) const { return m_rows[index]; }
    // Whether expanding would give rows (no need to compute them).
    [[nodiscard]] bool hasChildren(std::uint32_t index) const;
    // The callers of a row, heaviest first; computed at the first call. O(tree nodes behind the
    // row).
    std::span<const std::uint32_t> children(std::uint32_t index);
    // The chain of functions from this row to its top row (the callee), this row first.
    [[nodiscard]] std::vector<FunctionId> path(std::uint32_t index) const;

private:
    struct Part { // a tree node whose weight takes part in a row, and the ancestor the row stands
                  // for
        std::uint32_t node;
        std::int64_t weight;
    };
    std::shared_ptr<const ProfileView> m_view;
    std::vector<Row> m_rows;
    std::vector<std::uint32_t> m_top;
    std::vector<std::uint32_t> m_childIndex; // rows' children, run by run
    std::vector<std::vector<Part>> m_parts;  // per row; freed once expanded
};

} // namespace v8scope
