// SPDX-License-Identifier: GPL-3.0-or-later
// Going from match to match in a flat table. GUI thread.
#pragma once

class QAbstractItemView;

namespace v8scope {

// The next (or previous) row after the current one whose first column answers MatchRole with true,
// around the end; -1 if there is none.
[[nodiscard]] int nextMatchingRow(const QAbstractItemView &view, bool backwards);

} // namespace v8scope
