// SPDX-License-Identifier: GPL-3.0-or-later
// From a file to an analysed heap: out of a stored index if there is one that is right, else by
// reading and computing. What the window and the command line call.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/file_key.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/heap/heap.h"
#include "core/heap/overview/heap_overview.h"
#include "core/open/index_store.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace v8scope {

struct OpenedHeap {
    std::string kind; // "heapsnapshot", "heaptimeline"
    ByteBuffer::Origin origin;
    std::uint64_t expandedBytes = 0; // of the text
    std::shared_ptr<const Heap> heap;
    std::shared_ptr<const HeapOverview> overview;
    bool isFromIndex = false;

    // For storeIndex(): the file as it was while it was read; none if it changed or is no file.
    std::optional<FileKey> file;
    std::int64_t readAtNs = 0;
};

struct OpenHeapOptions {
    ReadOptions read;
    const IndexStore *indexes = nullptr; // null = neither read nor meant to be stored
};

struct OpenStages {
    HeapStages heap; // as analyzeHeap()
    // Called on the working thread when all is known but the overview; may be empty.
    std::function<void()> onAnalyzed;
};

// "-" is standard input, which has no index. Another kind of artifact is the error
// UnsupportedFormat. Nothing of stages is called if the heap comes from an index.
[[nodiscard]] Result<OpenedHeap> openHeap(const std::string &path, const OpenHeapOptions &options,
                                          Progress &progress, const OpenStages &stages = {});

// The parts of openHeap(), for those who read a file before they know that it is a snapshot.
//
// Only from an index; none is no error.
[[nodiscard]] std::optional<OpenedHeap>
openIndexedHeap(const std::string &path, const IndexStore &indexes, const Progress &progress);

// What stands in the place of a file from before it is read on.
struct FileMoment {
    std::optional<FileKey> file; // none: standard input, or there is none
    std::int64_t atNs = 0;
};
[[nodiscard]] FileMoment lookAtFile(const std::string &path);

struct ReadSnapshot {
    std::string kind; // the loader's word
    std::shared_ptr<const HeapSnapshot> snapshot;
    std::shared_ptr<const ByteBuffer> bytes; // that it was read from
    FileMoment before;                       // from before they were read
};
[[nodiscard]] Result<OpenedHeap> analyzeRead(ReadSnapshot read, Progress &progress,
                                             const OpenStages &stages = {});

// Adds what the overview leaves out at first (HeapOverview::own), if it is not there yet.
void completeOverview(OpenedHeap &opened, const Progress &progress);

// Keeps an index for the next open. To be called when the results are shown, on any thread; takes
// about as long as copying the file. Gives the reason why there is none (for people), if there is
// none. Nothing is done for a heap that came from an index.
std::optional<std::string> storeIndex(const OpenedHeap &opened, const IndexStore &indexes,
                                      const Progress &progress);

} // namespace v8scope
