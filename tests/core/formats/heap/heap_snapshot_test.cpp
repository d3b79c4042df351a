// SPDX-License-Identifier: GPL-3.0-or-later
// What is in the file is in the columns, whichever V8 wrote it.
#include "core/formats/registry.h"
#include "tests/support/drawn_heap.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

const char *const kSmall = R"~(
    root -[1]-> roots
    roots: synthetic "(GC roots)" 0 @3
    roots -> window
    window: object "Window / app" 40
    window -shortcut "7x"-> map
    window -internal map-> map
    map: hidden "system / Map" 80 @4294967296 trace 5
    map -weak w-> gone
    map -hidden 4294967295-> gone
    gone: native "<div>" 5000000000 detached
)~";

// "object Window / app 40 @5 -> property list 7; …": everything that a row says.
QString draw(const HeapSnapshot &snapshot)
{
    std::string text;
    for (std::uint32_t i = 0; i < snapshot.nodeCount; ++i) {
        const HeapNode node(i);
        text += std::string(snapshot.typeName(snapshot.kind(node))) + " '" +
                snapshot.strings.text(snapshot.nodeName[i]) + "' " +
                std::to_string(snapshot.rawSelfSize(node)) + " @" +
                std::to_string(snapshot.id(node));
        if (!snapshot.nodeDetachedness.isEmpty() && snapshot.nodeDetachedness[i] != 0)
            text += " detached " + std::to_string(snapshot.nodeDetachedness[i]);
        if (!snapshot.nodeTrace.isEmpty() && snapshot.nodeTrace[i] != 0)
            text += " trace " + std::to_string(snapshot.nodeTrace[i]);
        for (std::uint32_t e = snapshot.edgesBegin(node); e < snapshot.edgesEnd(node); ++e)
            text += ", " + std::string(edgeTypeName(snapshot.edgeKind(e))) + " '" +
                    snapshot.edgeName(e) + "' -> " + std::to_string(snapshot.edgeTo[e]);
        text += "\n";
    }
    return QString::fromStdString(text);
}

const QString kSmallDrawn = "synthetic '' 0 @1, element '1' -> 1\n"
                            "synthetic '(GC roots)' 0 @3, property 'window' -> 2\n"
                            "object 'Window / app' 40 @5, shortcut '7' -> 3, internal 'map' -> 3\n"
                            "hidden 'system / Map' 80 @4294967296 trace 5, weak 'w' -> 4, "
                            "hidden '4294967295' -> 4\n"
                            "native '<div>' 5000000000 @9 detached 2\n";

} // namespace

class HeapSnapshotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsBecomeColumns()
    {
        const DrawnHeap heap(kSmall);
        QCOMPARE(draw(heap.snapshot()), kSmallDrawn);
        QVERIFY(heap.snapshot().diagnostics.isEmpty());
        QCOMPARE(heap.snapshot().edgeFrom(3).value, heap["window"].value);
        QCOMPARE(heap.snapshot().findId(4294967296).value, heap["map"].value);
        QVERIFY(!heap.snapshot().findId(4).isValid());
    }

    void fieldsAreFoundByNameInAnyOrder()
    {
        DrawnHeap heap(kSmall);
        heap.nodeFields = {"detachedness", "x",    "edge_count",    "id", "self_size", "name",
                           "something",    "type", "trace_node_id", "y"};
        heap.edgeFields = {"to_node", "weight", "name_or_index", "type"};
        QCOMPARE(draw(heap.snapshot()), kSmallDrawn);
    }
    void typesAreFoundByName()
    {
        DrawnHeap heap(kSmall);
        std::reverse(heap.nodeTypes.begin(), heap.nodeTypes.end());
        std::reverse(heap.edgeTypes.begin(), heap.edgeTypes.end());
        QCOMPARE(draw(heap.snapshot()), kSmallDrawn);
    }
    void unknownTypesKeepTheirNames()
    {
        DrawnHeap heap;
        heap.nodeTypes.insert(heap.nodeTypes.begin(), "wasm object");
        heap.edgeTypes.push_back("future");
        heap.edge("root", "future", "to", "a");
        heap.node("a").type = "wasm object";
        const HeapSnapshot &snapshot = heap.snapshot();
        QCOMPARE(snapshot.kind(heap["a"]), NodeKind::FirstOther);
        QCOMPARE(draw(snapshot), "synthetic '' 0 @1, other 'to' -> 1\nwasm object 'a' 8 @3\n");
    }
    void sectionsComeInAnyOrder()
    {
        DrawnHeap heap(kSmall);
        heap.section("future", "{\"nodes\":[1,2]},\"]\"");
        heap.order = {"strings", "edges", "future", "locations", "nodes", "snapshot"};
        QCOMPARE(draw(heap.snapshot()), kSmallDrawn);
    }
    void fieldsOfOlderAndNewerFilesAreOptional()
    {
        DrawnHeap heap("root -> a");
        heap.nodeFields = {"type", "name", "id", "self_size", "edge_count"};
        heap.order = {"snapshot", "nodes", "edges", "strings"};
        const HeapSnapshot &snapshot = heap.snapshot();
        QVERIFY(snapshot.nodeDetachedness.isEmpty());
        QVERIFY(snapshot.nodeTrace.isEmpty());
        QVERIFY(snapshot.nodeLocation.isEmpty());
        QCOMPARE(snapshot.extraNativeBytes, 0u);
        QVERIFY(!snapshot.isTimeline);
    }
    void theRootIsWhereTheFileSays()
    {
        DrawnHeap heap("root -> a");
        heap.member("root_index", "7");
        heap.member("extra_native_bytes", "123");
        QCOMPARE(heap.snapshot().root.value, 1u);
        QCOMPARE(heap.snapshot().extraNativeBytes, 123u);
    }

    void equalLocationsAreKeptOnce()
    {
        DrawnHeap heap("root -> a\nroot -> b\nroot -> c\nroot -> script");
        heap.location("a", 7, 1, 2, "script");
        heap.location("b", 7, 1, 2, "script");
        heap.location("c", 7, 1, 3);
        const HeapSnapshot &snapshot = heap.snapshot();
        QCOMPARE(snapshot.locations.size(), std::size_t(2));
        QCOMPARE(snapshot.nodeLocation[1], snapshot.nodeLocation[2]);
        QVERIFY(snapshot.locations[0] == (HeapLocation{7, 1, 2, heap["script"]}));
        QVERIFY(snapshot.locations[1] == (HeapLocation{7, 1, 3, {}}));
        QVERIFY(!snapshot.hasLocation(heap["root"]));
    }

    void stacksAreFlattenedParentsFirst()
    {
        DrawnHeap heap("root -> a");
        heap.section("trace_function_infos", "0,0,0,0,0,0,11,1,0,3,4,-1");
        heap.section("trace_tree", "1,0,0,0,[2,1,5,100,[],3,1,6,200,[4,0,0,0,[]]]");
        heap.section("samples", "-5,7,1000,9");
        const HeapSnapshot &snapshot = heap.snapshot();
        QString tree;
        for (const TraceNode &node : snapshot.traceNodes)
            tree += QString("%1<%2:%3 ").arg(node.id).arg(qint32(node.parent)).arg(node.size);
        QCOMPARE(tree, "1<-1:0 2<0:100 3<0:200 4<2:0 ");
        QCOMPARE(snapshot.traceFunctions[1].line, 4u);
        QCOMPARE(snapshot.traceFunctions[1].column, TraceFunction::kUnknownPosition);
        QCOMPARE(snapshot.samples[0].timestampUs, -5);
        QCOMPARE(snapshot.samples[1].lastAssignedId, 9u);
        QVERIFY(snapshot.isTimeline);
        QCOMPARE(snapshot.format, "V8 heap snapshot with allocation timeline");
    }
    void tablesOfScopesKeepSigns()
    {
        DrawnHeap heap("root -> a");
        heap.section("scopes", "7,-2,0,1,0, 7,3,1,0,1");
        const HeapTable &scopes = heap.snapshot().scopes;
        QCOMPARE(scopes.rows(), std::size_t(2));
        QCOMPARE(scopes.values[std::size_t(scopes.field("scope_id"))], -2);
    }
    void scopesNameTheirScriptsByNode()
    {
        DrawnHeap heap("root -> a");
        heap.section("scopes", "7,1,0,0,0, 8,2,0,0,0, 700,3,0,0,0");
        const HeapTable &scopes = heap.snapshot().scopes;
        QCOMPARE(scopes.values[0], std::int64_t(heap["a"].value));
        QCOMPARE(scopes.values[5], -1);
        QCOMPARE(scopes.values[10], -1);
    }
    void theRegistryKnowsThem()
    {
        DrawnHeap heap("root -> a");
        Progress progress;
        auto loaded = loadBuffer(ByteBuffer::fromText(heap.json()), progress);
        QVERIFY(bool(loaded));
        QCOMPARE(loaded->kind, "heapsnapshot");
        heap.section("samples", "1,1");
        loaded = loadBuffer(ByteBuffer::fromText(heap.json()), progress);
        QCOMPARE(loaded->kind, "heaptimeline");
    }
};

QTEST_APPLESS_MAIN(HeapSnapshotTest)
#include "heap_snapshot_test.moc"
