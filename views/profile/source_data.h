// SPDX-License-Identifier: GPL-3.0-or-later
// What the source view shows of a view: files, their lines with weight, and the functions that
// start in them. Immutable; made in any thread.
#pragma once

#include "core/profile/source_lines.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace v8scope {

struct SourceFunction {
    FunctionId function;
    std::int32_t line = 0;   // 1-based
    std::int32_t column = 0; // 0-based
    std::int64_t self = 0;
    std::int64_t total = 0;
};

struct SourceFile {
    FileLines lines;
    std::vector<SourceFunction> functions; // by line, then column

    [[nodiscard]] std::span<const SourceFunction> startingOn(std::int32_t line) const;
};

struct SourceData {
    std::shared_ptr<const ProfileView> view;
    std::vector<SourceFile> files; // heaviest first; only functions with a url have files

    // Index of a file; -1 if there is none. O(files).
    [[nodiscard]] int find(std::string_view url) const;
};

// O(nodes + ticks log ticks + functions log functions).
[[nodiscard]] std::shared_ptr<const SourceData>
collectSources(std::shared_ptr<const ProfileView> view);

} // namespace v8scope
