// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the "locations" table. Many nodes share few places, so each place is kept once.
#pragma once

#include "core/formats/heap/edge_rows.h"
#include "core/formats/heap/heap_meta.h"
#include "core/formats/heap/table_reader.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <unordered_map>
#include <vector>

namespace v8scope {

class LocationRows final : public RowSink {
public:
    LocationRows(const HeapMeta &meta, std::uint32_t nodes);

    // False: the file does not say which field is which.
    [[nodiscard]] bool isUsable() const { return m_node >= 0; }

    std::optional<BadNumber> take(std::uint64_t firstRow, std::span<const std::uint32_t> values,
                                  std::span<const LargeNumber> large) override;
    void finish(HeapSnapshot &to);
    // Rows that name no node; they are left out.
    [[nodiscard]] std::uint64_t strays() const { return m_strays; }

private:
    struct Hash {
        std::size_t operator()(const HeapLocation &place) const noexcept;
    };

    FlatIndex m_flat;
    std::uint32_t m_nodes;
    std::size_t m_fields;
    int m_node;
    int m_scriptId;
    int m_line;
    int m_column;
    int m_script;
    Column<std::uint32_t> m_places; // by node
    std::vector<HeapLocation> m_distinct;
    std::unordered_map<HeapLocation, std::uint32_t, Hash> m_known; // 1 + place in m_distinct
    std::uint64_t m_strays = 0;
};

} // namespace v8scope
