// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a function: arguments in, text and exit status out. app/cli/main.cpp calls
// it.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace v8scope {

class Interrupt;

// What a run talks to.
struct CliContext {
    std::ostream &out;
    std::ostream &err;
    Interrupt &interrupt;
    bool showProgress = false; // a line on err that is redrawn; only for terminals
    std::size_t columns = 100; // width of text reports
};

// args without the program's name. Returns the exit status: 0 done, 1 a gate said no, 2 wrong
// usage, 3 unreadable or invalid file (or unwritable output), 4 network or target failed,
// 130 interrupted.
int runCli(const std::vector<std::string> &args, CliContext &context);
int runCli(const std::vector<std::string> &args, std::ostream &out, std::ostream &err);

} // namespace v8scope
