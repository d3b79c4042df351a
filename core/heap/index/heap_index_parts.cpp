// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index_parts.h"

#include "core/base/byte_stream.h"

#include <bit>
#include <utility>

namespace v8scope {

namespace {

void put(ByteWriter &out, bool value)
{
    out.number(static_cast<std::uint8_t>(value));
}

bool getBool(ByteReader &in)
{
    return in.number<std::uint8_t>() != 0;
}

std::string getText(ByteReader &in)
{
    return std::string(in.text());
}

// A list: how many, then each.
template <class T, class Put>
void putList(ByteWriter &out, const std::vector<T> &list, const Put &putOne)
{
    out.count(list.size());
    for (const T &item : list)
        putOne(item);
}

// bytesEach: what one takes at least.
template <class T, class Get>
void getList(ByteReader &in, std::size_t bytesEach, std::vector<T> &list, const Get &getOne)
{
    list.resize(in.count(bytesEach));
    for (T &item : list) {
        if (in.hasFailed())
            return;
        getOne(item);
    }
}

void putTexts(ByteWriter &out, const std::vector<std::string> &texts)
{
    putList(out, texts, [&](const std::string &text) { out.text(text); });
}

void getTexts(ByteReader &in, std::vector<std::string> &texts)
{
    getList(in, 8, texts, [&](std::string &text) { text = getText(in); });
}

void putLarge(ByteWriter &out, const std::vector<WideColumn::Large> &list)
{
    putList(out, list, [&](const WideColumn::Large &large) {
        out.number(large.index);
        out.number(large.value);
    });
}

void getLarge(ByteReader &in, std::vector<WideColumn::Large> &list)
{
    getList(in, 12, list, [&](WideColumn::Large &large) {
        large.index = in.number<std::uint32_t>();
        large.value = in.number<std::uint64_t>();
    });
    for (std::size_t i = 1; i < list.size(); ++i) {
        if (list[i].index <= list[i - 1].index)
            in.fail();
    }
}

void putTable(ByteWriter &out, const HeapTable &table)
{
    putTexts(out, table.fields);
    putList(out, table.values, [&](std::int64_t value) { out.number(value); });
}

void getTable(ByteReader &in, HeapTable &table)
{
    getTexts(in, table.fields);
    getList(in, 8, table.values, [&](std::int64_t &value) { value = in.number<std::int64_t>(); });
    if (table.fields.empty() ? !table.values.empty()
                             : table.values.size() % table.fields.size() != 0)
        in.fail();
}

void putDiagnostics(ByteWriter &out, const Diagnostics &diagnostics)
{
    putList(out, diagnostics.all(), [&](const Diagnostic &one) {
        put(out, one.severity == Severity::Warning);
        out.text(one.message);
        put(out, one.byteOffset.has_value());
        out.number(one.byteOffset.value_or(0));
        out.text(one.jsonPath);
        out.number(one.count);
    });
}

void getDiagnostics(ByteReader &in, Diagnostics &diagnostics)
{
    std::vector<Diagnostic> list;
    getList(in, 34, list, [&](Diagnostic &one) {
        one.severity = getBool(in) ? Severity::Warning : Severity::Info;
        one.message = getText(in);
        const bool hasOffset = getBool(in);
        const auto offset = in.number<std::uint64_t>();
        if (hasOffset)
            one.byteOffset = offset;
        one.jsonPath = getText(in);
        one.count = in.number<std::uint64_t>();
    });
    for (Diagnostic &one : list)
        diagnostics.add(std::move(one));
}

void putTraces(ByteWriter &out, const HeapSnapshot &snapshot)
{
    putList(out, snapshot.traceFunctions, [&](const TraceFunction &function) {
        out.number(function.id);
        out.number(function.name);
        out.number(function.scriptName);
        out.number(function.scriptId);
        out.number(function.line);
        out.number(function.column);
    });
    putList(out, snapshot.traceNodes, [&](const TraceNode &node) {
        out.number(node.id);
        out.number(node.function);
        out.number(node.parent);
        out.number(node.count);
        out.number(node.size);
    });
    putList(out, snapshot.samples, [&](const HeapSample &sample) {
        out.number(sample.timestampUs);
        out.number(sample.lastAssignedId);
    });
}

void getTraces(ByteReader &in, HeapSnapshot &snapshot)
{
    getList(in, 28, snapshot.traceFunctions, [&](TraceFunction &function) {
        function.id = in.number<std::uint64_t>();
        function.name = in.number<std::uint32_t>();
        function.scriptName = in.number<std::uint32_t>();
        function.scriptId = in.number<std::uint32_t>();
        function.line = in.number<std::uint32_t>();
        function.column = in.number<std::uint32_t>();
    });
    std::uint32_t place = 0;
    getList(in, 32, snapshot.traceNodes, [&](TraceNode &node) {
        node.id = in.number<std::uint64_t>();
        node.function = in.number<std::uint32_t>();
        node.parent = in.number<std::uint32_t>();
        node.count = in.number<std::uint64_t>();
        node.size = in.number<std::uint64_t>();
        if (node.function >= snapshot.traceFunctions.size() ||
            (node.parent != TraceNode::kNoParent && node.parent >= place))
            in.fail();
        ++place;
    });
    getList(in, 16, snapshot.samples, [&](HeapSample &sample) {
        sample.timestampUs = in.number<std::int64_t>();
        sample.lastAssignedId = in.number<std::uint64_t>();
    });
}

void putSnapshot(ByteWriter &out, const HeapSnapshot &snapshot)
{
    out.text(snapshot.format);
    put(out, snapshot.isTimeline);
    out.number(snapshot.nodeCount);
    out.number(snapshot.edgeCount);
    out.number(snapshot.root.value);
    putList(out, snapshot.locations, [&](const HeapLocation &location) {
        out.number(location.scriptId);
        out.number(location.line);
        out.number(location.column);
        out.number(location.script.value);
    });
    putTexts(out, snapshot.otherNodeTypes);
    putLarge(out, snapshot.wideLabels);
    putTraces(out, snapshot);
    putTable(out, snapshot.scopes);
    putTable(out, snapshot.scopeContextVars);
    putTable(out, snapshot.scopeUses);
    out.number(snapshot.extraNativeBytes);
    putDiagnostics(out, snapshot.diagnostics);
}

void getSnapshot(ByteReader &in, HeapSnapshot &snapshot)
{
    snapshot.format = getText(in);
    snapshot.isTimeline = getBool(in);
    snapshot.nodeCount = in.number<std::uint32_t>();
    snapshot.edgeCount = in.number<std::uint32_t>();
    snapshot.root = HeapNode(in.number<std::uint32_t>());
    getList(in, 16, snapshot.locations, [&](HeapLocation &location) {
        location.scriptId = in.number<std::uint32_t>();
        location.line = in.number<std::uint32_t>();
        location.column = in.number<std::uint32_t>();
        location.script = HeapNode(in.number<std::uint32_t>());
        if (location.script.isValid() && location.script.value >= snapshot.nodeCount)
            in.fail();
    });
    getTexts(in, snapshot.otherNodeTypes);
    getLarge(in, snapshot.wideLabels);
    getTraces(in, snapshot);
    getTable(in, snapshot.scopes);
    getTable(in, snapshot.scopeContextVars);
    getTable(in, snapshot.scopeUses);
    snapshot.extraNativeBytes = in.number<std::uint64_t>();
    getDiagnostics(in, snapshot.diagnostics);
    if (snapshot.nodeCount == 0 || snapshot.nodeCount > kMaxHeapNodes ||
        snapshot.root.value >= snapshot.nodeCount)
        in.fail();
}

void putClasses(ByteWriter &out, const HeapClasses &classes)
{
    putList(out, classes.shapes, [&](const HeapShape &shape) {
        out.text(shape.name);
        putTexts(out, shape.properties);
    });
    putTexts(out, classes.names);
    putList(out, classes.groups, [&](const ClassGroup &group) {
        out.number(group.name);
        out.number(group.location);
        out.number(static_cast<std::uint8_t>(group.origin));
    });
}

void getClasses(ByteReader &in, std::size_t locations, HeapClasses &classes)
{
    getList(in, 16, classes.shapes, [&](HeapShape &shape) {
        shape.name = getText(in);
        getTexts(in, shape.properties);
    });
    getTexts(in, classes.names);
    getList(in, 9, classes.groups, [&](ClassGroup &group) {
        group.name = in.number<std::uint32_t>();
        group.location = in.number<std::uint32_t>();
        const auto origin = in.number<std::uint8_t>();
        group.origin = static_cast<ClassOrigin>(origin);
        if (group.name >= classes.names.size() || group.location > locations ||
            origin > static_cast<std::uint8_t>(ClassOrigin::Shape))
            in.fail();
    });
}

void putNodes(ByteWriter &out, const std::vector<HeapNode> &nodes)
{
    putList(out, nodes, [&](HeapNode node) { out.number(node.value); });
}

void getNodes(ByteReader &in, std::uint32_t nodeCount, std::vector<HeapNode> &nodes)
{
    getList(in, 4, nodes, [&](HeapNode &node) {
        node = HeapNode(in.number<std::uint32_t>());
        if (node.value >= nodeCount)
            in.fail();
    });
}

void putOwn(ByteWriter &out, const OwnObjects &own)
{
    out.number(own.count);
    out.number(own.bytes);
    putNodes(out, own.largest);
    out.number(own.biggest.value);
    putList(out, own.path, [&](const PathStep &step) {
        out.number(step.node.value);
        out.number(step.edge);
    });
}

void getOwn(ByteReader &in, const HeapSnapshot &snapshot, OwnObjects &own)
{
    own.count = in.number<std::uint64_t>();
    own.bytes = in.number<std::uint64_t>();
    getNodes(in, snapshot.nodeCount, own.largest);
    own.biggest = HeapNode(in.number<std::uint32_t>());
    getList(in, 8, own.path, [&](PathStep &step) {
        step.node = HeapNode(in.number<std::uint32_t>());
        step.edge = in.number<std::uint32_t>();
        if (step.node.value >= snapshot.nodeCount ||
            (step.edge != 0 && step.edge >= snapshot.edgeCount))
            in.fail();
    });
    if (own.biggest.isValid() && own.biggest.value >= snapshot.nodeCount)
        in.fail();
}

void putOverview(ByteWriter &out, const HeapOverview &overview)
{
    putList(out, overview.classes, [&](const ClassRow &row) {
        out.number(row.group);
        out.number(row.count);
        out.number(row.distance);
        out.number(row.nearest);
        out.number(row.selfBytes);
        out.number(row.retainedBytes);
        put(out, row.isShadowed);
    });
    const HeapStatistics &statistics = overview.statistics;
    for (const std::uint64_t bytes :
         {statistics.total, statistics.native, statistics.typedArrays, statistics.code,
          statistics.strings, statistics.jsArrays, statistics.system})
        out.number(bytes);
    putNodes(out, overview.largest);
    putList(out, overview.unionRetained, [&](std::uint64_t bytes) { out.number(bytes); });
    put(out, overview.own.has_value());
    if (overview.own)
        putOwn(out, *overview.own);
}

void getOverview(ByteReader &in, const HeapSnapshot &snapshot, std::size_t groups,
                 HeapOverview &overview)
{
    getList(in, 37, overview.classes, [&](ClassRow &row) {
        row.group = in.number<std::uint32_t>();
        row.count = in.number<std::uint64_t>();
        row.distance = in.number<std::int32_t>();
        row.nearest = in.number<std::int32_t>();
        row.selfBytes = in.number<std::uint64_t>();
        row.retainedBytes = in.number<std::uint64_t>();
        row.isShadowed = getBool(in);
        if (row.group >= groups)
            in.fail();
    });
    HeapStatistics &statistics = overview.statistics;
    for (std::uint64_t *bytes :
         {&statistics.total, &statistics.native, &statistics.typedArrays, &statistics.code,
          &statistics.strings, &statistics.jsArrays, &statistics.system})
        *bytes = in.number<std::uint64_t>();
    getNodes(in, snapshot.nodeCount, overview.largest);
    getList(in, 8, overview.unionRetained,
            [&](std::uint64_t &bytes) { bytes = in.number<std::uint64_t>(); });
    if (overview.unionRetained.size() != groups)
        in.fail();
    if (getBool(in))
        getOwn(in, snapshot, overview.own.emplace());
}

void putEphemerons(ByteWriter &out, const std::unordered_map<std::uint32_t, EphemeronName> &map)
{
    out.count(map.size());
    for (const auto &[string, name] : map) {
        out.number(string);
        out.number(name.pair);
        out.number(name.tableId);
    }
}

void getEphemerons(ByteReader &in, std::unordered_map<std::uint32_t, EphemeronName> &map)
{
    const std::size_t count = in.count(16);
    map.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto string = in.number<std::uint32_t>();
        const auto pair = in.number<std::uint32_t>();
        map[string] = {pair, in.number<std::uint64_t>()};
    }
}

} // namespace

std::string encodeParts(const IndexedHeap &indexed, std::uint64_t stringsBegin)
{
    const Heap &heap = *indexed.heap;
    const HeapSnapshot &snapshot = *heap.snapshot;
    ByteWriter out;
    out.text(indexed.kind);
    out.number(indexed.expandedBytes);
    putSnapshot(out, snapshot);
    putLarge(out, snapshot.nodeId.large());
    putLarge(out, snapshot.nodeSelfSize.large());
    put(out, !sharesSelfSizes(heap));
    putLarge(out, heap.selfSizes.large());
    putList(out, snapshot.strings.wraps(), [&](std::uint32_t wrap) { out.number(wrap); });
    out.number(stringsBegin);
    putEphemerons(out, snapshot.known.ephemerons());
    putClasses(out, heap.classes);
    putOverview(out, *indexed.overview);
    return out.bytes();
}

std::optional<IndexParts> decodeParts(std::string_view bytes)
{
    ByteReader in(bytes);
    IndexParts parts;
    parts.kind = getText(in);
    parts.expandedBytes = in.number<std::uint64_t>();
    getSnapshot(in, parts.snapshot);
    getLarge(in, parts.wideIds);
    getLarge(in, parts.wideSelfSizes);
    parts.hasOwnShallowSizes = getBool(in);
    getLarge(in, parts.wideShallowSizes);
    getList(in, 4, parts.stringWraps,
            [&](std::uint32_t &wrap) { wrap = in.number<std::uint32_t>(); });
    parts.stringsBegin = in.number<std::uint64_t>();
    getEphemerons(in, parts.ephemerons);
    getClasses(in, parts.snapshot.locations.size(), parts.classes);
    getOverview(in, parts.snapshot, parts.classes.groups.size(), parts.overview);
    if (!in.isDone())
        return {};
    return parts;
}

} // namespace v8scope
