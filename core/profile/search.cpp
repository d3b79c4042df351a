// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/search.h"

namespace v8scope {

std::vector<bool>
functionsMatching(const ProfileView &view,
                  const std::function<bool(std::string_view, std::string_view)> &accepts)
{
    std::vector<bool> functions(view.functionCount());
    for (std::uint32_t f = 0; f < functions.size(); ++f)
        functions[f] = accepts(view.name(FunctionId(f)), view.url(FunctionId(f)));
    return functions;
}

std::int64_t weightOfStacksWith(const ProfileView &view, const std::vector<bool> &functions)
{
    const CallTree &tree = *view.tree;
    const auto isWanted = [&](std::uint32_t node) {
        const std::uint32_t function = tree.function[node].value;
        return function < functions.size() && functions[function];
    };
    std::vector<bool> contains(tree.size());
    std::int64_t weight = 0;
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        contains[node] = contains[tree.parent[node]] || isWanted(node);
        if (contains[node])
            weight += tree.self[node];
    }
    return weight;
}

} // namespace v8scope
