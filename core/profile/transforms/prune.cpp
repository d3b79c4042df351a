// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/transforms/transforms.h"

namespace v8scope {

TreeRewrite withoutWeightless(const CallTree &tree)
{
    std::vector<bool> needed(tree.size(), false);
    for (std::uint32_t node = tree.size(); node-- > 1;) {
        if (needed[node] || tree.self[node] != 0 || tree.samples[node] != 0) {
            needed[node] = true;
            needed[tree.parent[node]] = true;
        }
    }
    TreeRewrite out;
    out.tree.unit = tree.unit;
    out.nodeOf.assign(tree.size(), NodeId::kNoneValue);
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        if (node != 0 && !needed[node])
            continue;
        const std::uint32_t parent = node == 0 ? NodeId::kNoneValue : out.nodeOf[tree.parent[node]];
        out.nodeOf[node] =
            out.tree.addNode(parent, tree.function[node], tree.system[node], tree.sourceNode[node]);
        out.tree.self.back() = tree.self[node];
        out.tree.samples.back() = tree.samples[node];
    }
    return out;
}

} // namespace v8scope
