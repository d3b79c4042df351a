// SPDX-License-Identifier: GPL-3.0-or-later
// Reports for people at a terminal: what the file holds, where the time or the bytes went, and what
// was wrong with the file. Plain text, no colour, cut to a line width.
#pragma once

#include "core/base/diagnostics.h"
#include "core/profile/function_list.h"
#include "core/report/tree_rows.h"

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace v8scope {

struct TextReportOptions {
    std::string file;                  // as the user named it
    std::uint32_t top = 20;            // rows of each table; 0 = all
    std::size_t width = 100;           // columns of a line
    std::optional<GroupBy> group;      // a table of files, packages or categories
    std::optional<TreeDirection> tree; // a tree instead of the functions
    TreeLimits treeLimits;
};

// Summary, functions by self weight, hottest path, diagnostics.
void writeProfileText(std::ostream &out, const std::shared_ptr<const ProfileView> &view,
                      const TextReportOptions &options);

} // namespace v8scope
