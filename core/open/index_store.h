// SPDX-License-Identifier: GPL-3.0-or-later
// Where indexes of heaps lie and which of them is right for a file.
//
// The folder is the user's cache, readable by nobody else: snapshots hold secrets. That is also the
// border of trust: who may write to this folder is the user. Everybody else's accidents (cut short,
// overwritten, another version, copied from another machine) are noticed. Any thread, any number of
// processes.
#pragma once

#include "core/base/file_key.h"
#include "core/base/progress.h"
#include "core/heap/index/heap_index.h"
#include "core/open/index_records.h"
#include "core/open/private_folder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace v8scope {

struct IndexStoreOptions {
    static constexpr std::uint64_t kDefaultMaxBytes = std::uint64_t{8} << 30;
    static constexpr unsigned kDefaultShareOfDisk = 10; // one of so many free bytes

    std::string folder;                    // empty = no indexes
    std::optional<std::uint64_t> maxBytes; // of all indexes; unset = the defaults, 0 = no indexes
    // Snapshots with less text are read faster than it is worth keeping an index for.
    std::uint64_t minSnapshotBytes = std::uint64_t{8} << 20;
    std::optional<std::int64_t> fileTimeStepNs; // unset = as the file's key shows

    // $XDG_CACHE_HOME/v8scope/heap-index unless V8SCOPE_INDEX_DIR says otherwise; V8SCOPE_INDEX_MAX
    // (bytes, or with K, M, G, T behind) limits them.
    [[nodiscard]] static IndexStoreOptions fromEnvironment();
};
// "512M" -> 2^29; none if it is no size.
[[nodiscard]] std::optional<std::uint64_t> parseBytes(std::string_view text);

class IndexStore {
public:
    explicit IndexStore(IndexStoreOptions options);

    // An index that claims to be of this file, mapped.
    struct Found {
        IndexedFile file;
        KeptBytes bytes;
        FileKey indexKey;
        IndexCheck check = IndexCheck::Whole;
        std::string boot; // of its seal
    };
    // snapshot: an open file and its key. Reads the file only if it is not known but another of its
    // size is.
    [[nodiscard]] std::optional<Found> find(int snapshot, const FileKey &key,
                                            const Progress &progress) const;
    // The index was read and is used; after a check of the whole it is sealed again.
    void confirm(const Found &found) const;
    // The index is damaged.
    void discard(const Found &found) const;

    // Writes an index of a heap that was read from this open file when its key was the one given,
    // and makes room for it. Says what went wrong (for people); the store is then as before.
    // Long: hashes the file, writes about as much.
    [[nodiscard]] std::optional<std::string> store(int snapshot, const FileKey &key,
                                                   std::int64_t readAtNs, const IndexedHeap &heap,
                                                   IndexStrings strings,
                                                   const Progress &progress) const;
    // Whether a snapshot with so much text gets an index at all.
    [[nodiscard]] bool isWorthwhile(std::uint64_t expandedBytes) const;

private:
    [[nodiscard]] std::optional<PrivateFolder> openFolder() const;
    [[nodiscard]] std::optional<ContentHash> contentOf(const PrivateFolder &folder, int snapshot,
                                                       const FileKey &key,
                                                       const Progress &progress) const;
    // Removes the longest unused until bytes more fit; false if they never will.
    [[nodiscard]] bool makeRoom(const PrivateFolder &folder, std::uint64_t bytes,
                                std::string_view keepStem) const;
    void remember(const PrivateFolder &folder, const FileRecord &record) const;
    [[nodiscard]] std::int64_t stepOf(const FileKey &key) const
    {
        return m_options.fileTimeStepNs.value_or(fileTimeStepNs(key));
    }

    IndexStoreOptions m_options;
};

} // namespace v8scope
