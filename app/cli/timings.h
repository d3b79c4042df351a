// SPDX-License-Identifier: GPL-3.0-or-later
// Stage times for benchmarks: --timings.
#pragma once

#include <chrono>
#include <iosfwd>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace v8scope {

class Timings {
public:
    Timings() : m_start(Clock::now()), m_last(m_start) {}

    // What was done since the last lap (or the start). Any thread.
    void lap(std::string stage);
    // "timing STAGE 1234 us" per stage, then total, user and system time of the process, and
    // "peak_rss BYTES bytes".
    void write(std::ostream &out) const;

private:
    using Clock = std::chrono::steady_clock;

    mutable std::mutex m_mutex;
    Clock::time_point m_start;
    Clock::time_point m_last;
    std::vector<std::pair<std::string, std::chrono::microseconds>> m_laps;
};

} // namespace v8scope
