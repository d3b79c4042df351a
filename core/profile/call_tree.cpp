// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/call_tree.h"

#include <algorithm>

namespace v8scope {

std::uint32_t CallTree::addNode(std::uint32_t parentNode, FunctionId fn, SystemKind kind,
                                std::uint32_t source)
{
    parent.push_back(parentNode);
    function.push_back(fn);
    system.push_back(kind);
    self.push_back(0);
    samples.push_back(0);
    sourceNode.push_back(source);
    return size() - 1;
}

void CallTree::finish()
{
    const std::uint32_t n = size();
    total = self;
    // Parents come before children, so one pass backwards adds every subtree up: no recursion.
    for (std::uint32_t i = n; i-- > 1;)
        total[parent[i]] += total[i];
    depth.assign(n, 0);
    maxDepth = 0;
    for (std::uint32_t i = 1; i < n; ++i) {
        depth[i] = depth[parent[i]] + 1;
        maxDepth = std::max(maxDepth, depth[i]);
    }
    children = Csr::fromParents(parent);
}

} // namespace v8scope
