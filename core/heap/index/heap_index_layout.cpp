// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index_layout.h"

#include "core/base/byte_stream.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace v8scope {

namespace {

constexpr std::size_t kHashBytes = 16;
constexpr std::size_t kRulesBytes = 64; // hexadecimal SHA-256
constexpr std::size_t kHeaderBytes = 8 + 4 + 4 + kRulesBytes + 8 + kHashBytes + 4 + 8 + kHashBytes;

void writeHash(ByteWriter &writer, const ContentHash &hash)
{
    for (const std::uint8_t byte : hash.bytes)
        writer.number(byte);
}

ContentHash readHash(ByteReader &reader)
{
    ContentHash hash;
    for (std::uint8_t &byte : hash.bytes)
        byte = reader.number<std::uint8_t>();
    return hash;
}

// Everything of header and directory that the checksum covers.
std::string encodeEntries(const IndexDirectory &directory)
{
    ByteWriter writer;
    writer.number(directory.head.file.bytes);
    writeHash(writer, directory.head.file.hash);
    writer.number(static_cast<std::uint32_t>(directory.head.strings));
    writer.number(directory.head.indexBytes);
    for (const IndexEntry &entry : directory.entries) {
        writer.number(static_cast<std::uint32_t>(entry.section));
        writer.number(entry.offset);
        writer.number(entry.bytes);
        writeHash(writer, entry.checksum);
    }
    return writer.bytes();
}

IndexDirectory decodeEntries(std::string_view bytes, std::size_t count)
{
    ByteReader reader(bytes);
    IndexDirectory directory;
    directory.head.file.bytes = reader.number<std::uint64_t>();
    directory.head.file.hash = readHash(reader);
    directory.head.strings =
        reader.number<std::uint32_t>() == 0 ? IndexStrings::InSnapshot : IndexStrings::InIndex;
    directory.head.indexBytes = reader.number<std::uint64_t>();
    directory.entries.resize(count);
    for (IndexEntry &entry : directory.entries) {
        entry.section = static_cast<IndexSection>(reader.number<std::uint32_t>());
        entry.offset = reader.number<std::uint64_t>();
        entry.bytes = reader.number<std::uint64_t>();
        entry.checksum = readHash(reader);
    }
    return directory;
}

IndexFault foreign(const char *message)
{
    return {IndexFault::Kind::Foreign, message};
}

IndexFault damaged(const char *message)
{
    return {IndexFault::Kind::Damaged, message};
}

bool isInside(const IndexEntry &entry, std::uint64_t size)
{
    return entry.offset >= directoryRoom() && entry.offset % kIndexAlignment == 0 &&
           entry.offset <= size && entry.bytes <= size - entry.offset;
}

} // namespace

std::uint64_t directoryRoom()
{
    const std::size_t bytes = kHeaderBytes + kMaxIndexSections * kIndexEntryBytes;
    return (bytes + kIndexAlignment - 1) / kIndexAlignment * kIndexAlignment;
}

std::string encodeDirectory(const IndexDirectory &directory)
{
    const std::string entries = encodeEntries(directory);
    ByteWriter writer;
    writer.raw(kIndexMagic);
    writer.number(kIndexFormat);
    writer.number(static_cast<std::uint32_t>(directory.entries.size()));
    writer.raw(heapRulesId());
    writeHash(writer, hashBytes(entries));
    writer.raw(entries);
    return writer.bytes();
}

Result<IndexDirectory, IndexFault> decodeDirectory(std::string_view index)
{
    static_assert(std::endian::native == std::endian::little,
                  "columns are stored as they stand in memory");
    ByteReader reader(index);
    if (reader.raw(kIndexMagic.size()) != kIndexMagic)
        return foreign("not a heap index");
    if (reader.number<std::uint32_t>() != kIndexFormat)
        return foreign("a heap index of another format");
    const auto count = reader.number<std::uint32_t>();
    if (reader.raw(kRulesBytes) != heapRulesId())
        return foreign("a heap index of another version of this program");
    const ContentHash checksum = readHash(reader);
    if (count > kMaxIndexSections)
        return damaged("too many sections");
    const std::size_t bytes = 8 + kHashBytes + 4 + 8 + std::size_t{count} * kIndexEntryBytes;
    const std::string_view entries = reader.raw(bytes);
    if (reader.hasFailed() || hashBytes(entries) != checksum)
        return damaged("a damaged directory");
    IndexDirectory directory = decodeEntries(entries, count);
    if (directory.head.indexBytes != index.size())
        return damaged("cut short");
    std::uint64_t seen = 0;
    for (const IndexEntry &entry : directory.entries) {
        const auto number = static_cast<std::uint32_t>(entry.section);
        if (number >= 64 || (seen >> number & 1u) != 0 || !isInside(entry, index.size()))
            return damaged("a directory that makes no sense");
        seen |= std::uint64_t{1} << number;
    }
    return directory;
}

bool sharesSelfSizes(const Heap &heap)
{
    return heap.selfSizes.narrow().data() == heap.snapshot->nodeSelfSize.narrow().data();
}

IndexColumns columnsOf(const Heap &heap)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    IndexColumns columns;
    columns.nodeKind = snapshot.nodeKind;
    columns.nodeName = snapshot.nodeName;
    columns.nodeId = snapshot.nodeId.narrow();
    columns.nodeSelfSize = snapshot.nodeSelfSize.narrow();
    columns.firstEdge = snapshot.firstEdge;
    columns.nodeDetachedness = snapshot.nodeDetachedness;
    columns.nodeTrace = snapshot.nodeTrace;
    columns.nodeLocation = snapshot.nodeLocation;
    columns.edgeWord = snapshot.edgeWord;
    columns.edgeTo = snapshot.edgeTo;
    columns.stringOffsets = snapshot.strings.offsets();
    columns.knownNames = snapshot.known.column();
    columns.nodeFlags = heap.flags.bits;
    if (!sharesSelfSizes(heap))
        columns.shallowSizes = heap.selfSizes.narrow();
    columns.groupOf = heap.classes.groupOf;
    columns.retainersFirst = heap.retainers.first;
    columns.retainerSources = heap.retainers.sources;
    columns.distances = heap.distances;
    columns.dominators = heap.dominators;
    columns.retainedSizes = heap.retainedSizes;
    return columns;
}

} // namespace v8scope
