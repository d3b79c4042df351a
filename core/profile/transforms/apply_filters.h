// SPDX-License-Identifier: GPL-3.0-or-later
// Applies a filter stack to a view that still shows its base: makeView's work.
#pragma once

#include "core/base/progress.h"
#include "core/profile/profile_view.h"

namespace v8scope {

// Replaces the view's tree and timeline by what view.filters leave. Nodes that are left without
// weight and samples go too. False: cancelled.
[[nodiscard]] bool applyFilters(ProfileView &view, Progress &progress);

} // namespace v8scope
