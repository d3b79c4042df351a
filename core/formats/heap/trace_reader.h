// SPDX-License-Identifier: GPL-3.0-or-later
// The sections that allocation timelines add (stacks and samples), and the tables of scopes: small
// beside nodes and edges, and nothing else depends on them. What is damaged in them beyond syntax
// is therefore left out, and told.
#pragma once

#include "core/base/progress.h"
#include "core/formats/heap/heap_meta.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/json/json_cursor.h"

#include <cstdint>
#include <optional>

namespace v8scope {

class TraceReader {
public:
    TraceReader(JsonCursor &cursor, const HeapMeta &meta, HeapSnapshot &to, Progress &progress)
        : m_cursor(cursor), m_meta(meta), m_to(to), m_progress(progress)
    {}

    // The cursor stands before the section's array. False: it holds the fault.
    bool readFunctions();
    bool readTree();
    bool readSamples();
    bool readTable(const HeapFields &fields, HeapTable &table);

    // When everything is there: drops what does not fit together.
    void finish();

private:
    // Reads one row of numbers into m_row; false at the end and after a fault.
    bool readRow(std::size_t fields);
    bool poll(std::uint64_t steps);
    void damaged(bool &flag);
    [[nodiscard]] std::uint64_t value(int field) const;
    bool readTreeNode(std::size_t childrenAt);

    JsonCursor &m_cursor;
    const HeapMeta &m_meta;
    HeapSnapshot &m_to;
    Progress &m_progress;
    std::vector<std::int64_t> m_row;
    std::uint64_t m_traced = 0; // counts and bytes of the stacks up to now
    bool m_stacksDamaged = false;
    bool m_samplesDamaged = false;
    bool m_tablesDamaged = false;
    std::optional<std::uint64_t> m_damage; // offset of the first
};

} // namespace v8scope
