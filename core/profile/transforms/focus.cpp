// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/transforms/transforms.h"

namespace v8scope {

TreeRewrite focusFunction(const CallTree &tree, FunctionId function)
{
    TreeRewriter rewriter(tree);
    if (tree.size() > 0)
        rewriter.drop(0);
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        const std::uint32_t parent = rewriter.newNodeOf(tree.parent[node]);
        if (parent != TreeRewriter::kNone)
            rewriter.keepBelow(parent, node);
        else if (tree.function[node] == function)
            rewriter.keepBelow(0, node);
    }
    return rewriter.take();
}

TreeRewrite focusPath(const CallTree &tree, std::span<const FunctionId> path)
{
    TreeRewriter rewriter(tree);
    if (tree.size() > 0 && !path.empty())
        rewriter.drop(0);
    // How many elements of the path a node's whole stack matches; kNone: it left the path.
    std::vector<std::uint32_t> matched(tree.size(), TreeRewriter::kNone);
    if (tree.size() > 0)
        matched[0] = 0;
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        const std::uint32_t parent = tree.parent[node];
        if (rewriter.newNodeOf(parent) != TreeRewriter::kNone) {
            rewriter.keepBelow(rewriter.newNodeOf(parent), node);
            continue;
        }
        const std::uint32_t length = matched[parent];
        if (length == TreeRewriter::kNone || tree.function[node] != path[length])
            continue;
        matched[node] = length + 1;
        if (length + 1 == path.size())
            rewriter.keepBelow(0, node);
    }
    return rewriter.take();
}

} // namespace v8scope
