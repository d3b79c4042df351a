// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes of heaps in memory, to be read, damaged and mended again. Needs no Qt.
#pragma once

#include "core/formats/heap/heap_snapshot_loader.h"
#include "core/heap/index/heap_index.h"
#include "core/heap/index/heap_index_layout.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace v8scope::indexed {

inline const IndexedFile kAnyFile{1234, {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}}};

// With everything that is computed. Aborts if the snapshot is none: the caller wrote it.
inline IndexedHeap analyzed(const std::shared_ptr<const ByteBuffer> &bytes)
{
    Progress progress;
    auto snapshot = loadHeapSnapshot(bytes, progress);
    auto heap = snapshot ? analyzeHeap(*snapshot, progress)
                         : Result<std::shared_ptr<const Heap>>(snapshot.error());
    if (!heap)
        std::abort();
    auto overview = std::make_shared<HeapOverview>(computeOverview(**heap, progress));
    overview->own = findOwnObjects(**heap, HeapOverview::kLargest, progress);
    return {(*heap)->snapshot->isTimeline ? "heaptimeline" : "heapsnapshot", bytes->text().size(),
            *heap, std::move(overview)};
}

inline std::string bytesOf(const IndexedHeap &heap, IndexStrings strings)
{
    const int file = memfd_create("index", MFD_CLOEXEC);
    Progress progress;
    const auto written = writeHeapIndex(file, heap, kAnyFile, strings, progress);
    if (!written)
        std::abort();
    std::string bytes(*written, '\0');
    const ssize_t got = pread(file, bytes.data(), bytes.size(), 0);
    close(file);
    if (got != static_cast<ssize_t>(bytes.size()))
        std::abort();
    return bytes;
}

// A copy that is aligned as a mapped file is, and ends where its memory ends.
inline KeptBytes kept(std::string_view bytes)
{
    void *memory = nullptr;
    if (posix_memalign(&memory, kIndexAlignment, bytes.empty() ? 1 : bytes.size()) != 0)
        std::abort();
    std::memcpy(memory, bytes.data(), bytes.size());
    return {{static_cast<const char *>(memory), bytes.size()},
            std::shared_ptr<const void>(memory, [](void *p) { std::free(p); })};
}

// Makes all checksums right again.
inline void mend(std::string &index, IndexDirectory directory)
{
    for (IndexEntry &entry : directory.entries)
        entry.checksum = hashBytes(std::string_view(index).substr(entry.offset, entry.bytes));
    const std::string head = encodeDirectory(directory);
    index.replace(0, head.size(), head);
}

} // namespace v8scope::indexed
