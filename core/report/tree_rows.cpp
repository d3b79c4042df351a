// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tree_rows.h"

#include "core/profile/bottom_up.h"
#include "core/profile/function_list.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <vector>

namespace v8scope {

namespace {

// The smallest weight that is shown.
std::int64_t threshold(const ProfileView &view, double minShare)
{
    const double least = minShare * static_cast<double>(view.tree->rootTotal());
    return least <= 0.0 ? 0 : static_cast<std::int64_t>(std::ceil(least));
}

struct Pending {
    std::uint32_t node;
    std::uint32_t depth;
};

// A node's children, heaviest first, without those below the threshold.
std::vector<std::uint32_t> shownChildren(const CallTree &tree, std::uint32_t node,
                                         std::int64_t least, TreeWalk &walk)
{
    std::vector<std::uint32_t> children;
    for (const std::uint32_t child : tree.children.row(node)) {
        if (tree.total[child] == 0)
            continue;
        if (tree.total[child] >= least)
            children.push_back(child);
        else
            ++walk.tooLight;
    }
    std::stable_sort(children.begin(), children.end(), [&tree](std::uint32_t a, std::uint32_t b) {
        return tree.total[a] > tree.total[b];
    });
    return children;
}

bool visitNode(const CallTree &tree, const Pending &at, const TreeVisitor &visitor)
{
    const std::uint32_t n = at.node;
    const std::int64_t total = n == 0 ? tree.self[0] : tree.total[n];
    return visitor(TreeRow{
        at.depth, {tree.function[n], tree.system[n]}, tree.self[n], total, tree.samples[n]});
}

TreeWalk visitTopDown(const ProfileView &view, const TreeLimits &limits, const TreeVisitor &visitor)
{
    TreeWalk walk;
    const CallTree &tree = *view.tree;
    if (tree.size() == 0)
        return walk;
    const std::int64_t least = threshold(view, limits.minShare);
    std::vector<std::uint32_t> roots = shownChildren(tree, 0, least, walk);
    // Some tools give the root samples of its own: a row of their own keeps the sum whole.
    if (tree.self[0] > 0 && tree.self[0] >= least) {
        const auto lighter = [&tree](std::uint32_t node) {
            return tree.total[node] < tree.self[0];
        };
        roots.insert(std::find_if(roots.begin(), roots.end(), lighter), 0);
    }
    if (limits.top != 0 && roots.size() > limits.top) {
        walk.tooLight += roots.size() - limits.top;
        roots.resize(limits.top);
    }
    std::vector<Pending> pending;
    for (auto it = roots.rbegin(); it != roots.rend(); ++it)
        pending.push_back({*it, 0});
    while (!pending.empty()) {
        const Pending at = pending.back();
        pending.pop_back();
        if (!visitNode(tree, at, visitor))
            return walk;
        if (at.node == 0)
            continue;
        if (limits.maxDepth != 0 && at.depth + 1 >= limits.maxDepth) {
            walk.tooDeep += tree.children.row(at.node).empty() ? 0 : 1;
            continue;
        }
        const std::vector<std::uint32_t> children = shownChildren(tree, at.node, least, walk);
        for (auto it = children.rbegin(); it != children.rend(); ++it)
            pending.push_back({*it, at.depth + 1});
    }
    return walk;
}

TreeWalk visitBottomUp(const std::shared_ptr<const ProfileView> &view, const TreeLimits &limits,
                       const TreeVisitor &visitor)
{
    TreeWalk walk;
    const std::int64_t least = threshold(*view, limits.minShare);
    std::unordered_map<FunctionId, std::uint64_t> samples;
    for (const FunctionRow &row : functionList(*view))
        samples[row.function] = row.samples;

    BottomUpTree tree(view);
    std::vector<Pending> pending;
    const std::span<const std::uint32_t> top = tree.topRows();
    std::uint32_t shown = 0;
    while (shown < top.size() && (limits.top == 0 || shown < limits.top) &&
           tree.row(top[shown]).self >= least)
        ++shown;
    walk.tooLight += top.size() - shown;
    for (std::uint32_t i = shown; i-- > 0;)
        pending.push_back({top[i], 0});
    while (!pending.empty()) {
        const Pending at = pending.back();
        pending.pop_back();
        const BottomUpTree::Row row = tree.row(at.node);
        TreeRow shownRow{at.depth, {row.function, row.system}, row.self, row.total, {}};
        if (at.depth == 0)
            shownRow.samples = samples[row.function];
        if (!visitor(shownRow))
            return walk;
        if (!tree.hasChildren(at.node))
            continue;
        if (limits.maxDepth != 0 && at.depth + 1 >= limits.maxDepth) {
            ++walk.tooDeep;
            continue;
        }
        const std::span<const std::uint32_t> children = tree.children(at.node);
        std::size_t heavy = 0;
        while (heavy < children.size() && tree.row(children[heavy]).self >= least)
            ++heavy;
        walk.tooLight += children.size() - heavy;
        for (std::size_t i = heavy; i-- > 0;)
            pending.push_back({children[i], at.depth + 1});
    }
    return walk;
}

} // namespace

TreeWalk visitTree(const std::shared_ptr<const ProfileView> &view, TreeDirection direction,
                   const TreeLimits &limits, const TreeVisitor &visitor)
{
    return direction == TreeDirection::TopDown ? visitTopDown(*view, limits, visitor)
                                               : visitBottomUp(view, limits, visitor);
}

} // namespace v8scope
