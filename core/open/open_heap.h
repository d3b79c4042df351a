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

// "-" is standard input, which has no index. Another kind of artifact is the error
// UnsupportedFormat. stages: as analyzeHeap(); nothing is called if it comes from the index.
[[nodiscard]] Result<OpenedHeap> openHeap(const std::string &path, const OpenHeapOptions &options,
                                          Progress &progress, const HeapStages &stages = {});

// The first half of openHeap(): only from an index; none is no error.
[[nodiscard]] std::optional<OpenedHeap>
openIndexedHeap(const std::string &path, const IndexStore &indexes, const Progress &progress);

// The second half, for a buffer whose file had this key before it was read (none: it has no file).
[[nodiscard]] Result<OpenedHeap> analyzeOpened(const std::shared_ptr<const ByteBuffer> &bytes,
                                               const std::optional<FileKey> &file,
                                               std::int64_t readAtNs, Progress &progress,
                                               const HeapStages &stages = {});

// Adds what the overview leaves out at first (HeapOverview::own), if it is not there yet.
void completeOverview(OpenedHeap &opened, const Progress &progress);

// Keeps an index for the next open. To be called when the results are shown, on any thread; takes
// about as long as copying the file. Gives the reason why there is none (for people), if there is
// none. Nothing is done for a heap that came from an index.
std::optional<std::string> storeIndex(const OpenedHeap &opened, const IndexStore &indexes,
                                      const Progress &progress);

} // namespace v8scope
