// SPDX-License-Identifier: GPL-3.0-or-later
// From arguments to a Command. The only part of the program that knows the CLI11 library.
#pragma once

#include "app/cli/options.h"

#include <string>
#include <variant>
#include <vector>

namespace v8scope {

// Asked for: goes to standard output, status 0 (--help, --version).
struct ParsedText {
    std::string text;
};
// Wrong usage: goes to standard error, status 2.
struct ParseProblem {
    std::string message;
    std::string verb; // whose --help would help; may be empty
};

[[nodiscard]] std::variant<Command, ParsedText, ParseProblem>
parseArguments(const std::vector<std::string> &args);

} // namespace v8scope
