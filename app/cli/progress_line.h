// SPDX-License-Identifier: GPL-3.0-or-later
// One line on a terminal that says how far a piece of work is; appears only if it takes a while and
// wipes itself. Draws from a thread of its own.
#pragma once

#include "core/base/progress.h"

#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

namespace v8scope {

class ProgressLine {
public:
    ProgressLine(std::ostream &err, const std::string &subject, const Progress &progress);
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

private:
    void run();

    std::ostream &m_err;
    std::string m_subject;
    const Progress &m_progress;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_done = false;
    std::thread m_thread;
};

} // namespace v8scope
