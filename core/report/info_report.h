// SPDX-License-Identifier: GPL-3.0-or-later
// What `info` says about one file, for programs and for people. Keys may be added, never renamed.
#pragma once

#include "core/base/load_error.h"
#include "core/base/units.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/profile/profile_view.h"

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>

namespace v8scope {

class JsonWriter;

struct FileInfo {
    std::string file;
    std::string kind;                // "cpuprofile"
    std::string format;              // for people
    std::uint64_t bytes = 0;         // as stored
    std::uint64_t expandedBytes = 0; // after gunzip
    bool gzip = false;
    Duration loadTime;
    Bytes peakMemory;
    // One of them.
    std::shared_ptr<const ResolvedProfile> resolved;
    std::shared_ptr<const HeapSnapshot> snapshot;
};

void writeInfoJson(JsonWriter &json, const FileInfo &info);
void writeInfoText(std::ostream &out, const FileInfo &info, std::size_t width);
// {"file","error":{…}}: takes the place of a file that could not be read in a list of several.
void writeErrorJson(JsonWriter &json, const std::string &file, const LoadError &error);

} // namespace v8scope
