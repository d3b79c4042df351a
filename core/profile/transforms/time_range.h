// SPDX-License-Identifier: GPL-3.0-or-later
// Restriction of a timeline to a range of its axis. Samples are cut at the borders.
#pragma once

#include "core/profile/filters.h"
#include "core/profile/resolve.h"

namespace v8scope {

// The part of a timeline inside [range.begin, range.end). A sample that lasts no time belongs to
// the range it stands in. O(log samples + samples inside).
[[nodiscard]] SampleTimeline cutToRange(const SampleTimeline &timeline, filter::Range range);

} // namespace v8scope
