// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/transforms/transforms.h"

namespace v8scope {

namespace {

// What to do with a node, once its parent's new node is known: rule(rewriter, newParent, node).
template <class Rule>
TreeRewrite rewriteEach(const CallTree &tree, Rule rule)
{
    TreeRewriter rewriter(tree);
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        const std::uint32_t parent = rewriter.newNodeOf(tree.parent[node]);
        if (parent != TreeRewriter::kNone)
            rule(rewriter, parent, node);
    }
    return rewriter.take();
}

} // namespace

TreeRewrite mergeFunctions(const CallTree &tree, const FunctionSet &functions)
{
    return rewriteEach(tree, [&](TreeRewriter &rewriter, std::uint32_t parent, std::uint32_t node) {
        if (tree.system[node] == SystemKind::None && functions[tree.function[node].value])
            rewriter.foldInto(parent, node);
        else
            rewriter.keepBelow(parent, node);
    });
}

TreeRewrite mergeGarbageCollector(const CallTree &tree)
{
    return rewriteEach(tree, [&](TreeRewriter &rewriter, std::uint32_t parent, std::uint32_t node) {
        if (tree.system[node] != SystemKind::GarbageCollector)
            rewriter.keepBelow(parent, node);
        else if (parent != 0)
            rewriter.foldInto(parent, node);
    });
}

TreeRewrite collapseFunction(const CallTree &tree, FunctionId function)
{
    return rewriteEach(tree, [&](TreeRewriter &rewriter, std::uint32_t parent, std::uint32_t node) {
        if (parent != 0 && rewriter.functionOfNew(parent) == function)
            rewriter.foldInto(parent, node);
        else
            rewriter.keepBelow(parent, node);
    });
}

TreeRewrite dropFunction(const CallTree &tree, FunctionId function)
{
    return rewriteEach(tree, [&](TreeRewriter &rewriter, std::uint32_t parent, std::uint32_t node) {
        if (tree.function[node] != function)
            rewriter.keepBelow(parent, node);
    });
}

TreeRewrite dropSystem(const CallTree &tree, SystemKind kind)
{
    return rewriteEach(tree, [&](TreeRewriter &rewriter, std::uint32_t parent, std::uint32_t node) {
        if (tree.system[node] != kind)
            rewriter.keepBelow(parent, node);
    });
}

TreeRewrite collapseFunctions(const CallTree &tree, const FunctionSet &functions,
                              FunctionId standIn)
{
    return rewriteEach(tree, [&](TreeRewriter &rewriter, std::uint32_t parent, std::uint32_t node) {
        if (tree.system[node] != SystemKind::None || !functions[tree.function[node].value])
            rewriter.keepBelow(parent, node);
        else if (parent != 0 && rewriter.functionOfNew(parent) == standIn)
            rewriter.foldInto(parent, node);
        else
            rewriter.keepAs(parent, node, standIn);
    });
}

} // namespace v8scope
