// SPDX-License-Identifier: GPL-3.0-or-later
// What a person searches for in a profile, and which functions that is: by name or by file.
// Pure functions; any thread.
#pragma once

#include "core/base/progress.h"
#include "core/profile/profile_view.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace v8scope {

struct ProfileSearch {
    QString text;
    bool regularExpression = false;
    bool caseSensitive = false;
    bool operator==(const ProfileSearch &) const = default;
};

struct SearchMatches {
    std::vector<bool> byFunction; // of the view
    std::uint32_t count = 0;      // functions that match and occur in the view's tree
    double share = 0.0;           // of the view's weight: stacks that contain a match
};

// Why the text is no regular expression, as one sentence; empty if it is one or none is wanted.
[[nodiscard]] QString searchProblem(const ProfileSearch &search);

// Functions whose name or file contains the text (or matches the expression). Nothing if cancelled
// or if the search has a problem. O(functions + nodes).
[[nodiscard]] std::optional<SearchMatches>
findMatches(const ProfileView &view, const ProfileSearch &search, Progress &progress);

} // namespace v8scope
