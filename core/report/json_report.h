// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON shapes of `v8scope-cli cpu --json` and `info --json`. Keys may be added, never renamed.
// Times are microseconds (a fraction only if there is one), sizes bytes, lines and columns 1-based
// with 0 for unknown. Streams: memory does not grow with the report.
#pragma once

#include "core/base/load_error.h"
#include "core/base/units.h"
#include "core/profile/function_list.h"
#include "core/report/tree_rows.h"

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace v8scope {

class JsonWriter;

struct JsonReportOptions {
    std::string file;                  // as the user named it
    std::uint32_t top = 0;             // how many functions and groups; 0 = all
    std::optional<GroupBy> group;      // adds "groups"
    std::optional<TreeDirection> tree; // adds "tree"
    TreeLimits treeLimits;
};

void writeProfileJson(std::ostream &out, const std::shared_ptr<const ProfileView> &view,
                      const JsonReportOptions &options);

// What `info` says about one file.
struct FileInfo {
    std::string file;
    std::string kind;                // "cpuprofile"
    std::string format;              // for people
    std::uint64_t bytes = 0;         // as stored
    std::uint64_t expandedBytes = 0; // after gunzip
    bool gzip = false;
    Duration loadTime;
    Bytes peakMemory;
    std::shared_ptr<const ResolvedProfile> resolved;
};

void writeInfoJson(JsonWriter &json, const FileInfo &info);
// {"file","error":{…}}: takes the place of a file that could not be read in a list of several.
void writeErrorJson(JsonWriter &json, const std::string &file, const LoadError &error);

} // namespace v8scope
