// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/open/open_heap.h"

#include "core/base/cancelled.h"
#include "core/base/gzip.h"
#include "core/base/mapped_file.h"
#include "core/base/too_large.h"
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

constexpr const char *kNeeds = "a heap that fits into the free memory of this machine";

Result<OpenedHeap> analyze(ReadSnapshot read, Progress &progress, const OpenStages &stages)
{
    OpenedHeap opened;
    opened.kind = std::move(read.kind);
    opened.origin = read.bytes->origin();
    opened.expandedBytes = read.bytes->text().size();
    Result<std::shared_ptr<const Heap>> heap =
        analyzeHeap(std::move(read.snapshot), progress, stages.heap);
    if (!heap) {
        LoadError error = std::move(heap.error());
        if (error.file.empty())
            error.file = opened.origin.name;
        return error;
    }
    opened.heap = std::move(*heap);
    if (stages.onAnalyzed)
        stages.onAnalyzed();
    opened.overview = std::make_shared<const HeapOverview>(computeOverview(*opened.heap, progress));
    if (progress.isCancelled())
        return cancelledError();
    const bool isAsItWas = read.before.file && fileKeyOf(opened.origin.name) == read.before.file &&
                           !read.bytes->hasShrunk() && !opened.origin.gzipTruncated;
    if (isAsItWas) {
        opened.file = read.before.file;
        opened.readAtNs = read.before.atNs;
    }
    return opened;
}

Result<OpenedHeap> loadAndAnalyze(std::shared_ptr<const ByteBuffer> bytes, const FileMoment &before,
                                  Progress &progress, const OpenStages &stages)
{
    Result<Loaded> loaded = loadBuffer(bytes, progress);
    if (!loaded)
        return std::move(loaded.error());
    auto *snapshot = std::get_if<std::shared_ptr<const HeapSnapshot>>(&loaded->artifact);
    if (!snapshot)
        return notAHeap(*bytes, *loaded);
    return analyze({std::move(loaded->kind), std::move(*snapshot), std::move(bytes), before},
                   progress, stages);
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

FileMoment lookAtFile(const std::string &path)
{
    return {path == "-" ? std::nullopt : fileKeyOf(path), wallClockNs()};
}

Result<OpenedHeap> analyzeRead(ReadSnapshot read, Progress &progress, const OpenStages &stages)
{
    const std::string name = read.bytes->origin().name;
    try {
        return analyze(std::move(read), progress, stages);
    } catch (const std::bad_alloc &) {
        return tooLargeError(kNeeds, name);
    }
}

Result<OpenedHeap> openHeap(const std::string &path, const OpenHeapOptions &options,
                            Progress &progress, const OpenStages &stages)
{
    if (options.indexes) {
        if (std::optional<OpenedHeap> opened = openIndexedHeap(path, *options.indexes, progress))
            return std::move(*opened);
    }
    const FileMoment before = lookAtFile(path);
    Result<std::shared_ptr<const ByteBuffer>> bytes = readFile(path, progress, options.read);
    if (!bytes)
        return std::move(bytes.error());
    try {
        return loadAndAnalyze(*std::move(bytes), before, progress, stages);
    } catch (const std::bad_alloc &) {
        return tooLargeError(kNeeds, path);
    }
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
