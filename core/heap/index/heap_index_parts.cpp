// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index_parts.h"

#include "core/heap/index/part_streams.h"

#include <utility>

namespace v8scope {

namespace {

using Ephemerons = std::unordered_map<std::uint32_t, EphemeronName>;

// Stream is a PartWriter, then objects are const, or a PartReader.

template <class Stream, class Texts>
void texts(Stream &stream, Texts &list)
{
    stream.list(list, 8, [&](auto &text) { stream(text); });
}

template <class Stream, class Nodes>
void nodes(Stream &stream, std::uint32_t nodeCount, Nodes &list)
{
    stream.list(list, 4, [&](auto &node) {
        stream(node);
        stream.require(node.value < nodeCount);
    });
}

template <class Stream, class List>
void large(Stream &stream, List &list)
{
    stream.list(list, 12, [&](auto &entry) { stream(entry.index, entry.value); });
    for (std::size_t i = 1; i < list.size(); ++i)
        stream.require(list[i].index > list[i - 1].index);
}

template <class Stream, class Table>
void table(Stream &stream, Table &rows)
{
    texts(stream, rows.fields);
    stream.list(rows.values, 8, [&](auto &value) { stream(value); });
    stream.require(rows.fields.empty() ? rows.values.empty()
                                       : rows.values.size() % rows.fields.size() == 0);
}

template <class Stream, class List>
void diagnosticList(Stream &stream, List &list)
{
    stream.list(list, 26, [&](auto &one) {
        stream(one.severity, one.message);
        stream.require(one.severity <= Severity::Warning);
        stream.optional(one.byteOffset, [&](auto &offset) { stream(offset); });
        stream(one.jsonPath, one.count);
    });
}

void diagnostics(PartWriter &stream, const Diagnostics &all)
{
    diagnosticList(stream, all.all());
}

void diagnostics(PartReader &stream, Diagnostics &all)
{
    std::vector<Diagnostic> list;
    diagnosticList(stream, list);
    for (Diagnostic &one : list)
        all.add(std::move(one));
}

template <class Stream, class Snapshot>
void traces(Stream &stream, Snapshot &snapshot)
{
    stream.list(snapshot.traceFunctions, 28, [&](auto &function) {
        stream(function.id, function.name, function.scriptName, function.scriptId, function.line,
               function.column);
    });
    std::uint32_t place = 0;
    stream.list(snapshot.traceNodes, 32, [&](auto &node) {
        stream(node.id, node.function, node.parent, node.count, node.size);
        stream.require(node.function < snapshot.traceFunctions.size() &&
                       (node.parent == TraceNode::kNoParent || node.parent < place));
        ++place;
    });
    stream.list(snapshot.samples, 16,
                [&](auto &sample) { stream(sample.timestampUs, sample.lastAssignedId); });
}

template <class Stream, class Snapshot>
void snapshotParts(Stream &stream, Snapshot &snapshot)
{
    stream(snapshot.format, snapshot.isTimeline, snapshot.nodeCount, snapshot.edgeCount,
           snapshot.root);
    stream.require(snapshot.nodeCount > 0 && snapshot.nodeCount <= kMaxHeapNodes &&
                   snapshot.root.value < snapshot.nodeCount);
    stream.list(snapshot.locations, 16, [&](auto &location) {
        stream(location.scriptId, location.line, location.column, location.script);
        stream.require(!location.script.isValid() || location.script.value < snapshot.nodeCount);
    });
    texts(stream, snapshot.otherNodeTypes);
    large(stream, snapshot.wideLabels);
    traces(stream, snapshot);
    table(stream, snapshot.scopes);
    table(stream, snapshot.scopeContextVars);
    table(stream, snapshot.scopeUses);
    stream(snapshot.extraNativeBytes);
    diagnostics(stream, snapshot.diagnostics);
}

template <class Stream, class Classes>
void classParts(Stream &stream, std::size_t locations, Classes &classes)
{
    stream.list(classes.shapes, 16, [&](auto &shape) {
        stream(shape.name);
        texts(stream, shape.properties);
    });
    texts(stream, classes.names);
    stream.list(classes.groups, 9, [&](auto &group) {
        stream(group.name, group.location, group.origin);
        stream.require(group.name < classes.names.size() && group.location <= locations &&
                       group.origin <= ClassOrigin::Shape);
    });
}

template <class Stream, class Own>
void ownObjects(Stream &stream, const HeapSnapshot &snapshot, Own &own)
{
    stream(own.count, own.bytes);
    nodes(stream, snapshot.nodeCount, own.largest);
    stream(own.biggest);
    stream.require(!own.biggest.isValid() || own.biggest.value < snapshot.nodeCount);
    stream.list(own.path, 8, [&](auto &step) {
        stream(step.node, step.edge);
        stream.require(step.node.value < snapshot.nodeCount &&
                       (step.edge == 0 || step.edge < snapshot.edgeCount));
    });
}

template <class Stream, class Overview>
void overviewParts(Stream &stream, const HeapSnapshot &snapshot, std::size_t groups,
                   Overview &overview)
{
    stream.list(overview.classes, 37, [&](auto &row) {
        stream(row.group, row.count, row.distance, row.nearest, row.selfBytes, row.retainedBytes,
               row.isShadowed);
        stream.require(row.group < groups);
    });
    auto &statistics = overview.statistics;
    stream(statistics.total, statistics.native, statistics.typedArrays, statistics.code,
           statistics.strings, statistics.jsArrays, statistics.system);
    nodes(stream, snapshot.nodeCount, overview.largest);
    stream.list(overview.unionRetained, 8, [&](auto &bytes) { stream(bytes); });
    stream.require(overview.unionRetained.size() == groups);
    stream.optional(overview.own, [&](auto &own) { ownObjects(stream, snapshot, own); });
}

void ephemerons(PartWriter &stream, const Ephemerons &map)
{
    stream.bytes().count(map.size());
    for (const auto &[string, name] : map)
        stream(string, name.pair, name.tableId);
}

void ephemerons(PartReader &stream, Ephemerons &map)
{
    const std::size_t count = stream.bytes().count(16);
    map.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t string = 0;
        EphemeronName name = {};
        stream(string, name.pair, name.tableId);
        map[string] = name;
    }
}

// IndexParts when they are written: where they stand in the heap.
struct HeapParts {
    const std::string &kind;
    std::uint64_t expandedBytes;
    const HeapSnapshot &snapshot;
    const std::vector<WideColumn::Large> &wideIds;
    const std::vector<WideColumn::Large> &wideSelfSizes;
    bool hasOwnShallowSizes;
    const std::vector<WideColumn::Large> &wideShallowSizes;
    const std::vector<std::uint32_t> &stringWraps;
    std::uint64_t stringsBegin;
    const Ephemerons &ephemerons;
    const HeapClasses &classes;
    const HeapOverview &overview;
};

template <class Stream, class Parts>
void allParts(Stream &stream, Parts &parts)
{
    stream(parts.kind, parts.expandedBytes);
    snapshotParts(stream, parts.snapshot);
    large(stream, parts.wideIds);
    large(stream, parts.wideSelfSizes);
    stream(parts.hasOwnShallowSizes);
    large(stream, parts.wideShallowSizes);
    stream.list(parts.stringWraps, 4, [&](auto &wrap) { stream(wrap); });
    stream(parts.stringsBegin);
    ephemerons(stream, parts.ephemerons);
    classParts(stream, parts.snapshot.locations.size(), parts.classes);
    overviewParts(stream, parts.snapshot, parts.classes.groups.size(), parts.overview);
}

} // namespace

std::string encodeParts(const IndexedHeap &indexed, std::uint64_t stringsBegin)
{
    const Heap &heap = *indexed.heap;
    const HeapSnapshot &snapshot = *heap.snapshot;
    const HeapParts parts = {indexed.kind,
                             indexed.expandedBytes,
                             snapshot,
                             snapshot.nodeId.large(),
                             snapshot.nodeSelfSize.large(),
                             !sharesSelfSizes(heap),
                             heap.selfSizes.large(),
                             snapshot.strings.wraps(),
                             stringsBegin,
                             snapshot.known.ephemerons(),
                             heap.classes,
                             *indexed.overview};
    PartWriter stream;
    allParts(stream, parts);
    return stream.bytes().bytes();
}

std::optional<IndexParts> decodeParts(std::string_view bytes)
{
    PartReader stream(bytes);
    IndexParts parts;
    allParts(stream, parts);
    if (!stream.bytes().isDone())
        return {};
    return parts;
}

} // namespace v8scope
