// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signal_watcher.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>

namespace v8scope {

namespace {

constexpr int kInterruptedStatus = 130;
// How long work may take to notice; a read that waits for a terminal or pipe never does.
constexpr int kGraceMs = 1000;

} // namespace

SignalWatcher::SignalWatcher(Interrupt &interrupt) : m_interrupt(interrupt)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    m_stop = eventfd(0, EFD_CLOEXEC);
    m_signals = signalfd(-1, &set, SFD_CLOEXEC);
    if (m_stop < 0 || m_signals < 0)
        return; // Ctrl+C then ends the process as it does without us
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::thread([this] { run(); });
}

SignalWatcher::~SignalWatcher()
{
    if (m_thread.joinable()) {
        const std::uint64_t one = 1;
        if (write(m_stop, &one, sizeof one) == ssize_t(sizeof one))
            m_thread.join();
        else
            m_thread.detach();
    }
    if (m_signals >= 0)
        close(m_signals);
    if (m_stop >= 0)
        close(m_stop);
}

void SignalWatcher::run()
{
    int timeout = -1;
    for (;;) {
        std::array<pollfd, 2> waits = {pollfd{m_signals, POLLIN, 0}, pollfd{m_stop, POLLIN, 0}};
        const int ready = poll(waits.data(), waits.size(), timeout);
        if (ready < 0)
            continue;
        if (waits[1].revents != 0)
            return;
        if (ready == 0 || m_interrupt.isRaised())
            _exit(kInterruptedStatus); // asked twice, or stuck in a read
        signalfd_siginfo info = {};
        if (read(m_signals, &info, sizeof info) > 0) {
            m_interrupt.raise();
            timeout = kGraceMs;
        }
    }
}

} // namespace v8scope
