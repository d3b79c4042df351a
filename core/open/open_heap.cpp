// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/open/open_heap.h"

#include "core/base/cancelled.h"
#include "core/base/gzip.h"
#include "core/base/mapped_file.h"
#include "core/formats/registry.h"

#include <new>
#include <utility>
#include <variant>

#include <fcntl.h>
#include <unistd.h>

namespace v8scope {

namespace {

OwnDescriptor openForReading(const std::string &path)
{
    return OwnDescriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
}

LoadError notAHeap(const ByteBuffer &bytes, const Loaded &loaded)
{
    LoadError error;
    error.code = LoadErrorCode::UnsupportedFormat;
    error.file = bytes.origin().name;
    error.expected = "a heap snapshot";
    error.found = "a " + loaded.format;
    return error;
}

LoadError tooLarge(const std::string &file)
{
    LoadError error;
    error.code = LoadErrorCode::TooLarge;
    error.file = file;
    error.expected = "a heap that fits into the free memory of this machine";
    return error;
}

Result<OpenedHeap> loadAndAnalyze(const std::shared_ptr<const ByteBuffer> &bytes,
                                  Progress &progress, const HeapStages &stages)
{
    Result<Loaded> loaded = loadBuffer(bytes, progress);
    if (!loaded)
        return std::move(loaded.error());
    auto *snapshot = std::get_if<std::shared_ptr<const HeapSnapshot>>(&loaded->artifact);
    if (!snapshot)
        return notAHeap(*bytes, *loaded);
    OpenedHeap opened;
    opened.kind = std::move(loaded->kind);
    opened.origin = bytes->origin();
    opened.expandedBytes = bytes->text().size();
    Result<std::shared_ptr<const Heap>> heap = analyzeHeap(std::move(*snapshot), progress, stages);
    if (!heap)
        return std::move(heap.error());
    opened.heap = std::move(*heap);
    opened.overview = std::make_shared<const HeapOverview>(computeOverview(*opened.heap, progress));
    if (progress.isCancelled())
        return cancelledError();
    return opened;
}

// The file that an index's strings stand in, or nothing if it cannot be mapped.
KeptBytes mapSnapshot(int descriptor, const FileKey &key)
{
    std::shared_ptr<const MappedFile> mapped = MappedFile::map(descriptor, key.bytes);
    return mapped ? KeptBytes{mapped->text(), mapped} : KeptBytes{};
}

bool isGzipFile(int descriptor)
{
    char begin[4] = {};
    return pread(descriptor, begin, sizeof begin, 0) == sizeof begin &&
           isGzip(std::string_view(begin, sizeof begin));
}

} // namespace

std::optional<OpenedHeap> openIndexedHeap(const std::string &path, const IndexStore &indexes,
                                          const Progress &progress)
{
    const OwnDescriptor file = openForReading(path);
    const std::optional<FileKey> key = file.isOpen() ? fileKeyOf(file.value()) : std::nullopt;
    if (!key || path == "-")
        return {};
    const std::optional<IndexStore::Found> found = indexes.find(file.value(), *key, progress);
    if (!found)
        return {};
    const bool isGzipped = isGzipFile(file.value());
    const KeptBytes snapshot = isGzipped ? KeptBytes{} : mapSnapshot(file.value(), *key);
    if (!isGzipped && !snapshot.owner)
        return {};
    Result<IndexedHeap, IndexFault> indexed =
        readHeapIndex(found->bytes, snapshot, found->check, progress);
    if (!indexed) {
        if (indexed.error().kind == IndexFault::Kind::Damaged)
            indexes.discard(*found);
        return {};
    }
    indexes.confirm(*found);
    OpenedHeap opened;
    opened.kind = std::move(indexed->kind);
    opened.origin.name = path;
    opened.origin.storedBytes = key->bytes;
    opened.origin.gzip = isGzipped;
    opened.expandedBytes = indexed->expandedBytes;
    opened.heap = std::move(indexed->heap);
    opened.overview = std::move(indexed->overview);
    opened.isFromIndex = true;
    opened.file = key;
    return opened;
}

Result<OpenedHeap> analyzeOpened(const std::shared_ptr<const ByteBuffer> &bytes,
                                 const std::optional<FileKey> &file, std::int64_t readAtNs,
                                 Progress &progress, const HeapStages &stages)
{
    try {
        Result<OpenedHeap> opened = loadAndAnalyze(bytes, progress, stages);
        if (opened && file && fileKeyOf(bytes->origin().name) == file && !bytes->hasShrunk() &&
            !bytes->origin().gzipTruncated) {
            opened->file = file;
            opened->readAtNs = readAtNs;
        }
        return opened;
    } catch (const std::bad_alloc &) {
        return tooLarge(bytes->origin().name);
    }
}

Result<OpenedHeap> openHeap(const std::string &path, const OpenHeapOptions &options,
                            Progress &progress, const HeapStages &stages)
{
    if (options.indexes) {
        if (std::optional<OpenedHeap> opened = openIndexedHeap(path, *options.indexes, progress))
            return std::move(*opened);
    }
    const std::optional<FileKey> file = path == "-" ? std::nullopt : fileKeyOf(path);
    const std::int64_t readAtNs = wallClockNs();
    Result<std::shared_ptr<const ByteBuffer>> bytes = readFile(path, progress, options.read);
    if (!bytes)
        return std::move(bytes.error());
    return analyzeOpened(*bytes, file, readAtNs, progress, stages);
}

void completeOverview(OpenedHeap &opened, const Progress &progress)
{
    if (opened.overview->own)
        return;
    auto overview = std::make_shared<HeapOverview>(*opened.overview);
    overview->own = findOwnObjects(*opened.heap, HeapOverview::kLargest, progress);
    opened.overview = std::move(overview);
}

std::optional<std::string> storeIndex(const OpenedHeap &opened, const IndexStore &indexes,
                                      const Progress &progress)
{
    if (opened.isFromIndex)
        return {};
    if (!opened.file)
        return "it is no file, or changed while it was read";
    const OwnDescriptor file = openForReading(opened.origin.name);
    if (!file.isOpen() || fileKeyOf(file.value()) != opened.file)
        return "the file has changed since";
    try {
        OpenedHeap whole = opened;
        completeOverview(whole, progress);
        return indexes.store(file.value(), *opened.file, opened.readAtNs,
                             {opened.kind, opened.expandedBytes, opened.heap, whole.overview},
                             opened.origin.gzip ? IndexStrings::InIndex : IndexStrings::InSnapshot,
                             progress);
    } catch (const std::bad_alloc &) {
        return "there is not enough memory";
    }
}

} // namespace v8scope
