// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/sample_times.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace v8scope {

namespace {

enum class Clock { Microseconds, Milliseconds, Seconds };
constexpr std::array kClocks = {Clock::Microseconds, Clock::Milliseconds, Clock::Seconds};

constexpr Int128 kDayNs = Int128{86'400} * 1'000'000'000;
// A profiler's first sample comes milliseconds after its start; a whole-second clock adds a second.
constexpr Int128 kNearNs = Int128{60} * 1'000'000'000;

int digitsToNs(Clock clock)
{
    switch (clock) {
    case Clock::Microseconds: return 3;
    case Clock::Milliseconds: return 6;
    case Clock::Seconds: return 9;
    }
    return 3;
}

Int128 magnitude(Int128 value)
{
    return value < 0 ? -value : value;
}

bool isWhole(std::string_view number)
{
    return number.find('.') == std::string_view::npos;
}

class TimeAssigner {
public:
    TimeAssigner(RawTimes times, const FileTimes &file, Profile &profile, IssueLog &issues)
        : m_times(std::move(times)),
          m_file(file),
          m_profile(profile),
          m_issues(issues),
          m_hits(std::accumulate(profile.nodes.hitCount.begin(), profile.nodes.hitCount.end(),
                                 std::uint64_t{0}))
    {}

    void run()
    {
        chooseClock();
        if (m_profile.sampleNode.empty())
            withoutSamples();
        else if (m_times.ns.empty())
            spread();
        else
            fitToSamples();
        m_profile.startUs = m_start ? static_cast<double>(*m_start) / 1e3 : 0.0;
    }

private:
    [[nodiscard]] std::optional<Int128> startIn(Clock clock) const
    {
        return m_file.start ? parseScaled(*m_file.start, digitsToNs(clock)) : std::nullopt;
    }
    [[nodiscard]] std::optional<Int128> lengthIn(Clock clock) const
    {
        const std::optional<Int128> start = startIn(clock);
        const std::optional<Int128> end =
            m_file.end ? parseScaled(*m_file.end, digitsToNs(clock)) : std::nullopt;
        if (!start || !end)
            return {};
        return *end - *start;
    }

    // Which clock start and end are on. Tools differ; samples tell.
    void chooseClock()
    {
        const Clock usual = m_file.isTreeForm ? Clock::Seconds : Clock::Microseconds;
        Clock clock = usual;
        if (m_times.kind == RawTimes::Kind::Timestamps && !m_times.ns.empty())
            clock = clockNearTimestamps(usual);
        else if (!m_times.ns.empty() && !m_file.timesCut)
            clock = clockByLength(usual);
        else if (!m_profile.sampleNode.empty() && !m_file.samplesCut)
            clock = clockByInterval(usual);
        if (clock != usual)
            m_issues.note(clock == Clock::Seconds        ? Issue::ClockSeconds
                          : clock == Clock::Milliseconds ? Issue::ClockMilliseconds
                                                         : Issue::ClockMicroseconds);
        m_start = startIn(clock);
        m_length = lengthIn(clock);
        if (m_length && magnitude(*m_length) >= RawTimes::kLimitNs)
            m_length.reset();
        if (clock == Clock::Seconds && m_times.kind == RawTimes::Kind::Timestamps && m_file.start &&
            isWhole(*m_file.start))
            m_issues.note(Issue::WholeSeconds);
    }

    [[nodiscard]] Clock clockNearTimestamps(Clock usual) const
    {
        Clock best = usual;
        Int128 bestDistance = kNearNs;
        std::optional<Int128> usualDistance;
        for (const Clock clock : kClocks) {
            const std::optional<Int128> start = startIn(clock);
            if (!start)
                continue;
            const Int128 distance = magnitude(*start - m_times.firstNs);
            usualDistance = clock == usual ? distance : usualDistance;
            if (distance < bestDistance) {
                best = clock;
                bestDistance = distance;
            }
        }
        // A start of about 0 is about as near on every clock: the usual one stays.
        return usualDistance && *usualDistance < kNearNs && *usualDistance <= bestDistance * 2
                   ? usual
                   : best;
    }

    // Another clock is believed only if the usual one is off by a hundred and it fits well.
    [[nodiscard]] Clock clockByLength(Clock usual) const
    {
        const Int128 sampled = m_times.ns.back();
        const std::optional<Int128> usualLength = lengthIn(usual);
        if (sampled <= 0 || !usualLength || *usualLength <= 0 ||
            (sampled < *usualLength * 100 && *usualLength < sampled * 100))
            return usual;
        for (const Clock clock : kClocks) {
            const std::optional<Int128> length = lengthIn(clock);
            if (length && *length * 4 >= sampled * 3 && *length * 4 <= sampled * 5)
                return clock;
        }
        return usual;
    }

    // Without times of samples, the clock that makes their interval a plausible one.
    [[nodiscard]] Clock clockByInterval(Clock usual) const
    {
        const auto count = static_cast<Int128>(m_profile.sampleNode.size());
        const auto isPlausible = [&](Clock clock, std::int64_t shortest, std::int64_t longest) {
            const std::optional<Int128> length = lengthIn(clock);
            return length && *length >= shortest * count && *length <= longest * count;
        };
        if (usual == Clock::Microseconds && isPlausible(usual, 10'000, RawTimes::kLimitNs))
            return usual;
        if (usual == Clock::Seconds && isPlausible(usual, 0, 60'000'000'000))
            return usual;
        for (const Clock clock : kClocks) {
            if (isPlausible(clock, 20'000, 1'000'000'000))
                return clock;
        }
        return usual;
    }

    void withoutSamples()
    {
        if (!m_times.ns.empty())
            m_issues.note(Issue::DeltasWithoutSamples);
        m_profile.hasRealDeltas = false;
        m_profile.endNs = static_cast<std::int64_t>(std::max<Int128>(m_length.value_or(0), 0));
        if (m_hits > 0 && !m_issues.has(Issue::TruncatedNodes))
            m_issues.note(Issue::NoSamples);
        else if (m_hits == 0)
            m_issues.note(Issue::NothingToWeigh);
    }

    void countInsteadOfTiming()
    {
        m_issues.note(Issue::NoTimesAtAll);
        if (m_hits == 0) {
            for (const std::uint32_t node : m_profile.sampleNode) {
                if (node != NodeId::kNoneValue)
                    ++m_profile.nodes.hitCount[node];
            }
        }
        m_profile.sampleNode.clear();
        m_profile.hasRealDeltas = false;
        m_profile.endNs = 0;
    }

    void spread()
    {
        if (!m_length || *m_length <= 0) {
            countInsteadOfTiming();
            return;
        }
        const bool estimate = m_file.samplesCut;
        m_issues.note(estimate ? Issue::TimesSpreadOfCutFile : Issue::TimesSpread);
        const std::uint64_t count = m_profile.sampleNode.size();
        const auto intervals =
            static_cast<Int128>(estimate ? std::max<std::uint64_t>(m_hits, count) : count);
        const auto timeOf = [&](std::uint64_t i) {
            return static_cast<std::int64_t>((*m_length * i + intervals / 2) / intervals);
        };
        m_profile.sampleTime.reserve(count);
        for (std::uint64_t i = 0; i < count; ++i)
            m_profile.sampleTime.push_back(timeOf(i));
        m_profile.hasRealDeltas = false;
        m_profile.endNs = timeOf(estimate ? count : static_cast<std::uint64_t>(intervals));
    }

    void fitToSamples()
    {
        moveToStart();
        std::vector<std::int64_t> &ns = m_times.ns;
        const std::size_t samples = m_profile.sampleNode.size();
        const std::size_t given = ns.size();
        const bool isCut = m_file.samplesCut || m_file.timesCut;
        std::optional<std::int64_t> end;
        if (m_length)
            end = static_cast<std::int64_t>(*m_length);
        if (given > samples) {
            if (m_times.kind == RawTimes::Kind::Timestamps || isCut) {
                end = ns[samples];
                m_profile.endIsExplicit = m_times.kind == RawTimes::Kind::Timestamps;
            }
            noteSurplus(given - samples, isCut);
            ns.resize(samples);
        } else if (given < samples && m_file.timesCut) {
            m_issues.note(Issue::SamplesWithoutTimeDropped, {}, samples - given);
            m_profile.sampleNode.resize(given);
            end.reset();
        } else if (given < samples) {
            m_issues.note(m_times.kind == RawTimes::Kind::Deltas ? Issue::DeltasShorter
                                                                 : Issue::TimestampsShorter,
                          {}, samples - given);
            ns.resize(samples, ns.back());
        }
        if (!end && !isCut)
            m_issues.note(Issue::NoEndTime);
        m_profile.endNs = end ? *end : *std::max_element(ns.begin(), ns.end());
        m_profile.sampleTime = std::move(ns);
    }

    void noteSurplus(std::size_t count, bool isCut)
    {
        if (isCut)
            return;
        if (m_times.kind == RawTimes::Kind::Deltas)
            m_issues.note(Issue::DeltasLonger, {}, count);
        else if (count > 1)
            m_issues.note(Issue::TimestampsLonger, {}, count - 1);
    }

    // Timestamps are since the first one; from here on since the start.
    void moveToStart()
    {
        if (!m_start)
            m_issues.note(Issue::NoStartTime);
        if (m_times.kind != RawTimes::Kind::Timestamps || !m_start)
            return;
        const Int128 lead = m_times.firstNs - *m_start;
        if (magnitude(lead) > kDayNs) {
            m_issues.note(Issue::ClocksDiffer);
            m_start = m_times.firstNs;
            m_length = *std::max_element(m_times.ns.begin(), m_times.ns.end());
            return;
        }
        for (std::int64_t &ns : m_times.ns)
            ns += static_cast<std::int64_t>(lead);
    }

    RawTimes m_times;
    const FileTimes &m_file;
    Profile &m_profile;
    IssueLog &m_issues;
    std::uint64_t m_hits;
    std::optional<Int128> m_start;
    std::optional<Int128> m_length; // end - start
};

} // namespace

void assignTimes(RawTimes times, const FileTimes &file, Profile &profile, IssueLog &issues)
{
    TimeAssigner(std::move(times), file, profile, issues).run();
}

} // namespace v8scope
