// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON shape of `v8scope-cli cpu --json`. Keys may be added, never renamed.
// Times are microseconds (a fraction only if there is one), sizes bytes, lines and columns 1-based
// with 0 for unknown. Streams: memory does not grow with the report.
#pragma once

#include "core/profile/function_list.h"
#include "core/report/tree_rows.h"

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace v8scope {

class JsonWriter;
struct ViewFigures;

struct JsonReportOptions {
    std::string file;                  // as the user named it
    std::uint32_t top = 0;             // how many functions and groups; 0 = all
    std::optional<GroupBy> group;      // adds "groups"
    std::optional<TreeDirection> tree; // adds "tree"
    TreeLimits treeLimits;
};

void writeProfileJson(std::ostream &out, const std::shared_ptr<const ProfileView> &view,
                      const JsonReportOptions &options);

// Parts that other reports have too: "us", "bytes" or "samples"; the sums at a report's start.
[[nodiscard]] const char *weightUnitName(WeightUnit unit);
void writeFiguresJson(JsonWriter &json, const ViewFigures &figures);

} // namespace v8scope
