// SPDX-License-Identifier: GPL-3.0-or-later
// A profile after its filters: the tree and the timeline that all views of one moment show.
// Immutable.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/profile/call_tree.h"
#include "core/profile/filters.h"
#include "core/profile/resolve.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

struct ProfileView {
    std::shared_ptr<const ResolvedProfile> base;
    FilterStack filters;
    // Functions that the file does not have: the base's first, then collapsed packages in the order
    // of their filters. Their ids follow the file's. Ask name(), url() … of the view, not of the
    // profile.
    std::vector<std::string> extraNames;
    std::shared_ptr<const CallTree> tree; // never null; the base's own if there are no filters
    // Same positions as the base (cut to the range); node = none where filtered away.
    SampleTimeline timeline;

    // How the view came from the base, for what only the file's own nodes know (position ticks).
    // Null: nothing was filtered, nodes and weights are the base's.
    std::shared_ptr<const std::vector<std::uint32_t>> nodeOfBase; // view node, none = dropped
    std::shared_ptr<const std::vector<std::int64_t>> baseSelf;    // base node's weight in the range

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
// filters); an empty stack shares everything with the base. Reports into the phase that
// the caller began. Error only: cancelled.
[[nodiscard]] Result<std::shared_ptr<const ProfileView>>
makeView(std::shared_ptr<const ResolvedProfile> base, FilterStack filters, Progress &progress);

} // namespace v8scope
