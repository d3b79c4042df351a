// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/essential_edges.h"

#include "tests/support/drawn_heap.h"
#include "tests/support/graph_snapshot.h"

#include <QtTest>

#include <random>
#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

EdgeSet essentialOf(const HeapSnapshot &snapshot)
{
    const Progress progress;
    return findEssentialEdges(snapshot, computeNodeFlags(snapshot, progress), progress);
}

// "a.b c.d": source and target of the edges that count.
std::string essential(const DrawnHeap &drawn)
{
    const HeapSnapshot &snapshot = drawn.snapshot();
    const EdgeSet edges = essentialOf(snapshot);
    std::string text;
    for (std::uint32_t edge = 0; edge < snapshot.edgeCount; ++edge) {
        if (edges.has(edge))
            text += (text.empty() ? "" : " ") + drawn.key(snapshot.edgeFrom(edge)) + "." +
                    drawn.key(HeapNode(snapshot.edgeTo[edge]));
    }
    return text;
}

} // namespace

class EssentialEdgesTest : public QObject {
    Q_OBJECT

private slots:
    void weakEdgesAndSelfEdgesDoNotCount()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            a -> a
            a -weak 1-> b
            a -hidden 2-> c
            a -internal map-> d
            a -context v-> e
        )~");
        QCOMPARE(essential(drawn), std::string("root.a a.c a.d a.e"));
    }
    void shortcutsCountFromTheRootOnly()
    {
        const DrawnHeap drawn("root -shortcut 1-> a\n a -shortcut 2-> b\n");
        QCOMPARE(essential(drawn), std::string("root.a"));
    }
    void othersDoNotHoldWhatThePageOwns()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -shortcut 1-> window
            root -[2]-> roots
            roots: synthetic "(GC roots)"
            roots -[1]-> debugger
            debugger -> a
            debugger -> own
            window -> a
        )~");
        QCOMPARE(essential(drawn),
                 std::string("root.window root.roots window.a roots.debugger debugger.own"));
    }
    void entriesOfWeakMapsAreHeldByTheirKey()
    {
        const std::string entry =
            "9 / part of key (K @5) -> value (V @7) pair in WeakMap (table @3)";
        DrawnHeap drawn("root -> table\n table: array table @3\n root -> key\n");
        drawn.edge("table", "internal", entry, "value");
        drawn.edge("key", "internal", entry, "value");
        QCOMPARE(essential(drawn), std::string("root.table root.key key.value"));
    }
    void onlyInternalEdgesAreEntries()
    {
        DrawnHeap drawn("root -> table\n table: array table @3\n");
        drawn.edge("table", "property",
                   "9 / part of key (K @5) -> value (V @7) pair in WeakMap (table @3)", "value");
        QCOMPARE(essential(drawn), std::string("root.table table.value"));
    }
    void theResultDoesNotDependOnThePieces()
    {
        std::mt19937 random(3);
        const auto snapshot = snapshotOf(randomGraph(random, 400000, 6));
        QByteArray words[2];
        for (int i = 0; i < 2; ++i) {
            qputenv("V8SCOPE_THREADS", i == 0 ? "1" : "4");
            const EdgeSet edges = essentialOf(*snapshot);
            words[i] = QByteArray(reinterpret_cast<const char *>(edges.words().data()),
                                  static_cast<qsizetype>(edges.words().size() * 8));
        }
        qunsetenv("V8SCOPE_THREADS");
        QVERIFY(words[0] == words[1]);
        QVERIFY(!words[0].isEmpty());
    }
};

QTEST_APPLESS_MAIN(EssentialEdgesTest)
#include "essential_edges_test.moc"
