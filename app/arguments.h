// SPDX-License-Identifier: GPL-3.0-or-later
// What the window program was asked to do. Parsed without Qt's application objects, so that --help
// and --version work without a display.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace v8scope {

struct Arguments {
    std::vector<std::string> files;
    std::optional<std::string> theme; // "light", "dark" or "system"
    bool showHelp = false;
    bool showVersion = false;

    // For pictures of the window in documents.
    std::optional<std::string> screenshot; // PNG file to write
    int width = 0;                         // of the window; 0 = as usual
    int height = 0;
    int view = 0; // 1-based; 0 = the first

    std::string error; // a sentence; empty if everything was understood
};

[[nodiscard]] Arguments parseArguments(const std::vector<std::string> &words);
[[nodiscard]] std::string helpText();

} // namespace v8scope
