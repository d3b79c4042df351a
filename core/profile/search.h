// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a profile a set of functions takes part in: the sum under a search ("12.3 % of the
// time is in stacks that match").
#pragma once

#include "core/profile/profile_view.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace v8scope {

// The functions of a view that a test accepts, as one flag for each FunctionId.
[[nodiscard]] std::vector<bool>
functionsMatching(const ProfileView &view,
                  const std::function<bool(std::string_view name, std::string_view url)> &accepts);

// Weight of the stacks that contain at least one of the functions; a stack that contains several
// counts once. functions has a flag for each FunctionId of the view (missing ones: false).
// O(nodes).
[[nodiscard]] std::int64_t weightOfStacksWith(const ProfileView &view,
                                              const std::vector<bool> &functions);

} // namespace v8scope
