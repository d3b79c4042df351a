// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/one_based.h"

#include <utility>
#include <vector>

namespace v8scope {

void makePositionsZeroBased(Profile &profile)
{
    const auto shifted = [](std::int32_t position) { return position > 0 ? position - 1 : -1; };
    FunctionTable functions;
    std::vector<FunctionId> newId;
    newId.reserve(profile.functions.size());
    for (std::uint32_t i = 0; i < profile.functions.size(); ++i) {
        FunctionKey key = profile.functions.key(FunctionId(i));
        key.line = shifted(key.line);
        key.column = shifted(key.column);
        newId.push_back(functions.intern(key));
    }
    for (FunctionId &function : profile.nodes.function)
        function = newId[function.value];
    profile.functions = std::move(functions);
}

} // namespace v8scope
