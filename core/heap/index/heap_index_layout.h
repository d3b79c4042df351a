// SPDX-License-Identifier: GPL-3.0-or-later
// How an index file is laid out: a header, a directory of sections, then the sections, each on a
// page of its own. For the writer, the reader and their tests. All numbers little-endian.
//
//   header     magic, format, build of the rules, the snapshot's size and hash, sections, checksum
//   directory  for each section: which, place, bytes, checksum
//   sections   columns as they stand in memory; Parts = everything small (heap_index_parts.h)
#pragma once

#include "core/base/column.h"
#include "core/base/file_hash.h"
#include "core/heap/heap.h"
#include "core/heap/index/heap_index.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace v8scope {

inline constexpr std::string_view kIndexMagic = "v8sheap\n";
inline constexpr std::uint32_t kIndexFormat = 1;
inline constexpr std::size_t kIndexAlignment = 4096; // of sections
inline constexpr std::size_t kMaxIndexSections = 64;

// Stored numbers: never give one to something else.
enum class IndexSection : std::uint32_t {
    Parts = 1,
    StringBytes = 2,
    NodeKinds = 16,
    NodeNames,
    NodeIds,
    NodeSelfSize,
    FirstEdge,
    NodeDetachedness,
    NodeTrace,
    NodeLocation,
    EdgeWord,
    EdgeTo,
    StringOffsets,
    StringKinds,
    FlagBits,
    ShallowSizes, // absent if they are the snapshot's own
    GroupOf,
    RetainersFirst,
    RetainerSources,
    Distances,
    Dominators,
    RetainedSizes
};

struct IndexEntry {
    IndexSection section = IndexSection::Parts;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    ContentHash checksum;
};
inline constexpr std::size_t kIndexEntryBytes = 4 + 8 + 8 + 16;

struct IndexDirectory {
    IndexHead head;
    std::vector<IndexEntry> entries;
};
// Header and directory, checksum included.
[[nodiscard]] std::string encodeDirectory(const IndexDirectory &directory);
// Every entry lies inside the file, behind the directory, aligned; no section is there twice.
[[nodiscard]] Result<IndexDirectory, IndexFault> decodeDirectory(std::string_view index);
// Bytes from the start of the file to the first section.
[[nodiscard]] std::uint64_t directoryRoom();

// The columns of a heap, all of them and nothing else. Copies share the values.
struct IndexColumns {
    Column<std::uint8_t> nodeKind;
    Column<std::uint32_t> nodeName;
    Column<std::uint32_t> nodeId; // narrow part
    Column<std::uint32_t> nodeSelfSize;
    Column<std::uint32_t> firstEdge;
    Column<std::uint8_t> nodeDetachedness;
    Column<std::uint32_t> nodeTrace;
    Column<std::uint32_t> nodeLocation;
    Column<std::uint32_t> edgeWord;
    Column<std::uint32_t> edgeTo;
    Column<std::uint32_t> stringOffsets;
    Column<std::uint8_t> knownNames;
    Column<std::uint8_t> nodeFlags;
    Column<std::uint32_t> shallowSizes;
    Column<std::uint32_t> groupOf;
    Column<std::uint32_t> retainersFirst;
    Column<std::uint32_t> retainerSources;
    Column<std::int32_t> distances;
    Column<std::uint32_t> dominators;
    Column<std::uint64_t> retainedSizes;
};
[[nodiscard]] IndexColumns columnsOf(const Heap &heap);
// The shallow sizes are the very column of the snapshot (R7 moved nothing).
[[nodiscard]] bool sharesSelfSizes(const Heap &heap);

// visit(section, column) for each.
template <class Columns, class Visit>
void visitColumns(Columns &columns, const Visit &visit)
{
    using S = IndexSection;
    visit(S::NodeKinds, columns.nodeKind);
    visit(S::NodeNames, columns.nodeName);
    visit(S::NodeIds, columns.nodeId);
    visit(S::NodeSelfSize, columns.nodeSelfSize);
    visit(S::FirstEdge, columns.firstEdge);
    visit(S::NodeDetachedness, columns.nodeDetachedness);
    visit(S::NodeTrace, columns.nodeTrace);
    visit(S::NodeLocation, columns.nodeLocation);
    visit(S::EdgeWord, columns.edgeWord);
    visit(S::EdgeTo, columns.edgeTo);
    visit(S::StringOffsets, columns.stringOffsets);
    visit(S::StringKinds, columns.knownNames);
    visit(S::FlagBits, columns.nodeFlags);
    visit(S::ShallowSizes, columns.shallowSizes);
    visit(S::GroupOf, columns.groupOf);
    visit(S::RetainersFirst, columns.retainersFirst);
    visit(S::RetainerSources, columns.retainerSources);
    visit(S::Distances, columns.distances);
    visit(S::Dominators, columns.dominators);
    visit(S::RetainedSizes, columns.retainedSizes);
}

// Which sources of this program the index's contents depend on, as one hash.
[[nodiscard]] std::string_view heapRulesId();

} // namespace v8scope
