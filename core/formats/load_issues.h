// SPDX-License-Identifier: GPL-3.0-or-later
// Damage met while a profile is read, counted by kind with the place of the first case. Turned into
// diagnostics at the end, because finding a JSON path means walking the text once more.
#pragma once

#include "core/base/diagnostics.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace v8scope {

enum class Issue : std::uint8_t {
    InvalidUtf8,
    NodeWithoutFrame,
    PositionOutOfRange,
    HitCountOutOfRange,
    SizeOutOfRange,
    DuplicateId,
    DanglingChild,
    SelfChild,
    TwoParents,
    Cycle,
    RootHasParent,
    OrphanNode,
    OrphanSystemFrame,
    SecondRoot,
    UnknownParent,
    SampleNotAnId,
    UnknownSample,
    UnknownAllocation,
    DeltasShorter,
    DeltasLonger,
    TimestampsShorter,
    TimestampsLonger,
    DeltaNotANumber,
    DeltasWithoutSamples,
    TimesSpread,
    TimesSpreadOfCutFile,
    NoTimesAtAll,
    NoSamples,
    NothingToWeigh,
    SamplesWithoutTimeDropped,
    NoStartTime,
    NoEndTime,
    ClockSeconds,
    ClockMilliseconds,
    ClockMicroseconds,
    ClocksDiffer,
    WholeSeconds,
    OneBasedPositions,
    TruncatedNodes,
    TruncatedSamples,
    TruncatedTimes,
    TruncatedElsewhere,
    TrailingText,
    Count
};

class IssueLog {
public:
    void note(Issue issue, std::optional<std::uint64_t> offset = {}, std::uint64_t count = 1);
    [[nodiscard]] bool has(Issue issue) const
    {
        return m_entries[static_cast<std::size_t>(issue)].count > 0;
    }
    // Adds one diagnostic for each kind that was met; text is where the offsets lie.
    void report(std::string_view text, Diagnostics &to) const;

private:
    struct Entry {
        std::uint64_t count = 0;
        std::optional<std::uint64_t> offset;
    };
    std::array<Entry, static_cast<std::size_t>(Issue::Count)> m_entries;
};

} // namespace v8scope
