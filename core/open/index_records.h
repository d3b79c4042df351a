// SPDX-License-Identifier: GPL-3.0-or-later
// The small files beside stored indexes. Each ends with a checksum; what is not whole is none.
//
//   <bytes>-<hash>.heap        an index, named by the snapshot's size and contents
//   <bytes>-<hash>.heap.seal   that nobody wrote to the index since it was complete; the seal's
//                              modification time says when the index was last used
//   <device>-<inode>.file      which contents a snapshot file has
//   new-<digits>               being written
#pragma once

#include "core/base/file_hash.h"
#include "core/base/file_key.h"
#include "core/heap/index/heap_index.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace v8scope {

inline constexpr std::string_view kIndexSuffix = ".heap";
inline constexpr std::string_view kSealSuffix = ".heap.seal";
inline constexpr std::string_view kFileRecordSuffix = ".file";
inline constexpr std::string_view kNewPrefix = "new-";

struct IndexSeal {
    FileKey index; // as it was when it was known to be whole
    // The system's start during which it was written: its pages may have been lost if the machine
    // stopped without a warning, because nothing waits for the disk. Empty once it was read whole
    // after a later start.
    std::string boot;
};
struct FileRecord {
    FileKey file;
    ContentHash hash;
    bool isSettled = false; // see isSettled(): only then does an equal key mean equal contents
};

[[nodiscard]] std::string encodeSeal(const IndexSeal &seal);
[[nodiscard]] std::optional<IndexSeal> decodeSeal(std::string_view bytes);
[[nodiscard]] std::string encodeFileRecord(const FileRecord &record);
[[nodiscard]] std::optional<FileRecord> decodeFileRecord(std::string_view bytes);

// Without a suffix: "560123-0123…ef".
[[nodiscard]] std::string indexStem(const IndexedFile &file);
[[nodiscard]] std::string fileRecordName(const FileKey &key);
// What kind of file of ours a name is; Foreign ones are never touched.
enum class StoredKind { Foreign, Index, Seal, FileRecord, New };
[[nodiscard]] StoredKind storedKind(std::string_view name);
// The snapshot's size in the name of an index.
[[nodiscard]] std::optional<std::uint64_t> snapshotBytesOf(std::string_view indexName);

// Names this start of the system; empty if it does not say.
[[nodiscard]] std::string currentBoot();

} // namespace v8scope
