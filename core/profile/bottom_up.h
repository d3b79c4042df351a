// SPDX-License-Identifier: GPL-3.0-or-later
// The bottom-up tree: for each function, who called it, weighted by its self time. Rows are made
// when a parent row is expanded; nothing is built ahead. One owner, one thread.
#pragma once

#include "core/profile/call_parts.h"
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
        std::uint32_t parent = NodeId::kNoneValue; // row index; none for top rows
        std::uint32_t rank = 0;                    // position among its siblings
        // Top rows: the function's self weight. Deeper: the part of it that came through this
        // caller.
        std::int64_t self = 0;
        // Top rows: the function's total (recursion once). Deeper: same as self.
        std::int64_t total = 0;
        std::uint32_t firstChild = 0;
        std::uint32_t childCount = 0;
        bool expanded = false; // children were computed
    };

    // Top rows: every function with self weight, heaviest first. O(nodes).
    explicit BottomUpTree(std::shared_ptr<const ProfileView> view);

    [[nodiscard]] const ProfileView &view() const { return *m_view; }
    [[nodiscard]] std::span<const std::uint32_t> topRows() const { return m_top; }
    // Valid until the next call of children().
    [[nodiscard]] const Row &row(std::uint32_t index) const { return m_rows[index]; }
    [[nodiscard]] std::uint32_t rowCount() const
    {
        return static_cast<std::uint32_t>(m_rows.size());
    }
    // Whether expanding would give rows (no need to compute them).
    [[nodiscard]] bool hasChildren(std::uint32_t index) const;
    // The callers of a row, heaviest first; computed at the first call. Weight that has no caller
    // (the frame stands at the root) is in no child. O(p log p) for p tree nodes behind the row.
    // The span is valid until the next call.
    std::span<const std::uint32_t> children(std::uint32_t index);
    // The chain of functions from this row to its top row (the callee), this row first.
    [[nodiscard]] std::vector<FunctionId> path(std::uint32_t index) const;

private:
    void expand(std::uint32_t index);

    std::shared_ptr<const ProfileView> m_view;
    std::vector<Row> m_rows;
    std::vector<std::uint32_t> m_top;
    std::vector<std::uint32_t> m_childIndex; // rows' children, run by run
    // Per row: the calls whose weight takes part in it. Freed once expanded.
    std::vector<std::vector<CallPart>> m_parts;
};

} // namespace v8scope
