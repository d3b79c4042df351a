// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the "edges" table -> the edge columns of a HeapSnapshot.
#pragma once

#include "core/formats/heap/heap_meta.h"
#include "core/formats/heap/table_reader.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <mutex>
#include <vector>

namespace v8scope {

// Turns flat indexes (node × fields) into node numbers: a division by a constant that is exact or
// an error costs a multiplication by the inverse modulo 2^32.
class FlatIndex {
public:
    FlatIndex(std::uint32_t fields, std::uint32_t nodes);

    // The node's number, or at least m_nodes if there is no such node.
    [[nodiscard]] std::uint32_t node(std::uint32_t flat) const
    {
        const std::uint32_t product = flat * m_inverse;
        return product >> m_shift | product << ((32 - m_shift) & 31);
    }
    [[nodiscard]] bool isNode(std::uint32_t node) const { return node < m_limit; }
    // For numbers beyond 32 bits; kNone if there is no such node.
    [[nodiscard]] std::uint32_t wideNode(std::uint64_t flat) const
    {
        const std::uint64_t node = flat / m_fields;
        return flat % m_fields == 0 && node < m_nodes ? static_cast<std::uint32_t>(node) : kNone;
    }
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

private:
    std::uint32_t m_fields;
    std::uint32_t m_nodes;
    std::uint32_t m_inverse; // of the odd part of m_fields
    std::uint32_t m_shift;   // the even part
    std::uint32_t m_limit;   // of nodes whose flat index fits into 32 bits
};

class EdgeRows final : public RowSink {
public:
    EdgeRows(const HeapMeta &meta, std::uint32_t nodes, std::uint64_t maxRows);

    std::optional<BadNumber> take(std::uint64_t firstRow, std::span<const std::uint32_t> values,
                                  std::span<const LargeNumber> large) override;

    void finish(std::uint64_t rows, HeapSnapshot &to);
    // Largest string number.
    [[nodiscard]] std::uint32_t maxName() const { return m_maxName; }

private:
    std::optional<BadNumber> takeLarge(std::uint64_t firstRow,
                                       std::span<const std::uint32_t> values,
                                       std::span<const LargeNumber> large);

    const HeapMeta &m_meta;
    FlatIndex m_flat;
    std::size_t m_fields;
    std::size_t m_type;
    std::size_t m_label;
    std::size_t m_to;
    std::vector<std::uint8_t> m_namedByString; // by type: all bits or none

    Column<std::uint32_t> m_words;
    Column<std::uint32_t> m_targets;

    std::mutex m_mutex; // of the rest
    std::vector<WideColumn::Large> m_wideLabels;
    std::uint32_t m_maxName = 0;
};

} // namespace v8scope
