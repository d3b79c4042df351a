// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/transforms/time_range.h"

#include <algorithm>

namespace v8scope {

SampleTimeline cutToRange(const SampleTimeline &timeline, filter::Range range)
{
    SampleTimeline cut;
    const SampleTimeline::Positions &all = *timeline.position;
    if (timeline.count() == 0)
        return cut;
    const auto starts = all.begin();
    const auto startsEnd = all.end() - 1;
    auto first = std::lower_bound(starts, startsEnd, range.begin);
    // The sample before may reach into the range.
    if (first != starts && *first > range.begin && *(first - 1) < range.begin)
        --first;
    const auto last = std::lower_bound(first, startsEnd, range.end);
    const auto clamped = [&](std::int64_t at) {
        return std::clamp(at, range.begin, std::max(range.begin, range.end));
    };
    if (first == last)
        return cut;
    SampleTimeline::Positions position;
    position.reserve(static_cast<std::size_t>(last - first) + 1);
    std::transform(first, last + 1, std::back_inserter(position), clamped);
    const auto nodes = timeline.node->begin();
    cut.position = std::make_shared<const SampleTimeline::Positions>(std::move(position));
    cut.node = std::make_shared<const SampleTimeline::Nodes>(nodes + (first - starts),
                                                             nodes + (last - starts));
    return cut;
}

} // namespace v8scope
