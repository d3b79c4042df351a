// SPDX-License-Identifier: GPL-3.0-or-later
// Puts samples and times of a CPU profile together: clocks, missing or surplus times, files that
// end early. Rules: cpu.md section 3; where the file is whole the result is the reference's.
#pragma once

#include "core/formats/load_issues.h"
#include "core/formats/sample_reader.h"
#include "core/profile/profile.h"

#include <optional>
#include <string_view>

namespace v8scope {

struct FileTimes {
    std::optional<std::string_view> start; // the number's characters
    std::optional<std::string_view> end;
    bool isTreeForm = false; // whose start and end are in seconds
    bool samplesCut = false; // the file ends within them
    bool timesCut = false;
};

// profile.sampleNode must be there already; fills sampleTime, endNs, startUs and the flags, and may
// drop samples that have no time.
void assignTimes(RawTimes times, const FileTimes &file, Profile &profile, IssueLog &issues);

} // namespace v8scope
