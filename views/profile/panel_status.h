// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences a profile panel says about itself: the item under the mouse, what a search found.
#pragma once

#include "views/profile/profile_session.h"

#include <QString>

namespace v8scope {

class FunctionTotals;
class ProfileDataView;

// "render · server.js:12:5 · self 1.20 ms (3.4 %) · total 5.60 ms (12 %)"; totals give the numbers
// of a function as a whole and may be nullptr. Empty for no item.
[[nodiscard]] QString itemStatus(const ProfileSession &session, const ProfileItem &item,
                                 const FunctionTotals *totals);

// "3 rows: self 5.60 ms (12 %)" if several rows of the view's table are selected, else empty.
[[nodiscard]] QString selectedRowsStatus(const ProfileSession &session,
                                         const ProfileDataView &view);

// The whole recording in a few lines: how long, how much of it idle, how many samples.
[[nodiscard]] QString recordingSummary(const ResolvedProfile &base);

// "3 functions, 12.3 % of the time"; why not, if the search is none.
[[nodiscard]] QString searchStatus(const ProfileSession &session);

} // namespace v8scope
