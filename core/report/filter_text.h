// SPDX-License-Identifier: GPL-3.0-or-later
// One filter of a view in words, for reports: "hide idle", "focus on parse". Not localised.
#pragma once

#include "core/profile/profile_view.h"

#include <string>

namespace v8scope {

[[nodiscard]] std::string filterText(const ProfileView &view, const Filter &filter);

} // namespace v8scope
