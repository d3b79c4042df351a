// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that make the graph of a heap snapshot: nodes, edges, locations. What is wrong in
// nodes or edges is an error; the tables are believed, not the counts that the file announces.
#pragma once

#include "core/base/byte_buffer.h"
#include "core/base/progress.h"
#include "core/formats/heap/heap_meta.h"
#include "core/formats/heap/load_failure.h"
#include "core/formats/heap/table_reader.h"
#include "core/heap/snapshot/heap_snapshot.h"
#include "core/json/json_cursor.h"

#include <cstdint>
#include <optional>
#include <string>

namespace v8scope {

class GraphTables {
public:
    GraphTables(const ByteBuffer &bytes, JsonCursor &cursor, const HeapMeta &meta, HeapSnapshot &to,
                LoadFailure &failure, Progress &progress)
        : m_bytes(bytes),
          m_cursor(cursor),
          m_meta(meta),
          m_to(to),
          m_failure(failure),
          m_progress(progress)
    {}

    // The cursor stands before the section's array; edges and locations come after nodes. False:
    // the cursor or the failure says why.
    bool readNodes();
    bool readEdges();
    bool readLocations();

    // The largest number of a string in nodes and edges.
    [[nodiscard]] std::uint32_t maxName() const { return m_maxName; }
    // When the strings are there: false if a name is beyond them.
    bool checkNames();

private:
    [[nodiscard]] std::uint64_t roomFor(std::uint32_t fields) const;
    bool checkMemoryFor(std::uint64_t nodes, std::uint64_t edges);
    bool readRows(const std::string &name, const HeapFields &fields, std::uint64_t maxRows,
                  std::optional<std::uint64_t> announced, RowSink &sink, bool inOrder = false);
    bool failInTable(const std::string &name, std::optional<std::uint64_t> announced);
    void noteCount(const std::string &key, std::optional<std::uint64_t> announced,
                   std::uint64_t found);
    void noteStrays(const std::string &section, std::uint64_t count, const char *message);
    bool refuseName(const std::string &section, const HeapFields &fields, std::uint64_t row,
                    std::string_view field, std::uint32_t name);

    const ByteBuffer &m_bytes;
    JsonCursor &m_cursor;
    const HeapMeta &m_meta;
    HeapSnapshot &m_to;
    LoadFailure &m_failure;
    Progress &m_progress;
    TableRead m_table; // the last one
    std::uint64_t m_edgesExpected = 0;
    std::uint32_t m_maxName = 0;
};

} // namespace v8scope
