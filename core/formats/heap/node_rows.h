// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the "nodes" table -> the node columns of a HeapSnapshot.
#pragma once

#include "core/formats/heap/heap_meta.h"
#include "core/formats/heap/table_reader.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace v8scope {

// What all sizes of a heap may add up to: as a double, and in a reader of JSON, still exact to the
// byte.
inline constexpr std::uint64_t kMaxHeapBytes = std::uint64_t{1} << 53;

class NodeRows final : public RowSink {
public:
    // Room for maxRows nodes is reserved; pages come when they are filled.
    NodeRows(const HeapMeta &meta, std::uint64_t maxRows);

    std::optional<BadNumber> take(std::uint64_t firstRow, std::span<const std::uint32_t> values,
                                  std::span<const LargeNumber> large) override;

    // Fills the columns of the nodes that were taken. Numbers of edges become places of first
    // edges; answers how many edges there must be.
    std::uint64_t finish(std::uint64_t rows, HeapSnapshot &to);
    [[nodiscard]] std::uint32_t maxName() const { return m_maxName; }
    // Of all nodes; no sum of sizes is larger.
    [[nodiscard]] std::uint64_t selfBytes() const { return m_selfBytes; }
    // How many nodes have a detachedness that is none; they count as unknown.
    [[nodiscard]] std::uint64_t oddDetachedness() const { return m_oddDetachedness; }

private:
    std::optional<BadNumber> takeLarge(std::uint64_t firstRow, std::size_t count,
                                       std::span<const LargeNumber> large);
    void takeLargeSize(std::uint32_t node, std::uint64_t size);

    const HeapMeta &m_meta;
    std::size_t m_fields;
    std::size_t m_type;
    std::size_t m_name;
    std::size_t m_id;
    std::size_t m_selfSize;
    std::size_t m_edgeCount;
    int m_detachedness;
    int m_trace;

    Column<std::uint8_t> m_kinds;
    Column<std::uint32_t> m_names;
    Column<std::uint32_t> m_ids;
    Column<std::uint32_t> m_selfSizes;
    Column<std::uint32_t> m_firstEdges; // of node n in [n + 1] until finish()
    Column<std::uint8_t> m_detached;
    Column<std::uint32_t> m_traces;

    std::mutex m_mutex; // of the rest
    std::vector<WideColumn::Large> m_largeIds;
    std::vector<WideColumn::Large> m_largeSizes;
    std::uint32_t m_maxName = 0;
    std::uint64_t m_selfBytes = 0; // stops growing beyond kMaxHeapBytes
    std::uint64_t m_oddDetachedness = 0;
    bool m_hasTraces = false;
};

} // namespace v8scope
