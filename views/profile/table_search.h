// SPDX-License-Identifier: GPL-3.0-or-later
// Going from match to match in a flat table. GUI thread.
#pragma once

namespace v8scope {

class DataTable;

// The next (or previous) row after the current one whose first column answers MatchRole with true,
// around the end; -1 if there is none.
[[nodiscard]] int nextMatchingRow(const DataTable &view, bool backwards);

} // namespace v8scope
