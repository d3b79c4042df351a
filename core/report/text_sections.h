// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that text reports are put together from.
#pragma once

#include "core/base/diagnostics.h"
#include "core/profile/function_list.h"
#include "core/profile/profile_view.h"
#include "core/report/tree_rows.h"
#include "core/report/view_figures.h"

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>

namespace v8scope {

// "file: format", the first line of a report, and an empty one.
void writeHeading(std::ostream &out, const std::string &file, const std::string &format,
                  std::size_t width);
// "  Label      text", text wrapped and continued below itself.
void writeFact(std::ostream &out, const std::string &label, const std::string &text,
               std::size_t width);
// Duration, idle, garbage collection …; the share of each in the total.
void writeFigureFacts(std::ostream &out, const ViewFigures &figures, std::size_t width);
void writeFunctionSection(std::ostream &out, const ProfileView &view, std::uint32_t top,
                          std::size_t width);
void writeGroupSection(std::ostream &out, const ProfileView &view, GroupBy by, std::uint32_t top,
                       std::size_t width);
void writeHotPathSection(std::ostream &out, const ProfileView &view, std::size_t width);
void writeTreeSection(std::ostream &out, const std::shared_ptr<const ProfileView> &view,
                      TreeDirection direction, const TreeLimits &limits, std::size_t width);
void writeDiagnosticSection(std::ostream &out, const Diagnostics &diagnostics, std::size_t width);

} // namespace v8scope
