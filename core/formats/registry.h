// SPDX-License-Identifier: GPL-3.0-or-later
// All the kinds of file this program reads. The content decides; the name is only a hint for
// messages.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/profile/profile.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace v8scope {

struct FileContent;

// An artifact that was read; later formats add alternatives. Immutable.
struct Loaded {
    std::string kind;   // "cpuprofile", "heapprofile", "heapsnapshot", "heaptimeline": stable, for
                        // --json
    std::string format; // for people
    std::variant<std::shared_ptr<const Profile>, std::shared_ptr<const HeapSnapshot>> artifact;
};

struct Loader {
    std::string_view id;                        // "cpuprofile"
    std::string_view title;                     // "V8 CPU profile"
    std::span<const std::string_view> suffixes; // ".cpuprofile"; for open dialogs
    // How sure the loader is, from a first look at the content: 0 = no, 100 = certain.
    int (*sniff)(const FileContent &content);
    Result<Loaded> (*load)(const std::shared_ptr<const ByteBuffer> &bytes, Progress &progress);
};

[[nodiscard]] std::span<const Loader> loaders();

// Loads a buffer with the loader that knows it. Formats that are known but not read (speedscope,
// pprof, perf script …) are named in the error.
[[nodiscard]] Result<Loaded> loadBuffer(const std::shared_ptr<const ByteBuffer> &bytes,
                                        Progress &progress);
// Opens and loads; "-" is standard input.
[[nodiscard]] Result<Loaded> loadFile(const std::string &path, Progress &progress,
                                      const ReadOptions &options = {});

} // namespace v8scope
