// SPDX-License-Identifier: GPL-3.0-or-later
// The wish to stop everything: Ctrl+C sets it from another thread, and the work that is under way
// is cancelled. Thread-safe.
#pragma once

#include "core/base/progress.h"

#include <atomic>
#include <mutex>

namespace v8scope {

class Interrupt {
public:
    // Makes a piece of work the current one for the guard's life; work that starts too late is
    // cancelled at once.
    class Work {
    public:
        Work(Interrupt &interrupt, Progress &progress);
        ~Work();
        Work(const Work &) = delete;
        Work &operator=(const Work &) = delete;

    private:
        Interrupt &m_interrupt;
    };

    void raise();
    [[nodiscard]] bool isRaised() const { return m_raised.load(std::memory_order_relaxed); }

private:
    std::mutex m_mutex;
    Progress *m_current = nullptr;
    std::atomic<bool> m_raised{false};
};

} // namespace v8scope
