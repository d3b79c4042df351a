// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fault_guard.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <mutex>

#include <sys/mman.h>
#include <unistd.h>

namespace v8scope {

namespace {

struct Region {
    std::atomic<bool> taken{false};
    std::atomic<std::uintptr_t> begin{0}; // 0 = not guarded (yet, or any more)
    std::atomic<std::uintptr_t> end{0};
    std::atomic<bool> faulted{false};
};

// A signal handler has no other way to its data than process-wide state. Lock-free: the handler may
// interrupt any instruction of a thread that is changing it.
constexpr std::size_t kMaxRegions = 256;
std::array<Region, kMaxRegions> regions;
struct sigaction previousAction;
std::uintptr_t pageBytes = 4096;
std::once_flag installed;

struct Hit {
    Region *region = nullptr;
    std::uintptr_t end = 0;
};

Hit regionOf(std::uintptr_t address)
{
    for (Region &region : regions) {
        const std::uintptr_t begin = region.begin.load(std::memory_order_acquire);
        if (begin == 0 || address < begin)
            continue;
        const std::uintptr_t end = region.end.load(std::memory_order_acquire);
        // The slot may have been given to another region in between: begin and end of two regions
        // would together cover memory of neither.
        if (address < end && region.begin.load(std::memory_order_acquire) == begin)
            return {&region, end};
    }
    return {};
}

void callPrevious(int number, siginfo_t *info, void *context)
{
    if ((previousAction.sa_flags & SA_SIGINFO) != 0) {
        previousAction.sa_sigaction(number, info, context);
    } else if (previousAction.sa_handler == SIG_DFL || previousAction.sa_handler == SIG_IGN) {
        // The faulting instruction runs again and meets the default action.
        signal(number, SIG_DFL);
    } else {
        previousAction.sa_handler(number);
    }
}

void onBusError(int number, siginfo_t *info, void *context)
{
    const int savedErrno = errno;
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    const Hit hit = regionOf(address);
    if (hit.region) {
        // What lies behind the first missing page is missing too, so one mapping answers for all.
        const std::uintptr_t page = address & ~(pageBytes - 1);
        void *zeros = mmap(reinterpret_cast<void *>(page), hit.end - page, PROT_READ,
                           MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS, -1, 0);
        if (zeros != MAP_FAILED) {
            hit.region->faulted.store(true, std::memory_order_release);
            errno = savedErrno;
            return;
        }
    }
    callPrevious(number, info, context);
    errno = savedErrno;
}

void install()
{
    pageBytes = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    struct sigaction action = {};
    action.sa_sigaction = onBusError;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, &previousAction);
}

} // namespace

FaultGuard::FaultGuard(const void *address, std::size_t bytes)
{
    std::call_once(installed, install);
    for (std::size_t i = 0; i < regions.size(); ++i) {
        Region &region = regions[i];
        bool expected = false;
        if (!region.taken.compare_exchange_strong(expected, true))
            continue;
        region.faulted.store(false);
        const auto begin = reinterpret_cast<std::uintptr_t>(address);
        region.end.store(begin + bytes, std::memory_order_release);
        region.begin.store(begin, std::memory_order_release);
        m_slot = static_cast<int>(i);
        return;
    }
}

FaultGuard::~FaultGuard()
{
    if (m_slot < 0)
        return;
    Region &region = regions[static_cast<std::size_t>(m_slot)];
    region.begin.store(0, std::memory_order_release);
    region.taken.store(false, std::memory_order_release);
}

bool FaultGuard::hasFaulted() const
{
    return m_slot >= 0 && regions[static_cast<std::size_t>(m_slot)].faulted.load();
}

} // namespace v8scope
