// SPDX-License-Identifier: GPL-3.0-or-later
// A heap with everything computed from it as one file, so that the next open maps columns instead
// of computing them. The strings stay in the snapshot, unless that cannot be mapped (gzip): then
// the index holds its strings section too.
//
// Only an index that this very build of the rules wrote is read. What is read is checked: header
// and small parts always, the columns unless the caller knows that nobody wrote to the file since.
#pragma once

#include "core/base/file_hash.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/heap/heap.h"
#include "core/heap/overview/heap_overview.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace v8scope {

// The snapshot file that an index stands for.
struct IndexedFile {
    std::uint64_t bytes = 0; // as stored (compressed)
    ContentHash hash;        // of the stored bytes

    constexpr bool operator==(const IndexedFile &) const = default;
};

// What is stored.
struct IndexedHeap {
    std::string kind;                // the loader's word: "heapsnapshot"
    std::uint64_t expandedBytes = 0; // of the snapshot's text
    std::shared_ptr<const Heap> heap;
    std::shared_ptr<const HeapOverview> overview;
};

enum class IndexStrings { InSnapshot, InIndex };

// Bytes that writeHeapIndex() will take, roughly (never less than a tenth below).
[[nodiscard]] std::uint64_t estimateIndexBytes(const Heap &heap, IndexStrings strings);

// Writes to an empty file that is open for writing; takes no memory to speak of. Gives its size, or
// what went wrong (for people); then the file is worthless.
[[nodiscard]] Result<std::uint64_t, std::string>
writeHeapIndex(int descriptor, const IndexedHeap &heap, const IndexedFile &file,
               IndexStrings strings, const Progress &progress);

// What the small first part of an index says; nothing else is looked at.
struct IndexHead {
    IndexedFile file;
    IndexStrings strings = IndexStrings::InSnapshot;
    std::uint64_t indexBytes = 0; // of the whole index
};
// Why an index cannot be used.
struct IndexFault {
    enum class Kind {
        Foreign, // of another build or format, or no index: good for nothing here, but whole
        Damaged,
        NotNow, // cancelled, or no memory: the index may be good
    };
    Kind kind = Kind::Damaged;
    std::string message; // for people
};
[[nodiscard]] Result<IndexHead, IndexFault> readIndexHead(std::string_view index);

// Bytes of a file that stay where they are as long as owner lives.
struct KeptBytes {
    std::string_view text;
    std::shared_ptr<const void> owner;
};
enum class IndexCheck {
    Whole,   // also the contents of every column: checksum, and that no number points outside
    Trusted, // the caller knows that the file is as it was when it was written
};
// index begins at a multiple of 8. snapshot: the file that the strings stand in, not needed for
// IndexStrings::InIndex. Trusted: O(size of the small parts), else O(index), on the cores there
// are.
[[nodiscard]] Result<IndexedHeap, IndexFault> readHeapIndex(const KeptBytes &index,
                                                            const KeptBytes &snapshot,
                                                            IndexCheck check,
                                                            const Progress &progress);

} // namespace v8scope
