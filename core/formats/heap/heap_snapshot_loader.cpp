// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/heap_snapshot_loader.h"

#include "core/base/parallel.h"
#include "core/base/too_large.h"
#include "core/formats/heap/duplicate_ids.h"
#include "core/formats/heap/graph_tables.h"
#include "core/formats/heap/heap_meta.h"
#include "core/formats/heap/load_failure.h"
#include "core/formats/heap/string_rows.h"
#include "core/formats/heap/trace_reader.h"
#include "core/formats/truncation.h"
#include "core/json/json_path.h"

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <utility>

namespace v8scope {

namespace {

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
          m_failure{m_bytes->origin().name, {}},
          m_tables(*m_bytes, m_cursor, m_meta, *m_snapshot, m_failure, progress),
          m_traces(m_cursor, m_meta, *m_snapshot, progress)
    {}

    Result<std::shared_ptr<const HeapSnapshot>> load()
    {
        const bool whole = readTop() && readDeferred();
        if (!whole && !canUseWhatIsThere())
            return takeError();
        if (!checkSections() || !finishStrings() || !m_tables.checkNames() || !checkRoot())
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
        case Section::Nodes: ok = m_tables.readNodes(); break;
        case Section::Edges: ok = m_tables.readEdges(); break;
        case Section::TraceFunctions: ok = m_traces.readFunctions(); break;
        case Section::TraceTree: ok = m_traces.readTree(); break;
        case Section::Samples: ok = m_traces.readSamples(); break;
        case Section::Locations: ok = m_tables.readLocations(); break;
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
        return m_failure.refuse(read.fault.code, offset, "strings[" + std::to_string(whole) + "]",
                                std::string(read.fault.expected), describeJsonAt(m_text, offset));
    }

    // A cut behind the edges leaves a graph whose numbers are right; only names may be missing.
    bool canUseWhatIsThere()
    {
        if (m_cursor.fault().code != LoadErrorCode::Truncated || m_failure.isFinal() ||
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
            return m_failure.refuse(
                LoadErrorCode::MissingField, {}, {},
                "\"" + std::string(kKeys[static_cast<std::size_t>(section)]) + "\"", {});
        }
        return true;
    }

    // Names that a cut file lost are empty.
    bool finishStrings()
    {
        const std::uint64_t found = m_strings.size() == 0 ? 0 : m_strings.size() - 1;
        const std::uint64_t needed = std::uint64_t{m_tables.maxName()} + 1;
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

    bool checkRoot()
    {
        const std::uint64_t fields = m_meta.node.count();
        const std::uint64_t root = m_meta.rootIndex / fields;
        if (m_meta.rootIndex % fields != 0 || root >= m_snapshot->nodeCount)
            return m_failure.refuse(LoadErrorCode::OutOfRange, m_meta.rootIndexOffset,
                                    "snapshot.root_index",
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
        discardAllButStrings();
    }

    // Of a file that was inflated or came through a pipe only names stay in memory.
    void discardAllButStrings()
    {
        const HeapStrings &strings = m_snapshot->strings;
        if (strings.count() == 0)
            return;
        m_bytes->discard(0, static_cast<std::size_t>(strings.offset(0)));
        m_bytes->discard(static_cast<std::size_t>(strings.offset(strings.count())), m_text.size());
    }

    LoadError cancelled() const
    {
        return {LoadErrorCode::Cancelled, m_bytes->origin().name, {}, {}, {}, {}};
    }

    LoadError takeError()
    {
        if (m_cursor.fault().code == LoadErrorCode::Cancelled && m_cursor.hasFailed())
            return cancelled();
        if (!m_failure.error)
            return cursorError(*m_bytes, m_cursor.fault());
        noteTrueCause(*m_bytes, *m_failure.error);
        return *std::move(m_failure.error);
    }

    std::shared_ptr<const ByteBuffer> m_bytes;
    std::string_view m_text;
    Progress &m_progress;
    JsonCursor m_cursor;
    HeapMeta m_meta;
    std::shared_ptr<HeapSnapshot> m_snapshot = std::make_shared<HeapSnapshot>();
    LoadFailure m_failure;
    GraphTables m_tables;
    TraceReader m_traces;
    StringOffsets m_strings;
    std::array<bool, kKeys.size()> m_done{};
    std::array<std::optional<std::uint64_t>, kKeys.size()> m_deferred; // offset of the value
    Section m_reading = Section::Snapshot;
    bool m_cut = false;
};

} // namespace

Result<std::shared_ptr<const HeapSnapshot>>
loadHeapSnapshot(const std::shared_ptr<const ByteBuffer> &bytes, Progress &progress)
{
    try {
        return HeapSnapshotLoader(bytes, progress).load();
    } catch (const std::bad_alloc &) {
        return tooLargeError("a heap snapshot that fits into the memory of this machine",
                             bytes->origin().name);
    }
}

} // namespace v8scope
