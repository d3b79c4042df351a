// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"

#include <sched.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace v8scope {

namespace {

constexpr unsigned kMaxWorkers = 64;

std::exception_ptr attempt(const std::function<void()> &work)
{
    try {
        work();
        return nullptr;
    } catch (...) {
        return std::current_exception();
    }
}

void runAll(const std::vector<std::function<void()>> &works)
{
    std::vector<std::exception_ptr> failures(works.size());
    std::vector<std::thread> threads;
    threads.reserve(works.size());
    for (std::size_t i = 0; i + 1 < works.size(); ++i) {
        const auto run = [&works, &failures, i] { failures[i] = attempt(works[i]); };
        try {
            threads.emplace_back(run);
        } catch (const std::system_error &) {
            run(); // no thread to be had: slower, not wrong
        }
    }
    if (!works.empty())
        failures.back() = attempt(works.back());
    for (std::thread &thread : threads)
        thread.join();
    for (const std::exception_ptr &failure : failures) {
        if (failure)
            std::rethrow_exception(failure);
    }
}

} // namespace

unsigned workerCount()
{
    if (const char *wanted = std::getenv("V8SCOPE_THREADS")) {
        const long count = std::strtol(wanted, nullptr, 10);
        if (count >= 1)
            return static_cast<unsigned>(std::min<long>(count, kMaxWorkers));
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0)
        return std::min(static_cast<unsigned>(CPU_COUNT(&set)), kMaxWorkers);
    return std::clamp(std::thread::hardware_concurrency(), 1u, kMaxWorkers);
}

void runTogether(const std::function<void()> &a, const std::function<void()> &b)
{
    if (workerCount() > 1) {
        runAll({a, b});
        return;
    }
    a();
    b();
}

void forEachPiece(
    std::size_t size, std::size_t grain,
    const std::function<void(std::size_t begin, std::size_t end, unsigned piece)> &body)
{
    if (size == 0)
        return;
    const std::size_t most = std::max<std::size_t>(1, size / std::max<std::size_t>(1, grain));
    const std::size_t pieces = std::min<std::size_t>(workerCount(), most);
    if (pieces == 1) {
        body(0, size, 0);
        return;
    }
    std::vector<std::function<void()>> works;
    works.reserve(pieces);
    for (std::size_t i = 0; i < pieces; ++i) {
        const std::size_t begin = size / pieces * i + std::min(i, size % pieces);
        const std::size_t end = size / pieces * (i + 1) + std::min(i + 1, size % pieces);
        works.emplace_back([&body, begin, end, i] { body(begin, end, static_cast<unsigned>(i)); });
    }
    runAll(works);
}

} // namespace v8scope
