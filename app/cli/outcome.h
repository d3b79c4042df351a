// SPDX-License-Identifier: GPL-3.0-or-later
// How a run ends: exit statuses, and what is said about a failure.
#pragma once

#include "app/cli/cli.h"
#include "core/base/load_error.h"

#include <string>

namespace v8scope {

inline constexpr int kDone = 0;
inline constexpr int kWrongUsage = 2;
inline constexpr int kUnreadable = 3;
inline constexpr int kInterrupted = 130;

// An exit status whose reason was said on err.
struct Failure {
    int status = 0;
};

// A line on err for people, without control characters from the file.
void complain(CliContext &context, const std::string &message);
// Says why on err; the exit status that fits.
[[nodiscard]] int failedStatus(CliContext &context, const LoadError &error);
// The same for an output file: error is an errno.
[[nodiscard]] int cannotWrite(CliContext &context, const std::string &path, int error);

} // namespace v8scope
