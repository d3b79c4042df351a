// SPDX-License-Identifier: GPL-3.0-or-later
// Work on several cores without a pool to own: threads live for one call. With one core (or inside
// another parallel call that asks for it) everything runs on the calling thread.
#pragma once

#include <cstddef>
#include <functional>

namespace v8scope {

// How many threads a parallel call may use: the cores this process may run on, at least 1.
// V8SCOPE_THREADS in the environment lowers or raises it (measurements, tests of races).
[[nodiscard]] unsigned workerCount();

// Runs all of them, the last on the calling thread, and returns when all are done. An exception
// (std::bad_alloc) of any of them is thrown again here, after all have ended.
void runTogether(const std::function<void()> &a, const std::function<void()> &b);

// Splits [0, size) into at most workerCount() pieces of at least grain and calls
// body(begin, end, piece) for each, pieces numbered from 0 in order. Same rules.
void forEachPiece(
    std::size_t size, std::size_t grain,
    const std::function<void(std::size_t begin, std::size_t end, unsigned piece)> &body);

} // namespace v8scope
