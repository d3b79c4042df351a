// SPDX-License-Identifier: GPL-3.0-or-later
// A profile after its filters: the tree and the timeline that all views of one moment show.
// Immutable.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/profile/call_tree.h"
#include "core/profile/filters.h"
#include "core/profile/resolve.h"

#include <memory>

namespace v8scope {

struct ProfileView {
    std::shared_ptr<const ResolvedProfile> base;
    FilterStack filters;
    // Functions that exist only in this view (collapsed packages) have ids from extraBase on.
    std::vector<std::string> extraNames;
    CallTree tree;
    SampleTimeline
        timeline; // same positions as the base (cut to the range); node = none where dropped

    [[nodiscard]] const Profile &profile() const { return *base->profile; }
    [[nodiscard]] std::uint32_t functionCount() const
    {
        return profile().functions.size() + static_cast<std::uint32_t>(extraNames.size());
    }
    // Name, url and 0-based position of a function of this view (extra ones included).
    [[nodiscard]] std::string_view name(FunctionId f) const;
    [[nodiscard]] std::string_view url(FunctionId f) const;
    [[nodiscard]] std::int32_t line(FunctionId f) const;   // 0-based, -1 unknown
    [[nodiscard]] std::int32_t column(FunctionId f) const; // 0-based, -1 unknown
};

// The view of a profile through a filter stack, applied first to last. O((samples + nodes) ·
// filters). An empty stack copies nothing but the tree's and timeline's columns. Error only:
// cancelled.
[[nodiscard]] Result<std::shared_ptr<const ProfileView>>
makeView(std::shared_ptr<const ResolvedProfile> base, FilterStack filters, Progress &progress);

} // namespace v8scope
