// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_line.h"

#include "core/report/plain_text.h"

#include <chrono>
#include <ostream>

namespace v8scope {

namespace {

constexpr std::chrono::milliseconds kFirst{300};
constexpr std::chrono::milliseconds kEvery{100};
constexpr std::size_t kSubjectColumns = 40;

} // namespace

ProgressLine::ProgressLine(std::ostream &err, const std::string &subject, const Progress &progress)
    : m_err(err),
      m_subject(elideStart(printable(subject), kSubjectColumns)),
      m_progress(progress),
      m_thread([this] { run(); })
{}

ProgressLine::~ProgressLine()
{
    {
        const std::lock_guard lock(m_mutex);
        m_done = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void ProgressLine::run()
{
    std::unique_lock lock(m_mutex);
    bool drawn = false;
    std::chrono::milliseconds pause = kFirst;
    while (!m_wake.wait_for(lock, pause, [this] { return m_done; })) {
        pause = kEvery;
        drawn = true;
        const Progress::State state = m_progress.state();
        m_err << "\r\x1b[K" << m_subject << ": " << state.phase << ' '
              << static_cast<int>(state.fraction * 100.0) << " %" << std::flush;
    }
    if (drawn)
        m_err << "\r\x1b[K" << std::flush;
}

} // namespace v8scope
