// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what a person names by number: a time of the recording ("1.2 s", "300 ms"), an amount
// allocated so far ("1.5 MB"), or a node by its id in the file ("#42"). Pure functions.
#pragma once

#include "views/profile/profile_session.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace v8scope {

struct Place {
    ProfileItem item;                     // invalid: nothing ran then
    std::optional<std::int64_t> position; // on the axis of the chart; none for a node
};

// nullopt: the text names nothing, or nothing that the session's view has. O(nodes).
[[nodiscard]] std::optional<Place> findPlace(const ProfileSession &session, const QString &text);

} // namespace v8scope
