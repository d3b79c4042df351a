// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/timings.h"

#include "core/base/memory_info.h"

#include <sys/resource.h>

#include <ostream>

namespace v8scope {

namespace {

std::int64_t microseconds(const timeval &time)
{
    return std::int64_t{time.tv_sec} * 1'000'000 + time.tv_usec;
}

void writeLine(std::ostream &out, const char *stage, std::int64_t us)
{
    out << "timing " << stage << ' ' << us << " us\n";
}

} // namespace

void Timings::lap(std::string stage)
{
    const Clock::time_point now = Clock::now();
    const std::lock_guard lock(m_mutex);
    m_laps.emplace_back(std::move(stage),
                        std::chrono::duration_cast<std::chrono::microseconds>(now - m_last));
    m_last = now;
}

void Timings::write(std::ostream &out) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[stage, time] : m_laps)
        writeLine(out, stage.c_str(), time.count());
    const auto total = std::chrono::duration_cast<std::chrono::microseconds>(m_last - m_start);
    writeLine(out, "total", total.count());
    rusage usage = {};
    if (getrusage(RUSAGE_SELF, &usage) == 0) {
        writeLine(out, "user", microseconds(usage.ru_utime));
        writeLine(out, "system", microseconds(usage.ru_stime));
    }
    out << "peak_rss " << peakResidentMemory().count << " bytes" << std::endl;
}

} // namespace v8scope
