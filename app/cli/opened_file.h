// SPDX-License-Identifier: GPL-3.0-or-later
// The step that every verb starts with: read a file, find its loader, work a profile's times out.
#pragma once

#include "app/cli/cli.h"
#include "app/cli/options.h"
#include "app/cli/outcome.h"
#include "app/cli/timings.h"
#include "core/base/byte_buffer.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/open/open_heap.h"
#include "core/profile/profile_view.h"

#include <cstdint>
#include <memory>
#include <string>

namespace v8scope {

struct OpenedFile {
    ByteBuffer::Origin origin;
    std::uint64_t expandedBytes = 0;
    std::string kind;   // "cpuprofile", "heapsnapshot" …
    std::string format; // for people
    Duration loadTime;  // until the times were known, or the heap's columns filled
    // One of them.
    std::shared_ptr<const ResolvedProfile> resolved;
    std::shared_ptr<const HeapSnapshot> snapshot;
    // Of a snapshot: what its strings stand in, and the file before it was read.
    std::shared_ptr<const ByteBuffer> bytes;
    FileMoment before;
};

// timings may be null.
[[nodiscard]] Result<OpenedFile> openFile(CliContext &context, const GlobalOptions &global,
                                          const std::string &file, CpuRules rules,
                                          Timings *timings);

// "a heap snapshot", "a CPU profile": for messages about a file that a verb does not take.
[[nodiscard]] std::string kindPhrase(const OpenedFile &opened);

} // namespace v8scope
