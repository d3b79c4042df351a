// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/heap_snapshot_loader.h"

#include "core/base/growing_memory.h"
#include "core/base/parallel.h"
#include "core/formats/heap/duplicate_ids.h"
#include "core/formats/heap/edge_rows.h"
#include "core/formats/heap/heap_meta.h"
#include "core/formats/heap/location_rows.h"
#include "core/formats/heap/memory_need.h"
#include "core/formats/heap/node_rows.h"
#include "core/formats/heap/string_rows.h"
#include "core/formats/heap/trace_reader.h"
#include "core/formats/truncation.h"
#include "core/json/json_path.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <new>
#include <optional>
#include <utility>

namespace v8scope {

namespace {

constexpr std::uint64_t kMaxEdges = std::numeric_limits<std::uint32_t>::max() - 1;

enum class Section : std::uint8_t {
    Snapshot,
    Nodes,
    Edges,
    TraceFunctions,
    TraceTree,
    Samples,
    Locations,
    Scopes,
    ScopeContextVars,
    ScopeUses,
    Strings,
    Count
};

constexpr std::array<std::string_view, static_cast<std::size_t>(Section::Count)> kKeys = {
    "snapshot",           "nodes",      "edges",     "trace_function_infos",
    "trace_tree",         "samples",    "locations", "scopes",
    "scope_context_vars", "scope_uses", "strings"};

class HeapSnapshotLoader {
public:
    HeapSnapshotLoader(std::shared_ptr<const ByteBuffer> bytes, Progress &progress)
        : m_bytes(std::move(bytes)),
          m_text(m_bytes->text()),
          m_progress(progress),
          m_cursor(m_text, &progress),
          m_traces(m_cursor, m_meta, *m_snapshot, progress)
    {}

    Result<std::shared_ptr<const HeapSnapshot>> load()
    {
        const bool whole = readTop() && readDeferred();
        if (!whole && !canUseWhatIsThere())
            return takeError();
        if (!checkSections() || !finishStrings() || !checkNames() || !checkRoot())
            return takeError();
        finish();
        if (m_progress.isCancelled())
            return cancelled();
        return std::shared_ptr<const HeapSnapshot>(std::move(m_snapshot));
    }

private:
    [[nodiscard]] bool isDone(Section section) const
    {
        return m_done[static_cast<std::size_t>(section)];
    }

    // The sections in the file's order; those that need one that comes later are put off.
    bool readTop()
    {
        std::string_view key;
        if (!m_cursor.enterObject())
            return false;
        while (m_cursor.nextKey(key)) {
            const auto at = std::find(kKeys.begin(), kKeys.end(), key);
            bool ok = true;
            if (at == kKeys.end()) {
                ok = m_cursor.skipValue();
            } else {
                const auto section = static_cast<Section>(at - kKeys.begin());
                const auto number = static_cast<std::size_t>(section);
                if (isDone(section) || m_deferred[number]) {
                    m_snapshot->diagnostics.warn("A section comes twice; the first one is used.",
                                                 m_cursor.offset(), std::string(kKeys[number]));
                    ok = m_cursor.skipValue();
                } else if (isReady(section)) {
                    ok = read(section);
                } else {
                    m_deferred[number] = m_cursor.offset();
                    ok = m_cursor.skipValue();
                }
            }
            if (!ok)
                return false;
        }
        if (m_cursor.hasFailed())
            return false;
        if (!m_cursor.atEnd())
            m_snapshot->diagnostics.warn("Something follows the snapshot; it is ignored.",
                                         m_cursor.fault().offset);
        return true;
    }

    [[nodiscard]] bool isReady(Section section) const
    {
        switch (section) {
        case Section::Snapshot:
        case Section::Strings: return true;
        case Section::Edges:
        case Section::Locations: return isDone(Section::Snapshot) && isDone(Section::Nodes);
        default: return isDone(Section::Snapshot);
        }
    }

    bool readDeferred()
    {
        for (std::size_t i = 0; i < m_deferred.size(); ++i) {
            const auto section = static_cast<Section>(i);
            if (!m_deferred[i] || !isReady(section))
                continue;
            m_cursor = JsonCursor(m_text, &m_progress);
            m_cursor.passOver(m_text.substr(0, static_cast<std::size_t>(*m_deferred[i])));
            m_deferred[i].reset();
            if (!read(section))
                return false;
        }
        return true;
    }

    bool read(Section section)
    {
        m_reading = section;
        bool ok = true;
        HeapSnapshot &to = *m_snapshot;
        switch (section) {
        case Section::Snapshot: ok = readHeapMeta(m_cursor, m_meta); break;
        case Section::Nodes: ok = readNodes(); break;
        case Section::Edges: ok = readEdges(); break;
        case Section::TraceFunctions: ok = m_traces.readFunctions(); break;
        case Section::TraceTree: ok = m_traces.readTree(); break;
        case Section::Samples: ok = m_traces.readSamples(); break;
        case Section::Locations: ok = readLocations(); break;
        case Section::Scopes: ok = m_traces.readTable(m_meta.scope, to.scopes); break;
        case Section::ScopeContextVars:
            ok = m_traces.readTable(m_meta.scopeContextVar, to.scopeContextVars);
            break;
        case Section::ScopeUses: ok = m_traces.readTable(m_meta.scopeUse, to.scopeUses); break;
        case Section::Strings: ok = readAllStrings(); break;
        case Section::Count: break;
        }
        m_done[static_cast<std::size_t>(section)] = ok;
        return ok;
    }

    // How many rows can stand in the rest of the file: each number takes a digit and a comma.
    [[nodiscard]] std::uint64_t roomFor(std::uint32_t fields) const
    {
        return (m_text.size() - m_cursor.offset()) / (2 * fields) + 1;
    }

    // Reads a table with the rows that the file announces or, if that is not enough, with as many
    // as there can be. makeSink(rows) makes a sink, again if need be.
    bool readRows(const HeapFields &fields, std::optional<std::uint64_t> announced,
                  std::uint64_t most, const std::function<RowSink &(std::uint64_t)> &makeSink,
                  bool inOrder = false)
    {
        if (m_cursor.peek() != JsonType::Array)
            return m_cursor.enterArray();
        const char *const begin = m_text.data() + m_cursor.offset() + 1;
        const std::uint64_t room = std::min(roomFor(fields.count()), most);
        std::uint64_t rows = announced && *announced <= room ? *announced : room;
        while (true) {
            m_table = readTable(*m_bytes, begin, {fields.count(), rows, inOrder}, makeSink(rows),
                                m_progress);
            if (m_table.status != TableRead::Status::TooManyRows || rows == room)
                break;
            rows = room;
        }
        const std::string_view name = kKeys[static_cast<std::size_t>(m_reading)];
        switch (m_table.status) {
        case TableRead::Status::Done: break;
        case TableRead::Status::Cancelled: return m_cursor.fail(LoadErrorCode::Cancelled, {});
        case TableRead::Status::TooManyRows:
            return refuse(LoadErrorCode::TooLarge, {}, std::string(name),
                          "at most " + std::to_string(most) + " " + std::string(name), {});
        case TableRead::Status::Fault: return failInTable(announced);
        }
        m_cursor.passOver({begin, static_cast<std::size_t>(m_table.end - begin)});
        if (m_table.leftOver == 0)
            return true;
        return refuse(LoadErrorCode::InvalidStructure, m_cursor.offset(), std::string(name),
                      "rows of " + std::to_string(fields.count()) + " numbers",
                      std::to_string(m_table.leftOver) + " numbers behind row " +
                          std::to_string(m_table.rows));
    }

    bool failInTable(std::optional<std::uint64_t> announced)
    {
        const std::string name(kKeys[static_cast<std::size_t>(m_reading)]);
        const auto offset = static_cast<std::uint64_t>(m_table.fault.at - m_text.data());
        m_cursor.failAtOffset(m_table.fault.code, offset, m_table.fault.expected);
        refuse(m_table.fault.code, offset, name + "[" + std::to_string(m_table.faultIndex) + "]",
               std::string(m_table.fault.expected), describeJsonAt(m_text, offset));
        if (m_table.fault.code == LoadErrorCode::Truncated) {
            m_error->found += " after " + std::to_string(m_table.rows) +
                              (announced ? " of " + std::to_string(*announced) : "") + " " + name;
        }
        return false;
    }

    // Announced counts that cannot be are no reason to refuse: then the system decides.
    bool checkMemoryFor(std::uint64_t nodes, std::uint64_t edges)
    {
        m_error = checkMemory(columnBytes(m_meta, nodes, edges), availableMemory(),
                              m_bytes->origin().name);
        m_refused = m_error.has_value();
        return !m_refused;
    }

    bool readNodes()
    {
        m_progress.beginPhase("Reading nodes", 0.12);
        const std::uint64_t nodes = m_meta.nodeCount.value_or(0);
        const std::uint64_t edges = m_meta.edgeCount.value_or(0);
        if (nodes <= roomFor(m_meta.node.count()) && edges <= roomFor(m_meta.edge.count()) &&
            !checkMemoryFor(nodes, edges))
            return false;
        std::optional<NodeRows> rows;
        const auto make = [&](std::uint64_t room) -> RowSink & {
            return rows.emplace(m_meta, room);
        };
        if (!readRows(m_meta.node, m_meta.nodeCount, kMaxHeapNodes, make))
            return false;
        if (m_table.rows == 0)
            return refuse(LoadErrorCode::InvalidStructure, m_cursor.offset(), "nodes",
                          "a root node", "no nodes");
        m_edgesExpected = rows->finish(m_table.rows, *m_snapshot);
        m_maxName = std::max(m_maxName, rows->maxName());
        if (rows->oddDetachedness() > 0)
            m_snapshot->diagnostics.add({Severity::Warning,
                                         "A node's detachedness is none of 0, 1 and 2; it is taken "
                                         "as unknown.",
                                         {},
                                         "nodes",
                                         rows->oddDetachedness()});
        noteCount("node_count", m_meta.nodeCount, m_table.rows);
        return true;
    }

    bool readEdges()
    {
        m_progress.beginPhase("Reading edges", 0.15);
        if (m_edgesExpected <= roomFor(m_meta.edge.count()) && !checkMemoryFor(0, m_edgesExpected))
            return false;
        std::optional<EdgeRows> rows;
        const auto make = [&](std::uint64_t room) -> RowSink & {
            return rows.emplace(m_meta, m_snapshot->nodeCount, room);
        };
        if (!readRows(m_meta.edge, m_edgesExpected, kMaxEdges, make))
            return false;
        if (m_table.rows != m_edgesExpected)
            return refuse(LoadErrorCode::InvalidStructure, m_cursor.offset(), "edges",
                          std::to_string(m_edgesExpected) +
                              " edges, the sum of the nodes' edge counts",
                          std::to_string(m_table.rows));
        rows->finish(m_table.rows, *m_snapshot);
        m_maxName = std::max(m_maxName, rows->maxName());
        noteCount("edge_count", m_meta.edgeCount, m_table.rows);
        return true;
    }

    void noteCount(const std::string &key, std::optional<std::uint64_t> announced,
                   std::uint64_t found)
    {
        if (announced && *announced != found)
            m_snapshot->diagnostics.warn("The file announces " + std::to_string(*announced) + " (" +
                                             key + ") but has " + std::to_string(found) +
                                             "; those that are there are used.",
                                         {}, "snapshot." + key);
    }

    bool readLocations()
    {
        LocationRows rows(m_meta, m_snapshot->nodeCount);
        if (!rows.isUsable() || m_cursor.peek() != JsonType::Array)
            return m_cursor.skipValue();
        const auto make = [&](std::uint64_t) -> RowSink & { return rows; };
        if (!readRows(m_meta.location, {}, std::numeric_limits<std::uint64_t>::max(), make, true))
            return false;
        rows.finish(*m_snapshot);
        if (rows.strays() > 0)
            m_snapshot->diagnostics.add({Severity::Warning,
                                         "A location names no node; it is left out.",
                                         {},
                                         "locations",
                                         rows.strays()});
        return true;
    }

    bool readAllStrings()
    {
        m_progress.beginPhase("Reading strings", 0.05);
        if (m_cursor.peek() != JsonType::Array)
            return m_cursor.enterArray();
        const char *const begin = m_text.data() + m_cursor.offset() + 1;
        const StringsRead read = readStrings(m_text, begin, m_strings, m_progress);
        switch (read.status) {
        case StringsRead::Status::Done:
            m_cursor.passOver({begin, static_cast<std::size_t>(read.end - begin)});
            return true;
        case StringsRead::Status::Cancelled: return m_cursor.fail(LoadErrorCode::Cancelled, {});
        case StringsRead::Status::TooMany:
            return m_cursor.fail(LoadErrorCode::TooLarge, read.fault.expected);
        default: break;
        }
        const auto offset = static_cast<std::uint64_t>(read.fault.at - m_text.data());
        m_cursor.failAtOffset(read.fault.code, offset, read.fault.expected);
        const std::size_t whole = m_strings.size() - 1;
        return refuse(read.fault.code, offset, "strings[" + std::to_string(whole) + "]",
                      std::string(read.fault.expected), describeJsonAt(m_text, offset));
    }

    // A cut behind the edges leaves a graph whose numbers are right; only names may be missing.
    bool canUseWhatIsThere()
    {
        if (m_cursor.fault().code != LoadErrorCode::Truncated || m_refused ||
            !isDone(Section::Nodes) || !isDone(Section::Edges))
            return false;
        m_cut = true;
        m_snapshot->diagnostics.warn("The file ends too early; what is whole is shown.",
                                     m_cursor.fault().offset,
                                     std::string(kKeys[static_cast<std::size_t>(m_reading)]));
        return true;
    }

    bool checkSections()
    {
        for (const Section section :
             {Section::Snapshot, Section::Nodes, Section::Edges, Section::Strings}) {
            if (isDone(section) || (m_cut && section == Section::Strings))
                continue;
            return refuse(LoadErrorCode::MissingField, {}, {},
                          "\"" + std::string(kKeys[static_cast<std::size_t>(section)]) + "\"", {});
        }
        return true;
    }

    // Names that a cut file lost are empty.
    bool finishStrings()
    {
        const std::uint64_t found = m_strings.size() == 0 ? 0 : m_strings.size() - 1;
        const std::uint64_t needed = std::uint64_t{m_maxName} + 1;
        const std::uint64_t labels = std::uint64_t{m_snapshot->nodeCount} + m_snapshot->edgeCount;
        if (m_cut && needed > found && needed <= found + labels) {
            m_strings.pad(static_cast<std::size_t>(needed - found));
            m_snapshot->diagnostics.add({Severity::Warning,
                                         "A string is missing at the end of the file; it is shown "
                                         "as empty.",
                                         {},
                                         "strings",
                                         needed - found});
        }
        m_snapshot->strings = m_strings.take(m_text, m_bytes);
        return true;
    }

    bool checkNames()
    {
        const HeapSnapshot &snapshot = *m_snapshot;
        const std::uint32_t count = snapshot.strings.count();
        if (m_maxName < count)
            return true;
        const std::string expected = "the number of a string below " + std::to_string(count);
        for (std::uint64_t node = 0; node < snapshot.nodeCount; ++node) {
            const std::uint32_t name = snapshot.nodeName[node];
            if (name >= count)
                return refuse(LoadErrorCode::OutOfRange, {},
                              pathOf("nodes", m_meta.node, node, "name"), expected,
                              std::to_string(name));
        }
        for (std::uint32_t edge = 0; edge < snapshot.edgeCount; ++edge) {
            const std::uint32_t label = snapshot.edgeLabel(edge);
            if (label >= count && !hasNumberName(snapshot.edgeKind(edge)))
                return refuse(LoadErrorCode::OutOfRange, {},
                              pathOf("edges", m_meta.edge, edge, "name_or_index"), expected,
                              std::to_string(label));
        }
        return true;
    }

    static std::string pathOf(const std::string &section, const HeapFields &fields,
                              std::uint64_t row, std::string_view field)
    {
        return section + "[" +
               std::to_string(row * fields.count() + static_cast<std::uint64_t>(fields.at(field))) +
               "]";
    }

    bool checkRoot()
    {
        const std::uint64_t fields = m_meta.node.count();
        const std::uint64_t root = m_meta.rootIndex / fields;
        if (m_meta.rootIndex % fields != 0 || root >= m_snapshot->nodeCount)
            return refuse(LoadErrorCode::OutOfRange, m_meta.rootIndexOffset, "snapshot.root_index",
                          "the index of a node (a multiple of " + std::to_string(fields) +
                              ", within \"nodes\")",
                          std::to_string(m_meta.rootIndex));
        m_snapshot->root = HeapNode(static_cast<std::uint32_t>(root));
        return true;
    }

    void finish()
    {
        HeapSnapshot &snapshot = *m_snapshot;
        m_progress.beginPhase("Recognising names", 0.03);
        std::uint64_t duplicates = 0;
        runTogether([&] { duplicates = countDuplicateIds(snapshot.nodeId); },
                    [&] { snapshot.known = KnownNames(snapshot.strings); });
        snapshot.extraNativeBytes = m_meta.extraNativeBytes;
        m_traces.finish();
        snapshot.format =
            snapshot.isTimeline ? "V8 heap snapshot with allocation timeline" : "V8 heap snapshot";
        if (duplicates > 0)
            snapshot.diagnostics.add({Severity::Warning,
                                      "A node has the same id as another one; comparisons and "
                                      "searches find only the first.",
                                      {},
                                      "nodes",
                                      duplicates});
        noteBufferDamage(*m_bytes, snapshot.diagnostics);
    }

    bool refuse(LoadErrorCode code, std::optional<std::uint64_t> offset, std::string path,
                std::string expected, std::string found)
    {
        m_refused = code != LoadErrorCode::Truncated;
        m_error = LoadError{code,
                            m_bytes->origin().name,
                            offset,
                            std::move(path),
                            std::move(expected),
                            std::move(found)};
        return false;
    }

    LoadError cancelled() const
    {
        return {LoadErrorCode::Cancelled, m_bytes->origin().name, {}, {}, {}, {}};
    }

    LoadError takeError()
    {
        if (m_cursor.fault().code == LoadErrorCode::Cancelled && m_cursor.hasFailed())
            return cancelled();
        if (!m_error)
            return cursorError(*m_bytes, m_cursor.fault());
        noteTrueCause(*m_bytes, *m_error);
        return *std::move(m_error);
    }

    std::shared_ptr<const ByteBuffer> m_bytes;
    std::string_view m_text;
    Progress &m_progress;
    JsonCursor m_cursor;
    HeapMeta m_meta;
    std::shared_ptr<HeapSnapshot> m_snapshot = std::make_shared<HeapSnapshot>();
    TraceReader m_traces;
    StringOffsets m_strings;
    TableRead m_table; // the last one
    std::array<bool, kKeys.size()> m_done{};
    std::array<std::optional<std::uint64_t>, kKeys.size()> m_deferred; // offset of the value
    Section m_reading = Section::Snapshot;
    std::uint64_t m_edgesExpected = 0;
    std::uint32_t m_maxName = 0;
    bool m_cut = false;
    bool m_refused = false;
    std::optional<LoadError> m_error; // more exact than the cursor's fault
};

} // namespace

Result<std::shared_ptr<const HeapSnapshot>>
loadHeapSnapshot(const std::shared_ptr<const ByteBuffer> &bytes, Progress &progress)
{
    try {
        return HeapSnapshotLoader(bytes, progress).load();
    } catch (const std::bad_alloc &) {
        LoadError error;
        error.code = LoadErrorCode::TooLarge;
        error.file = bytes->origin().name;
        error.expected = "a heap snapshot that fits into the memory of this machine";
        return error;
    }
}

} // namespace v8scope
