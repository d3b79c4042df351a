// SPDX-License-Identifier: GPL-3.0-or-later
// Turns Ctrl+C into an Interrupt while it lives. A thread of its own waits for the signal, so no
// code runs in a signal handler. Make it before any other thread: they inherit the blocked signal.
#pragma once

#include "app/cli/interrupt.h"

#include <thread>

namespace v8scope {

class SignalWatcher {
public:
    explicit SignalWatcher(Interrupt &interrupt);
    ~SignalWatcher();
    SignalWatcher(const SignalWatcher &) = delete;
    SignalWatcher &operator=(const SignalWatcher &) = delete;

private:
    void run();

    Interrupt &m_interrupt;
    int m_signals = -1;
    int m_stop = -1;
    std::thread m_thread;
};

} // namespace v8scope
