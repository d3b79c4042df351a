// SPDX-License-Identifier: GPL-3.0-or-later
// Tables for spreadsheets and scripts: CSV with RFC 4180's quoting (lines end in \n), and Markdown
// for reports and pull requests.
#pragma once

#include "core/profile/function_list.h"
#include "core/profile/profile_view.h"

#include <cstdint>
#include <iosfwd>

namespace v8scope {

// One line per function, by self weight; a header line first. Weights exact, as in the JSON.
void writeFunctionsCsv(std::ostream &out, const ProfileView &view);
// One line per file, package or category.
void writeGroupsCsv(std::ostream &out, const ProfileView &view, GroupBy by);
// The heaviest functions as a Markdown table; top 0 = all.
void writeFunctionsMarkdown(std::ostream &out, const ProfileView &view, std::uint32_t top);

} // namespace v8scope
