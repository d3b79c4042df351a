// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two heaps are the same in every column and table; names the first difference ("" = none).
#pragma once

#include "core/heap/index/heap_index.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace v8scope::equality {

class Differences {
public:
    void note(const std::string &what, bool same)
    {
        if (!same && m_first.empty())
            m_first = what;
    }
    template <class T>
    void column(const std::string &what, const Column<T> &a, const Column<T> &b)
    {
        note(what, std::equal(a.begin(), a.end(), b.begin(), b.end()));
    }
    void wide(const std::string &what, const WideColumn &a, const WideColumn &b)
    {
        note(what, a.size() == b.size());
        for (std::size_t i = 0; i < a.size() && m_first.empty(); ++i)
            note(what, a[i] == b[i]);
    }
    template <class T, class Same>
    void list(const std::string &what, const std::vector<T> &a, const std::vector<T> &b,
              const Same &same)
    {
        note(what, std::equal(a.begin(), a.end(), b.begin(), b.end(), same));
    }
    [[nodiscard]] const std::string &first() const { return m_first; }

private:
    std::string m_first;
};

inline void compareTable(Differences &to, const char *what, const HeapTable &a, const HeapTable &b)
{
    to.note(what, a.fields == b.fields && a.values == b.values);
}

inline void compareTraces(Differences &to, const HeapSnapshot &a, const HeapSnapshot &b)
{
    to.list("traceFunctions", a.traceFunctions, b.traceFunctions,
            [](const TraceFunction &x, const TraceFunction &y) {
                return x.id == y.id && x.name == y.name && x.scriptName == y.scriptName &&
                       x.scriptId == y.scriptId && x.line == y.line && x.column == y.column;
            });
    to.list("traceNodes", a.traceNodes, b.traceNodes, [](const TraceNode &x, const TraceNode &y) {
        return x.id == y.id && x.function == y.function && x.parent == y.parent &&
               x.count == y.count && x.size == y.size;
    });
    to.list("samples", a.samples, b.samples, [](const HeapSample &x, const HeapSample &y) {
        return x.timestampUs == y.timestampUs && x.lastAssignedId == y.lastAssignedId;
    });
}

inline void compareStrings(Differences &to, const HeapSnapshot &a, const HeapSnapshot &b)
{
    to.note("strings.count", a.strings.count() == b.strings.count());
    to.column("known", a.known.column(), b.known.column());
    to.note("ephemerons", a.known.ephemerons().size() == b.known.ephemerons().size());
    for (std::uint32_t i = 0; i < a.strings.count() && to.first().empty(); ++i) {
        to.note("string " + std::to_string(i),
                a.strings.raw(i) == b.strings.raw(i) && a.strings.offset(i) == b.strings.offset(i));
        const EphemeronName *x = a.known.ephemeron(i);
        const EphemeronName *y = b.known.ephemeron(i);
        to.note("ephemeron " + std::to_string(i),
                (!x && !y) || (x && y && x->pair == y->pair && x->tableId == y->tableId));
    }
}

inline void compareSnapshots(Differences &to, const HeapSnapshot &a, const HeapSnapshot &b)
{
    to.note("format", a.format == b.format && a.isTimeline == b.isTimeline);
    to.note("counts", a.nodeCount == b.nodeCount && a.edgeCount == b.edgeCount && a.root == b.root);
    to.column("nodeKind", a.nodeKind, b.nodeKind);
    to.column("nodeName", a.nodeName, b.nodeName);
    to.wide("nodeId", a.nodeId, b.nodeId);
    to.wide("nodeSelfSize", a.nodeSelfSize, b.nodeSelfSize);
    to.column("firstEdge", a.firstEdge, b.firstEdge);
    to.column("nodeDetachedness", a.nodeDetachedness, b.nodeDetachedness);
    to.column("nodeTrace", a.nodeTrace, b.nodeTrace);
    to.column("nodeLocation", a.nodeLocation, b.nodeLocation);
    to.note("locations", a.locations == b.locations);
    to.note("otherNodeTypes", a.otherNodeTypes == b.otherNodeTypes);
    to.column("edgeWord", a.edgeWord, b.edgeWord);
    to.column("edgeTo", a.edgeTo, b.edgeTo);
    to.list("wideLabels", a.wideLabels, b.wideLabels,
            [](const WideColumn::Large &x, const WideColumn::Large &y) {
                return x.index == y.index && x.value == y.value;
            });
    compareStrings(to, a, b);
    compareTraces(to, a, b);
    compareTable(to, "scopes", a.scopes, b.scopes);
    compareTable(to, "scopeContextVars", a.scopeContextVars, b.scopeContextVars);
    compareTable(to, "scopeUses", a.scopeUses, b.scopeUses);
    to.note("extraNativeBytes", a.extraNativeBytes == b.extraNativeBytes);
    to.list("diagnostics", a.diagnostics.all(), b.diagnostics.all(),
            [](const Diagnostic &x, const Diagnostic &y) {
                return x.severity == y.severity && x.message == y.message &&
                       x.byteOffset == y.byteOffset && x.jsonPath == y.jsonPath &&
                       x.count == y.count;
            });
}

inline void compareOverviews(Differences &to, const HeapOverview &a, const HeapOverview &b)
{
    to.list("overview.classes", a.classes, b.classes, [](const ClassRow &x, const ClassRow &y) {
        return x.group == y.group && x.count == y.count && x.distance == y.distance &&
               x.nearest == y.nearest && x.selfBytes == y.selfBytes &&
               x.retainedBytes == y.retainedBytes && x.isShadowed == y.isShadowed;
    });
    const HeapStatistics &x = a.statistics;
    const HeapStatistics &y = b.statistics;
    to.note("overview.statistics", x.total == y.total && x.native == y.native &&
                                       x.typedArrays == y.typedArrays && x.code == y.code &&
                                       x.strings == y.strings && x.jsArrays == y.jsArrays &&
                                       x.system == y.system);
    to.note("overview.largest", a.largest == b.largest);
    to.note("overview.unionRetained", a.unionRetained == b.unionRetained);
    to.note("overview.own", a.own.has_value() == b.own.has_value());
    if (a.own && b.own) {
        to.note("overview.own.nodes",
                a.own->count == b.own->count && a.own->bytes == b.own->bytes &&
                    a.own->largest == b.own->largest && a.own->biggest == b.own->biggest);
        to.list("overview.own.path", a.own->path, b.own->path,
                [](const PathStep &s, const PathStep &t) {
                    return s.node == t.node && s.edge == t.edge;
                });
    }
}

inline std::string difference(const Heap &a, const Heap &b)
{
    Differences to;
    compareSnapshots(to, *a.snapshot, *b.snapshot);
    to.column("flags", a.flags.bits, b.flags.bits);
    to.wide("selfSizes", a.selfSizes, b.selfSizes);
    to.list("classes.shapes", a.classes.shapes, b.classes.shapes,
            [](const HeapShape &x, const HeapShape &y) {
                return x.name == y.name && x.properties == y.properties;
            });
    to.note("classes.names", a.classes.names == b.classes.names);
    to.list("classes.groups", a.classes.groups, b.classes.groups,
            [](const ClassGroup &x, const ClassGroup &y) {
                return x.name == y.name && x.location == y.location && x.origin == y.origin;
            });
    to.column("classes.groupOf", a.classes.groupOf, b.classes.groupOf);
    to.column("retainers.first", a.retainers.first, b.retainers.first);
    to.column("retainers.sources", a.retainers.sources, b.retainers.sources);
    to.column("distances", a.distances, b.distances);
    to.column("dominators", a.dominators, b.dominators);
    to.column("retainedSizes", a.retainedSizes, b.retainedSizes);
    return to.first();
}

inline std::string difference(const IndexedHeap &a, const IndexedHeap &b)
{
    Differences to;
    to.note("kind", a.kind == b.kind);
    to.note("expandedBytes", a.expandedBytes == b.expandedBytes);
    compareOverviews(to, *a.overview, *b.overview);
    return to.first().empty() ? difference(*a.heap, *b.heap) : to.first();
}

} // namespace v8scope::equality
