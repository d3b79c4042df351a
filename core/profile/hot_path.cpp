// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/hot_path.h"

namespace v8scope {

std::vector<std::uint32_t> hottestPath(const CallTree &tree, std::uint32_t start)
{
    std::vector<std::uint32_t> path;
    if (start >= tree.size())
        return path;
    for (std::uint32_t node = start;;) {
        std::uint32_t heaviest = NodeId::kNoneValue;
        for (const std::uint32_t child : tree.children.row(node)) {
            if (heaviest == NodeId::kNoneValue || tree.total[child] > tree.total[heaviest])
                heaviest = child;
        }
        const bool isEnd = heaviest == NodeId::kNoneValue || tree.total[heaviest] == 0 ||
                           (node != start && tree.self[node] > tree.total[heaviest]);
        if (isEnd)
            return path;
        path.push_back(heaviest);
        node = heaviest;
    }
}

} // namespace v8scope
