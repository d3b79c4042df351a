// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the long number arrays of a CPU profile: samples, timeDeltas, timestamps. Times become
// nanoseconds at once and exactly; nothing passes through a double.
#pragma once

#include "core/base/progress.h"
#include "core/formats/load_issues.h"
#include "core/json/json_cursor.h"
#include "core/json/json_number.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace v8scope {

// Node ids as the file has them; 32 bits each as long as that suffices.
class RawSamples {
public:
    static constexpr std::uint32_t kNarrowNone = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::uint64_t kNone = std::numeric_limits<std::uint64_t>::max();

    void reserve(std::size_t count) { m_narrow.reserve(count); }
    void add(std::uint64_t id);
    // Adds ids as they were read; negative ones are none. Returns how many of those.
    std::uint64_t addAll(std::span<const std::int64_t> ids);
    void clear();
    [[nodiscard]] std::size_t size() const { return m_narrow.size() + m_wide.size(); }
    // Node numbers instead of ids, by find(id); kNone ids give kNarrowNone.
    template <class Find>
    [[nodiscard]] std::vector<std::uint32_t> resolve(Find find) &&
    {
        if (m_wide.empty()) {
            for (std::uint32_t &id : m_narrow)
                id = find(id == kNarrowNone ? kNone : id);
            return std::move(m_narrow);
        }
        std::vector<std::uint32_t> result;
        result.reserve(m_wide.size());
        for (const std::uint64_t id : m_wide)
            result.push_back(find(id));
        return result;
    }

private:
    std::vector<std::uint32_t> m_narrow;
    std::vector<std::uint64_t> m_wide; // all of them, once one did not fit
};

struct RawTimes {
    enum class Kind { None, Deltas, Timestamps };
    // No time of a profile is farther than this from its start (73 years), so that differences
    // cannot overflow.
    static constexpr std::int64_t kLimitNs = std::int64_t{1} << 61;

    Kind kind = Kind::None;
    std::vector<std::int64_t> ns; // deltas: since the start; timestamps: since the first one
    Int128 firstNs = 0;           // timestamps: the first one
};

class SampleReader {
public:
    SampleReader(JsonCursor &cursor, IssueLog &issues, Progress &progress)
        : m_cursor(cursor), m_issues(issues), m_progress(progress)
    {}

    // Each replaces out. False: the cursor has a fault; what stood before it is in out.
    bool readSamples(RawSamples &out);
    bool readDeltas(RawTimes &out);
    bool readTimestamps(RawTimes &out);

private:
    template <class AddBlock, class AddOne>
    bool readNumbers(AddBlock addBlock, AddOne addOne);
    bool readSample(RawSamples &out);
    bool readTime(Int128 &ns);
    bool poll();
    [[nodiscard]] std::size_t expectedTimes() const;

    JsonCursor &m_cursor;
    IssueLog &m_issues;
    Progress &m_progress;
    std::size_t m_sampleCount = 0; // of the samples read
};

} // namespace v8scope
