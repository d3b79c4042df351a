// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/transforms/transforms.h"

#include "core/profile/tree_walk.h"

namespace v8scope {

namespace {

// Folds every call of a function that is already on the new stack into that frame. The new stack is
// kept while the old tree is walked; folding cuts it short for what lies below, leaving restores
// it: each step costs O(1), whatever the depth.
class RecursionFolder {
public:
    RecursionFolder(const CallTree &tree, FunctionId only, std::uint32_t functionCount)
        : m_tree(tree),
          m_only(only),
          m_rewriter(tree),
          m_stack(tree.maxDepth + 1, 0),
          m_frameOf(functionCount, kNoFrame)
    {
        m_undo.reserve(tree.maxDepth + 1);
    }

    void enter(std::uint32_t node)
    {
        if (node == 0)
            return;
        const FunctionId function = m_tree.function[node];
        Undo undo{m_depth, kNoFrame, 0, 0};
        const std::uint32_t frame = m_frameOf[function.value];
        if (isFolded(function, frame)) {
            m_rewriter.foldInto(m_stack[frame], node);
            m_depth = frame;
        } else {
            m_rewriter.keepBelow(m_stack[m_depth], node);
            ++m_depth;
            undo = {m_depth - 1, m_depth, m_stack[m_depth], frame};
            m_stack[m_depth] = m_rewriter.newNodeOf(node);
            m_frameOf[function.value] = m_depth;
        }
        m_undo.push_back(undo);
    }

    void leave(std::uint32_t node)
    {
        if (node == 0)
            return;
        const Undo undo = m_undo.back();
        m_undo.pop_back();
        if (undo.pushedAt != kNoFrame) {
            m_stack[undo.pushedAt] = undo.stackEntry;
            m_frameOf[m_tree.function[node].value] = undo.frame;
        }
        m_depth = undo.depth;
    }

    TreeRewrite take() { return m_rewriter.take(); }

private:
    static constexpr std::uint32_t kNoFrame = 0; // depth of the root, which is no frame

    struct Undo {
        std::uint32_t depth;      // of the new stack before
        std::uint32_t pushedAt;   // depth that was overwritten; kNoFrame: folded, nothing was
        std::uint32_t stackEntry; // what stood there
        std::uint32_t frame;      // the function's frame before
    };

    // A remembered frame may lie on a part of the stack that a fold cut off, or be overwritten.
    [[nodiscard]] bool isFolded(FunctionId function, std::uint32_t frame) const
    {
        return (!m_only.isValid() || function == m_only) && frame != kNoFrame && frame <= m_depth &&
               m_rewriter.functionOfNew(m_stack[frame]) == function;
    }

    const CallTree &m_tree;
    const FunctionId m_only;
    TreeRewriter m_rewriter;
    std::vector<std::uint32_t> m_stack;   // new nodes by depth, valid up to m_depth
    std::vector<std::uint32_t> m_frameOf; // by function: the depth at which it was entered last
    std::vector<Undo> m_undo;             // one for each open old node
    std::uint32_t m_depth = 0;
};

} // namespace

TreeRewrite collapseDirectRecursion(const CallTree &tree, FunctionId function)
{
    TreeRewriter rewriter(tree);
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        const std::uint32_t parent = rewriter.newNodeOf(tree.parent[node]);
        const FunctionId own = tree.function[node];
        const bool isMeant = !function.isValid() || own == function;
        if (isMeant && parent != 0 && rewriter.functionOfNew(parent) == own)
            rewriter.foldInto(parent, node);
        else
            rewriter.keepBelow(parent, node);
    }
    return rewriter.take();
}

TreeRewrite collapseRecursion(const CallTree &tree, FunctionId function,
                              std::uint32_t functionCount)
{
    RecursionFolder folder(tree, function, functionCount);
    walkTree(
        tree, [&](std::uint32_t node) { folder.enter(node); },
        [&](std::uint32_t node) { folder.leave(node); });
    return folder.take();
}

} // namespace v8scope
