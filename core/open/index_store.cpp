// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/open/index_store.h"

#include "core/base/mapped_file.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <memory>
#include <random>
#include <unordered_set>
#include <utility>
#include <vector>

#include <unistd.h>

namespace v8scope {

namespace {

constexpr std::uint64_t kBestRatio = 16; // of a compressed snapshot
constexpr std::int64_t kStaleAfterNs = std::int64_t{3600} * 1'000'000'000;

std::string newName()
{
    std::random_device random; // names only have to differ between processes
    return std::string(kNewPrefix) +
           std::to_string((std::uint64_t{random()} << 32 | random()) >> 1);
}

std::string variable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

std::string defaultFolder()
{
    std::string cache = variable("XDG_CACHE_HOME");
    if (cache.empty() || cache.front() != '/') { // the base directory specification ignores others
        const std::string home = variable("HOME");
        if (home.empty() || home.front() != '/')
            return {};
        cache = home + "/.cache";
    }
    return cache + "/v8scope/heap-index";
}

// A start that cannot be told from others must not count as the same.
std::string bootForSeal()
{
    std::string boot = currentBoot();
    return boot.empty() ? "?" : boot;
}

struct StoredIndex {
    std::string stem;
    std::uint64_t diskBytes = 0;
    std::int64_t usedNs = 0;
};

std::string indexName(const std::string &stem)
{
    return stem + std::string(kIndexSuffix);
}

std::string sealName(const std::string &stem)
{
    return stem + std::string(kSealSuffix);
}

// The indexes of a folder; files of ours that belong to none, and what an ended process left
// behind, are removed.
std::vector<StoredIndex> tidy(const PrivateFolder &folder)
{
    const std::vector<PrivateFolder::Entry> entries = folder.list();
    std::vector<StoredIndex> indexes;
    std::unordered_set<std::string> stems;
    for (const PrivateFolder::Entry &entry : entries) {
        const StoredKind kind = storedKind(entry.name);
        if (kind == StoredKind::Index) {
            std::string stem = entry.name.substr(0, entry.name.size() - kIndexSuffix.size());
            stems.insert(stem);
            indexes.push_back({std::move(stem), entry.diskBytes, entry.modifiedNs});
        } else if (kind == StoredKind::New && entry.modifiedNs + kStaleAfterNs < wallClockNs()) {
            folder.remove(entry.name);
        }
    }
    for (const PrivateFolder::Entry &entry : entries) {
        const StoredKind kind = storedKind(entry.name);
        if (kind == StoredKind::Seal) {
            const std::string stem = entry.name.substr(0, entry.name.size() - kSealSuffix.size());
            const auto at = std::find_if(indexes.begin(), indexes.end(),
                                         [&](const StoredIndex &i) { return i.stem == stem; });
            if (at != indexes.end())
                at->usedNs = entry.modifiedNs;
            else
                folder.remove(entry.name);
        } else if (kind == StoredKind::FileRecord) {
            const auto bytes = folder.readSmall(entry.name);
            const auto record = bytes ? decodeFileRecord(*bytes) : std::nullopt;
            if (!record || stems.count(indexStem({record->file.bytes, record->hash})) == 0)
                folder.remove(entry.name);
        }
    }
    return indexes;
}

bool hasIndexOfSize(const PrivateFolder &folder, std::uint64_t snapshotBytes)
{
    const std::vector<PrivateFolder::Entry> entries = folder.list();
    return std::any_of(entries.begin(), entries.end(), [&](const PrivateFolder::Entry &entry) {
        return storedKind(entry.name) == StoredKind::Index &&
               snapshotBytesOf(entry.name) == snapshotBytes;
    });
}

} // namespace

std::optional<std::uint64_t> parseBytes(std::string_view text)
{
    constexpr std::string_view kUnits = "KMGT";
    unsigned shift = 0;
    if (!text.empty() && kUnits.find(text.back()) != kUnits.npos) {
        shift = 10 * static_cast<unsigned>(kUnits.find(text.back()) + 1);
        text.remove_suffix(1);
    }
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() ||
        value > std::numeric_limits<std::uint64_t>::max() >> shift)
        return {};
    return value << shift;
}

IndexStoreOptions IndexStoreOptions::fromEnvironment()
{
    IndexStoreOptions options;
    options.folder = variable("V8SCOPE_INDEX_DIR");
    if (options.folder.empty())
        options.folder = defaultFolder();
    options.maxBytes = parseBytes(variable("V8SCOPE_INDEX_MAX"));
    return options;
}

IndexStore::IndexStore(IndexStoreOptions options) : m_options(std::move(options)) {}

bool IndexStore::isWorthwhile(std::uint64_t expandedBytes) const
{
    return !m_options.folder.empty() && m_options.maxBytes != 0 &&
           expandedBytes >= m_options.minSnapshotBytes;
}

std::optional<PrivateFolder> IndexStore::openFolder() const
{
    return PrivateFolder::open(m_options.folder);
}

// What the record of the file says if the file is as it was, else what its bytes say.
std::optional<ContentHash> IndexStore::contentOf(const PrivateFolder &folder, int snapshot,
                                                 const FileKey &key, const Progress &progress) const
{
    const auto bytes = folder.readSmall(fileRecordName(key));
    const auto record = bytes ? decodeFileRecord(*bytes) : std::nullopt;
    if (record && record->isSettled && record->file == key)
        return record->hash;
    if (!hasIndexOfSize(folder, key.bytes))
        return {};
    const std::int64_t begin = wallClockNs();
    const Result<ContentHash> hash = hashFile(snapshot, key.bytes, progress);
    if (!hash || fileKeyOf(snapshot) != key)
        return {};
    if (folder.openFile(indexName(indexStem({key.bytes, *hash}))).isOpen())
        remember(folder, {key, *hash, isSettled(key, begin, stepOf(key))});
    return *hash;
}

std::optional<IndexStore::Found> IndexStore::find(int snapshot, const FileKey &key,
                                                  const Progress &progress) const
{
    if (!isWorthwhile(key.bytes * kBestRatio))
        return {};
    const std::optional<PrivateFolder> folder = openFolder();
    if (!folder)
        return {};
    const std::optional<ContentHash> hash = contentOf(*folder, snapshot, key, progress);
    if (!hash)
        return {};
    Found found;
    found.file = {key.bytes, *hash};
    const std::string stem = indexStem(found.file);
    const OwnDescriptor file = folder->openFile(indexName(stem));
    const auto indexKey = file.isOpen() ? fileKeyOf(file.value()) : std::nullopt;
    if (!indexKey || indexKey->bytes == 0)
        return {};
    std::shared_ptr<const MappedFile> mapped = MappedFile::map(file.value(), indexKey->bytes);
    if (!mapped)
        return {};
    found.indexKey = *indexKey;
    found.bytes = {mapped->text(), mapped};
    const auto sealBytes = folder->readSmall(sealName(stem));
    const auto seal = sealBytes ? decodeSeal(*sealBytes) : std::nullopt;
    if (seal && seal->index == *indexKey) {
        found.boot = seal->boot;
        if (seal->boot.empty() || seal->boot == currentBoot())
            found.check = IndexCheck::Trusted;
    }
    const Result<IndexHead, IndexFault> head = readIndexHead(found.bytes.text);
    if (!head && head.error().kind == IndexFault::Kind::Damaged)
        discard(found);
    if (!head || head->file != found.file)
        return {};
    return found;
}

void IndexStore::confirm(const Found &found) const
{
    const std::optional<PrivateFolder> folder = openFolder();
    if (!folder)
        return;
    const std::string name = sealName(indexStem(found.file));
    if (found.check == IndexCheck::Trusted) {
        folder->touch(name);
        return;
    }
    // Found whole after a later start: then it came from the disk. In the same one it may still
    // have to get there.
    const std::string boot = currentBoot();
    const bool isOnDisk = !found.boot.empty() && !boot.empty() && found.boot != boot;
    folder->writeSmall(name, encodeSeal({found.indexKey, isOnDisk ? "" : bootForSeal()}),
                       newName());
}

void IndexStore::discard(const Found &found) const
{
    if (const std::optional<PrivateFolder> folder = openFolder()) {
        folder->remove(indexName(indexStem(found.file)));
        folder->remove(sealName(indexStem(found.file)));
    }
}

bool IndexStore::makeRoom(const PrivateFolder &folder, std::uint64_t bytes,
                          std::string_view keepStem) const
{
    std::vector<StoredIndex> indexes = tidy(folder);
    std::uint64_t used = 0;
    for (const StoredIndex &index : indexes)
        used += index.diskBytes;
    const std::uint64_t free = folder.freeBytes();
    const std::uint64_t limit = m_options.maxBytes.value_or(
        std::min(IndexStoreOptions::kDefaultMaxBytes,
                 (free + used) / IndexStoreOptions::kDefaultShareOfDisk));
    if (bytes > limit || bytes > free + used)
        return false;
    std::sort(indexes.begin(), indexes.end(),
              [](const StoredIndex &a, const StoredIndex &b) { return a.usedNs < b.usedNs; });
    for (const StoredIndex &index : indexes) {
        if (used + bytes <= limit)
            break;
        if (index.stem == keepStem)
            continue;
        folder.remove(indexName(index.stem));
        folder.remove(sealName(index.stem));
        used -= index.diskBytes;
    }
    return used + bytes <= limit;
}

void IndexStore::remember(const PrivateFolder &folder, const FileRecord &record) const
{
    folder.writeSmall(fileRecordName(record.file), encodeFileRecord(record), newName());
}

std::optional<std::string> IndexStore::store(int snapshot, const FileKey &key,
                                             std::int64_t readAtNs, const IndexedHeap &heap,
                                             IndexStrings strings, const Progress &progress) const
{
    if (!isWorthwhile(heap.expandedBytes))
        return "no index is wanted";
    // A write after it was read may not have shown in the key.
    if (!isSettled(key, readAtNs, stepOf(key)))
        return "the file had changed just before";
    const std::optional<PrivateFolder> folder = openFolder();
    if (!folder)
        return "the folder of indexes cannot be used";
    const Result<ContentHash> hash = hashFile(snapshot, key.bytes, progress);
    if (!hash || fileKeyOf(snapshot) != key)
        return "the file has changed since";
    const IndexedFile file{key.bytes, *hash};
    const std::string stem = indexStem(file);
    if (!makeRoom(*folder, estimateIndexBytes(*heap.heap, strings), {}))
        return "the index is larger than all indexes may be";
    const std::string temporary = newName();
    const OwnDescriptor out = folder->createFile(temporary);
    if (!out.isOpen())
        return "the folder of indexes is not writable";
    const Result<std::uint64_t, std::string> written =
        writeHeapIndex(out.value(), heap, file, strings, progress);
    if (!written || !folder->rename(temporary, indexName(stem))) {
        folder->remove(temporary);
        return written ? "the index cannot be renamed" : written.error();
    }
    if (const auto indexKey = fileKeyOf(out.value()))
        folder->writeSmall(sealName(stem), encodeSeal({*indexKey, bootForSeal()}), newName());
    remember(*folder, {key, *hash, true});
    static_cast<void>(makeRoom(*folder, 0, stem));
    return {};
}

} // namespace v8scope
