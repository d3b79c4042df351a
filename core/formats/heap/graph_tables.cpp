// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/graph_tables.h"

#include "core/base/growing_memory.h"
#include "core/formats/heap/edge_rows.h"
#include "core/formats/heap/location_rows.h"
#include "core/formats/heap/memory_need.h"
#include "core/formats/heap/node_rows.h"
#include "core/json/json_path.h"

#include <algorithm>
#include <limits>
#include <new>

namespace v8scope {

namespace {

constexpr std::uint64_t kMaxEdges = std::numeric_limits<std::uint32_t>::max() - 1;

} // namespace

// How many rows can stand in the rest of the file: each number takes a digit and a comma.
std::uint64_t GraphTables::roomFor(std::uint32_t fields) const
{
    return (m_bytes.text().size() - m_cursor.offset()) / (2 * fields) + 1;
}

bool GraphTables::checkMemoryFor(std::uint64_t nodes, std::uint64_t edges)
{
    m_failure.error =
        checkMemory(columnBytes(m_meta, nodes, edges), availableMemory(), m_failure.file);
    return !m_failure.error;
}

// Text that was read is given back and cannot be read again, so the sink needs room for all rows
// from the start.
bool GraphTables::readRows(const std::string &name, const HeapFields &fields, std::uint64_t maxRows,
                           std::optional<std::uint64_t> announced, RowSink &sink, bool inOrder)
{
    const char *const begin = m_bytes.text().data() + m_cursor.offset() + 1;
    m_table = readTable(m_bytes, begin, {fields.count(), maxRows, inOrder}, sink, m_progress);
    switch (m_table.status) {
    case TableRead::Status::Done: break;
    case TableRead::Status::Cancelled: return m_cursor.fail(LoadErrorCode::Cancelled, {});
    case TableRead::Status::TooManyRows: return false; // the caller knows why
    case TableRead::Status::Fault: return failInTable(name, announced);
    }
    m_cursor.passOver({begin, static_cast<std::size_t>(m_table.end - begin)});
    if (m_table.leftOver == 0)
        return true;
    return m_failure.refuse(LoadErrorCode::InvalidStructure, m_cursor.offset(), name,
                            "rows of " + std::to_string(fields.count()) + " numbers",
                            std::to_string(m_table.leftOver) + " numbers behind row " +
                                std::to_string(m_table.rows));
}

bool GraphTables::failInTable(const std::string &name, std::optional<std::uint64_t> announced)
{
    const std::string_view text = m_bytes.text();
    const auto offset = static_cast<std::uint64_t>(m_table.fault.at - text.data());
    m_cursor.failAtOffset(m_table.fault.code, offset, m_table.fault.expected);
    std::string found = describeJsonAt(text, offset);
    if (m_table.fault.code == LoadErrorCode::Truncated)
        found += " after " + std::to_string(m_table.rows) +
                 (announced ? " of " + std::to_string(*announced) : "") + " " + name;
    return m_failure.refuse(m_table.fault.code, offset,
                            name + "[" + std::to_string(m_table.faultIndex) + "]",
                            std::string(m_table.fault.expected), std::move(found));
}

void GraphTables::noteCount(const std::string &key, std::optional<std::uint64_t> announced,
                            std::uint64_t found)
{
    if (announced && *announced != found)
        m_to.diagnostics.warn("The file announces " + std::to_string(*announced) + " (" + key +
                                  ") but has " + std::to_string(found) +
                                  "; those that are there are used.",
                              {}, "snapshot." + key);
}

void GraphTables::noteStrays(const std::string &section, std::uint64_t count, const char *message)
{
    if (count > 0)
        m_to.diagnostics.add({Severity::Warning, message, {}, section, count});
}

bool GraphTables::readNodes()
{
    m_progress.beginPhase("Reading nodes", 0.12);
    if (m_cursor.peek() != JsonType::Array)
        return m_cursor.enterArray();
    const std::uint64_t room = std::min<std::uint64_t>(roomFor(m_meta.node.count()), kMaxHeapNodes);
    const std::uint64_t nodes = m_meta.nodeCount.value_or(0);
    const std::uint64_t edges = m_meta.edgeCount.value_or(0);
    // Announced counts that cannot be are no reason to refuse.
    const bool plausible = nodes <= room && edges <= roomFor(m_meta.edge.count());
    if (plausible && !checkMemoryFor(nodes, edges))
        return false;
    std::optional<NodeRows> rows;
    std::uint64_t maxRows = room;
    try {
        rows.emplace(m_meta, maxRows);
    } catch (const std::bad_alloc &) {
        // Where even reserving is rationed, the announced count must do.
        if (!plausible || nodes == 0)
            throw;
        maxRows = nodes;
        rows.emplace(m_meta, maxRows);
    }
    if (!readRows("nodes", m_meta.node, maxRows, m_meta.nodeCount, *rows)) {
        if (m_table.status == TableRead::Status::TooManyRows)
            m_failure.refuse(LoadErrorCode::TooLarge, {}, "nodes",
                             "at most " + std::to_string(maxRows) + " nodes", "more");
        return false;
    }
    if (m_table.rows == 0)
        return m_failure.refuse(LoadErrorCode::InvalidStructure, m_cursor.offset(), "nodes",
                                "a root node", "no nodes");
    if (rows->selfBytes() > kMaxHeapBytes)
        return m_failure.refuse(LoadErrorCode::OutOfRange, {}, "nodes",
                                "sizes that add up to at most 2^53", "more");
    m_edgesExpected = rows->finish(m_table.rows, m_to);
    m_maxName = std::max(m_maxName, rows->maxName());
    noteStrays("nodes", rows->oddDetachedness(),
               "A node's detachedness is none of 0, 1 and 2; it is taken as unknown.");
    noteCount("node_count", m_meta.nodeCount, m_table.rows);
    return true;
}

bool GraphTables::readEdges()
{
    m_progress.beginPhase("Reading edges", 0.15);
    if (m_cursor.peek() != JsonType::Array)
        return m_cursor.enterArray();
    // The nodes say how many edges there are. If that cannot be, what is there is counted.
    const std::uint64_t room = std::min(roomFor(m_meta.edge.count()), kMaxEdges);
    const std::uint64_t maxRows = std::min(m_edgesExpected, room);
    if (!checkMemoryFor(0, maxRows))
        return false;
    EdgeRows rows(m_meta, m_to.nodeCount, maxRows);
    const bool isRead = readRows("edges", m_meta.edge, maxRows, m_edgesExpected, rows);
    const bool tooMany = m_table.status == TableRead::Status::TooManyRows;
    if (!isRead && !tooMany)
        return false;
    if (tooMany || m_table.rows != m_edgesExpected)
        return m_failure.refuse(LoadErrorCode::InvalidStructure, m_cursor.offset(), "edges",
                                std::to_string(m_edgesExpected) +
                                    " edges, the sum of the nodes' edge counts",
                                tooMany ? "more" : std::to_string(m_table.rows));
    rows.finish(m_table.rows, m_to);
    m_maxName = std::max(m_maxName, rows.maxName());
    noteCount("edge_count", m_meta.edgeCount, m_table.rows);
    return true;
}

bool GraphTables::readLocations()
{
    LocationRows rows(m_meta, m_to.nodeCount);
    if (!rows.isUsable() || m_cursor.peek() != JsonType::Array)
        return m_cursor.skipValue();
    constexpr std::uint64_t kAny = std::numeric_limits<std::uint64_t>::max();
    if (!readRows("locations", m_meta.location, kAny, {}, rows, true))
        return false;
    rows.finish(m_to);
    noteStrays("locations", rows.strays(), "A location names no node; it is left out.");
    return true;
}

bool GraphTables::refuseName(const std::string &section, const HeapFields &fields,
                             std::uint64_t row, std::string_view field, std::uint32_t name)
{
    const std::uint64_t place = row * fields.count() + static_cast<std::uint64_t>(fields.at(field));
    return m_failure.refuse(LoadErrorCode::OutOfRange, {},
                            section + "[" + std::to_string(place) + "]",
                            "the number of a string below " + std::to_string(m_to.strings.count()),
                            std::to_string(name));
}

bool GraphTables::checkNames()
{
    const std::uint32_t count = m_to.strings.count();
    if (m_maxName < count)
        return true;
    for (std::uint64_t node = 0; node < m_to.nodeCount; ++node) {
        if (m_to.nodeName[node] >= count)
            return refuseName("nodes", m_meta.node, node, "name", m_to.nodeName[node]);
    }
    for (std::uint32_t edge = 0; edge < m_to.edgeCount; ++edge) {
        const std::uint32_t label = m_to.edgeLabel(edge);
        if (label >= count && !hasNumberName(m_to.edgeKind(edge)))
            return refuseName("edges", m_meta.edge, edge, "name_or_index", label);
    }
    return true;
}

} // namespace v8scope
