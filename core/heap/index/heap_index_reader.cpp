// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index.h"

#include "core/heap/index/heap_index_check.h"
#include "core/heap/index/heap_index_layout.h"
#include "core/heap/index/heap_index_parts.h"

#include <algorithm>
#include <new>
#include <optional>
#include <utility>

namespace v8scope {

namespace {

class IndexReader {
public:
    IndexReader(const KeptBytes &index, const IndexDirectory &directory)
        : m_index(&index), m_directory(&directory)
    {}

    [[nodiscard]] const IndexEntry *entry(IndexSection section) const
    {
        const std::vector<IndexEntry> &entries = m_directory->entries;
        const auto at = std::find_if(entries.begin(), entries.end(), [&](const IndexEntry &entry) {
            return entry.section == section;
        });
        return at == entries.end() ? nullptr : &*at;
    }
    [[nodiscard]] std::string_view bytes(IndexSection section) const
    {
        const IndexEntry *found = entry(section);
        return found ? m_index->text.substr(found->offset, found->bytes) : std::string_view();
    }
    template <class T>
    [[nodiscard]] bool column(IndexSection section, Column<T> &column) const
    {
        const std::string_view all = bytes(section);
        if (all.size() % sizeof(T) != 0)
            return false;
        if (!all.empty())
            column = Column<T>({reinterpret_cast<const T *>(all.data()), all.size() / sizeof(T)},
                               m_index->owner);
        return true;
    }
    [[nodiscard]] bool isSound(const IndexEntry &entry) const
    {
        return hashBytes(m_index->text.substr(entry.offset, entry.bytes)) == entry.checksum;
    }

private:
    const KeptBytes *m_index;
    const IndexDirectory *m_directory;
};

// A check that was cancelled proves nothing.
IndexFault unfit(const char *message, const Progress &progress)
{
    if (progress.isCancelled())
        return {IndexFault::Kind::NotNow, "cancelled"};
    return {IndexFault::Kind::Damaged, message};
}

std::shared_ptr<const HeapSnapshot> assembleSnapshot(const IndexColumns &columns, IndexParts &parts,
                                                     const KeptBytes &text)
{
    auto snapshot = std::make_shared<HeapSnapshot>(std::move(parts.snapshot));
    snapshot->nodeKind = columns.nodeKind;
    snapshot->nodeName = columns.nodeName;
    snapshot->nodeId = WideColumn(columns.nodeId, std::move(parts.wideIds));
    snapshot->nodeSelfSize = WideColumn(columns.nodeSelfSize, std::move(parts.wideSelfSizes));
    snapshot->firstEdge = columns.firstEdge;
    snapshot->nodeDetachedness = columns.nodeDetachedness;
    snapshot->nodeTrace = columns.nodeTrace;
    snapshot->nodeLocation = columns.nodeLocation;
    snapshot->edgeWord = columns.edgeWord;
    snapshot->edgeTo = columns.edgeTo;
    snapshot->strings = HeapStrings(text.text, text.owner, columns.stringOffsets,
                                    std::move(parts.stringWraps), parts.stringsBegin);
    snapshot->known = KnownNames(columns.knownNames, std::move(parts.ephemerons));
    return snapshot;
}

IndexedHeap assemble(const IndexColumns &columns, IndexParts parts, const KeptBytes &text)
{
    auto heap = std::make_shared<Heap>();
    heap->snapshot = assembleSnapshot(columns, parts, text);
    heap->flags.bits = columns.nodeFlags;
    heap->selfSizes = parts.hasOwnShallowSizes
                          ? WideColumn(columns.shallowSizes, std::move(parts.wideShallowSizes))
                          : heap->snapshot->nodeSelfSize;
    heap->classes = std::move(parts.classes);
    heap->classes.groupOf = columns.groupOf;
    heap->retainers.first = columns.retainersFirst;
    heap->retainers.sources = columns.retainerSources;
    heap->distances = columns.distances;
    heap->dominators = columns.dominators;
    heap->retainedSizes = columns.retainedSizes;
    return {std::move(parts.kind), parts.expandedBytes, std::move(heap),
            std::make_shared<const HeapOverview>(std::move(parts.overview))};
}

Result<IndexedHeap, IndexFault> read(const KeptBytes &index, const KeptBytes &snapshot,
                                     IndexCheck check, const Progress &progress)
{
    const Result<IndexDirectory, IndexFault> directory = decodeDirectory(index.text);
    if (!directory)
        return directory.error();
    const IndexReader reader(index, *directory);
    const IndexEntry *partsEntry = reader.entry(IndexSection::Parts);
    if (!partsEntry || !reader.isSound(*partsEntry))
        return unfit("damaged tables", progress);
    if (check == IndexCheck::Whole &&
        !std::all_of(directory->entries.begin(), directory->entries.end(),
                     [&](const IndexEntry &entry) {
                         return !progress.isCancelled() && reader.isSound(entry);
                     }))
        return unfit("a damaged column", progress);
    std::optional<IndexParts> parts = decodeParts(reader.bytes(IndexSection::Parts));
    if (!parts)
        return unfit("tables that make no sense", progress);

    IndexColumns columns;
    bool whole = true;
    visitColumns(columns, [&](IndexSection section, auto &column) {
        whole = reader.column(section, column) && whole;
    });
    if (!whole || !sizesFit(columns, *parts))
        return unfit("columns of the wrong size", progress);
    KeptBytes text = snapshot;
    if (directory->head.strings == IndexStrings::InIndex)
        text = {reader.bytes(IndexSection::StringBytes), index.owner};
    const std::uint64_t textEnd = parts->stringsBegin + text.text.size();
    IndexedHeap heap = assemble(columns, std::move(*parts), text);
    if (check == IndexCheck::Whole && !contentsFit(*heap.heap, textEnd, progress))
        return unfit("numbers that point nowhere", progress);
    return heap;
}

} // namespace

Result<IndexHead, IndexFault> readIndexHead(std::string_view index)
{
    const Result<IndexDirectory, IndexFault> directory = decodeDirectory(index);
    if (!directory)
        return directory.error();
    return directory->head;
}

Result<IndexedHeap, IndexFault> readHeapIndex(const KeptBytes &index, const KeptBytes &snapshot,
                                              IndexCheck check, const Progress &progress)
{
    try {
        return read(index, snapshot, check, progress);
    } catch (const std::bad_alloc &) {
        return IndexFault{IndexFault::Kind::NotNow, "not enough memory"};
    }
}

} // namespace v8scope
