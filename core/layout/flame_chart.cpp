// SPDX-License-Identifier: GPL-3.0-or-later
// The flame chart half of flame_rows.h: samples in order of time -> rows.
#include "core/base/cancelled.h"
#include "core/layout/flame_rows.h"

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

constexpr std::uint32_t kNone = NodeId::kNoneValue;

// The open boxes of the stack that runs; the last box of row d is open exactly for d < depth().
class OpenStack {
public:
    OpenStack(const CallTree &tree, FlameRows &rows) : m_tree(tree), m_rows(rows)
    {
        m_rows.rows.resize(tree.maxDepth);
        m_rows.blocks.resize(tree.maxDepth);
        m_path.reserve(tree.maxDepth);
    }

    // From position index at on, the stack is that of node (none: nothing runs). O(frames that
    // end + frames that begin).
    void change(std::uint32_t node, std::uint32_t at)
    {
        const std::uint32_t newDepth = node == kNone ? 0 : m_tree.depth[node];
        std::uint32_t common = newDepth;
        std::uint32_t ancestor = node;
        while (common > 0 && (common > m_path.size() || m_path[common - 1] != ancestor)) {
            ancestor = m_tree.parent[ancestor];
            --common;
        }
        close(common, at);
        m_path.resize(newDepth);
        ancestor = node;
        for (std::uint32_t depth = newDepth; depth > common; --depth) {
            m_path[depth - 1] = ancestor;
            m_rows.rows[depth - 1].push_back({at, at, ancestor});
            ancestor = m_tree.parent[ancestor];
        }
    }

private:
    void close(std::uint32_t depth, std::uint32_t at)
    {
        for (std::size_t row = depth; row < m_path.size(); ++row) {
            m_rows.rows[row].back().end = at;
            m_rows.summarizeBox(row, m_rows.rows[row].size() - 1);
        }
        m_rows.boxCount += m_path.size() - std::min<std::size_t>(depth, m_path.size());
    }

    const CallTree &m_tree;
    FlameRows &m_rows;
    std::vector<std::uint32_t> m_path; // node by depth - 1
};

void dropEmptyRows(FlameRows &rows)
{
    while (!rows.rows.empty() && rows.rows.back().empty())
        rows.rows.pop_back();
    rows.blocks.resize(rows.rows.size());
}

} // namespace

Result<std::shared_ptr<const FlameRows>>
layoutFlameChart(const CallTree &tree, const SampleTimeline &timeline, Progress &progress)
{
    auto rows = std::make_shared<FlameRows>();
    rows->position = timeline.position;
    const std::uint32_t count = timeline.count();
    if (count > 0) {
        const std::vector<std::int64_t> &position = *timeline.position;
        const std::vector<std::uint32_t> &node = *timeline.node;
        OpenStack stack(tree, *rows);
        std::uint32_t running = kNone;
        for (std::uint32_t i = 0; i < count; ++i) {
            if (i % Progress::kPollInterval == 0) {
                if (progress.isCancelled())
                    return cancelledError();
                progress.update(static_cast<double>(i) / count);
            }
            if (node[i] == running || position[i + 1] <= position[i])
                continue;
            running = node[i];
            stack.change(running, i);
        }
        stack.change(kNone, count);
    }
    dropEmptyRows(*rows);
    return std::shared_ptr<const FlameRows>(std::move(rows));
}

Result<std::shared_ptr<const FlameRows>> layoutFlameChart(const ProfileView &view,
                                                          Progress &progress)
{
    return layoutFlameChart(*view.tree, view.timeline, progress);
}

} // namespace v8scope
