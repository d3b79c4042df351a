// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/carry_over.h"

#include <algorithm>

namespace v8scope {

namespace {

std::optional<std::uint32_t> childWith(const CallTree &tree, std::uint32_t node,
                                       const PathStep &step)
{
    for (const std::uint32_t child : tree.children.row(node)) {
        if (tree.function[child] == step.function && tree.system[child] == step.system)
            return child;
    }
    return std::nullopt;
}

} // namespace

FunctionPath pathOf(const CallTree &tree, std::uint32_t node)
{
    FunctionPath path;
    while (node < tree.size() && tree.parent[node] != NodeId::kNoneValue) {
        path.push_back({tree.function[node], tree.system[node]});
        node = tree.parent[node];
    }
    std::reverse(path.begin(), path.end());
    return path;
}

std::optional<std::uint32_t> findPath(const CallTree &tree, const FunctionPath &path)
{
    if (tree.size() == 0)
        return std::nullopt;
    std::uint32_t node = 0;
    bool lastWasFound = true;
    for (const PathStep &step : path) {
        const std::optional<std::uint32_t> child = childWith(tree, node, step);
        lastWasFound = child.has_value();
        node = child.value_or(node);
    }
    if (!lastWasFound)
        return std::nullopt;
    return node;
}

} // namespace v8scope
