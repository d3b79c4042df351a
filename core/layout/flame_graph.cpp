// SPDX-License-Identifier: GPL-3.0-or-later
// The flame graph half of flame_rows.h: a merged call tree -> rows.
#include "core/base/cancelled.h"
#include "core/layout/flame_rows.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace v8scope {

namespace {

// Place of every function of the tree in the alphabet: name, then url, line and column, then id.
std::vector<std::uint32_t> alphabeticalRanks(const ProfileView &names, const CallTree &tree)
{
    std::uint32_t count = 0;
    for (const FunctionId f : tree.function)
        count = f.isValid() ? std::max(count, f.value + 1) : count;
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const FunctionId fa(a);
        const FunctionId fb(b);
        if (const int c = names.name(fa).compare(names.name(fb)); c != 0)
            return c < 0;
        if (const int c = names.url(fa).compare(names.url(fb)); c != 0)
            return c < 0;
        if (names.line(fa) != names.line(fb))
            return names.line(fa) < names.line(fb);
        if (names.column(fa) != names.column(fb))
            return names.column(fa) < names.column(fb);
        return a < b;
    });
    std::vector<std::uint32_t> rank(count);
    for (std::uint32_t i = 0; i < count; ++i)
        rank[order[i]] = i;
    return rank;
}

// The children of every node in drawing order; a copy of tree.children.
Csr orderedChildren(const CallTree &tree, const ProfileView &names, FlameOrder order)
{
    Csr children = tree.children;
    std::vector<std::uint32_t> rank;
    if (order == FlameOrder::Alphabetical)
        rank = alphabeticalRanks(names, tree);
    const auto rankOf = [&](std::uint32_t node) {
        const FunctionId f = tree.function[node];
        return f.isValid() ? rank[f.value] : NodeId::kNoneValue;
    };
    for (std::uint32_t row = 0; row < children.rows(); ++row) {
        const auto first = children.values.begin() + children.start[row];
        const auto last = children.values.begin() + children.start[row + 1];
        if (order == FlameOrder::LeftHeavy) {
            std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) {
                return tree.total[a] != tree.total[b] ? tree.total[a] > tree.total[b] : a < b;
            });
        } else {
            std::sort(first, last, [&](std::uint32_t a, std::uint32_t b) {
                return rankOf(a) != rankOf(b) ? rankOf(a) < rankOf(b) : a < b;
            });
        }
    }
    return children;
}

// Walks the tree from left to right; positions are written as they are passed, so that they ascend
// and neighbours share them.
class GraphBuilder {
public:
    GraphBuilder(const CallTree &tree, const Csr &children) : m_tree(tree), m_children(children)
    {
        m_rows.resize(tree.maxDepth);
        m_position.push_back(0);
    }

    void open(std::uint32_t node)
    {
        m_open.push_back({node, m_children.start[node], m_position.back()});
        if (m_tree.depth[node] > 0)
            m_rows[m_tree.depth[node] - 1].push_back({index(), index(), node});
    }

    // The next child with weight of the node that is open; closes it when there is none.
    void step()
    {
        Open &top = m_open.back();
        while (top.nextChild < m_children.start[top.node + 1]) {
            const std::uint32_t child = m_children.values[top.nextChild++];
            if (m_tree.total[child] > 0) {
                open(child);
                return;
            }
        }
        const std::int64_t right = top.left + m_tree.total[top.node];
        if (right > m_position.back())
            m_position.push_back(right);
        if (m_tree.depth[top.node] > 0)
            m_rows[m_tree.depth[top.node] - 1].back().end = index();
        m_open.pop_back();
    }

    [[nodiscard]] bool isDone() const { return m_open.empty(); }

    [[nodiscard]] std::shared_ptr<const FlameRows> take()
    {
        auto result = std::make_shared<FlameRows>();
        result->position = std::make_shared<const std::vector<std::int64_t>>(std::move(m_position));
        while (!m_rows.empty() && m_rows.back().empty())
            m_rows.pop_back();
        result->rows = std::move(m_rows);
        result->summarize();
        return result;
    }

private:
    struct Open {
        std::uint32_t node;
        std::uint32_t nextChild; // index into m_children.values
        std::int64_t left;
    };

    [[nodiscard]] std::uint32_t index() const
    {
        return static_cast<std::uint32_t>(m_position.size() - 1);
    }

    const CallTree &m_tree;
    const Csr &m_children;
    std::vector<std::vector<FlameBox>> m_rows;
    std::vector<std::int64_t> m_position;
    std::vector<Open> m_open;
};

} // namespace

Result<std::shared_ptr<const FlameRows>> layoutFlameGraph(const CallTree &tree,
                                                          const ProfileView &names,
                                                          FlameOrder order, Progress &progress)
{
    if (tree.size() == 0) {
        auto empty = std::make_shared<FlameRows>();
        empty->position = std::make_shared<const std::vector<std::int64_t>>();
        return std::shared_ptr<const FlameRows>(std::move(empty));
    }
    const Csr children = orderedChildren(tree, names, order);
    GraphBuilder builder(tree, children);
    builder.open(0);
    for (std::uint64_t steps = 0; !builder.isDone(); ++steps) {
        if (steps % Progress::kPollInterval == 0) {
            if (progress.isCancelled())
                return cancelledError();
            progress.update(static_cast<double>(steps) / (2.0 * tree.size()));
        }
        builder.step();
    }
    return builder.take();
}

} // namespace v8scope
