// SPDX-License-Identifier: GPL-3.0-or-later
// The stages of an analysis as a whole; what each computes has its own test.
#include "core/heap/heap.h"

#include "core/base/growing_memory.h"
#include "tests/support/drawn_heap.h"
#include "tests/support/graph_snapshot.h"
#include "tests/support/random_heap.h"

#include <QtTest>

#include <memory>
#include <optional>
#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

template <class T>
QByteArray bytesOf(const Column<T> &column)
{
    return {reinterpret_cast<const char *>(column.data()),
            static_cast<qsizetype>(column.size() * sizeof(T))};
}

// Everything that an analysis computes, as bytes.
QByteArray fingerprint(const std::shared_ptr<const HeapSnapshot> &snapshot)
{
    Progress progress;
    const auto heap = analyzeHeap(snapshot, progress);
    if (!heap)
        return "error";
    const Heap &h = **heap;
    QByteArray text = bytesOf(h.flags.bits) + bytesOf(h.selfSizes.narrow()) +
                      bytesOf(h.classes.groupOf) + bytesOf(h.retainers.first) +
                      bytesOf(h.retainers.sources) + bytesOf(h.distances) + bytesOf(h.dominators) +
                      bytesOf(h.retainedSizes);
    for (const ClassGroup &group : h.classes.groups)
        text += QByteArray::fromStdString(h.classes.names[group.name]) + ' ';
    return text;
}

} // namespace

class HeapTest : public QObject {
    Q_OBJECT

private slots:
    void everythingIsThere()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic "" 0
            root -shortcut 1-> window
            window: object Window 10
            window -> map
            map: object Map 20
            map -internal table-> table
            table: array "" 100
        )~");
        Progress progress;
        const auto heap = analyzeHeap(drawn.shared(), progress);
        QVERIFY(heap.hasValue());
        QCOMPARE((*heap)->className(drawn["map"]), std::string("Map"));
        QCOMPARE((*heap)->selfSize(drawn["map"]), 120u);
        QCOMPARE((*heap)->retainedSize(drawn["window"]), 130u);
        QCOMPARE((*heap)->distance(drawn["map"]), 2);
        QCOMPARE((*heap)->dominator(drawn["table"]), drawn["map"]);
        QCOMPARE((*heap)->selfBytes(), 130u);
    }
    void totalsCountWhatTheEmbedderHolds()
    {
        DrawnHeap drawn("root: synthetic \"\" 0\nroot -> a\n");
        drawn.member("extra_native_bytes", "500");
        Progress progress;
        QCOMPARE((*analyzeHeap(drawn.shared(), progress))->totalBytes(), 508u);
    }
    void aRootAloneIsAHeap()
    {
        const DrawnHeap drawn("root: synthetic \"\" 7\n");
        Progress progress;
        const auto heap = analyzeHeap(drawn.shared(), progress);
        QVERIFY(heap.hasValue());
        QCOMPARE((*heap)->selfBytes(), 7u);
        QCOMPARE((*heap)->distance(drawn["root"]), 0);
    }
    void classesComeBeforeTheRest()
    {
        const DrawnHeap drawn("root -> a\n a: object Foo 24\n");
        Progress progress;
        std::shared_ptr<const ShallowHeap> early;
        std::string phase;
        HeapStages stages;
        stages.onClasses = [&](std::shared_ptr<const ShallowHeap> shallow) {
            early = std::move(shallow);
            phase = progress.state().phase;
        };
        QVERIFY(analyzeHeap(drawn.shared(), progress, stages).hasValue());
        QVERIFY(early);
        QCOMPARE(phase, std::string("Naming classes"));
        QCOMPARE(early->classes.className(drawn["a"]), std::string("Foo"));
        QCOMPARE(early->selfSizes[drawn["a"].value], 24u);
        QVERIFY(early->flags.isQueryable(drawn["a"]));
    }
    void cancellingIsAnError()
    {
        const DrawnHeap drawn("root -> a\n");
        Progress progress;
        progress.cancel();
        const auto heap = analyzeHeap(drawn.shared(), progress);
        QVERIFY(!heap);
        QVERIFY(heap.error().code == LoadErrorCode::Cancelled);
    }
    void cancellingWhenClassesAreThereIsAnError()
    {
        const DrawnHeap drawn("root -> a\n");
        Progress progress;
        HeapStages stages;
        stages.onClasses = [&](const std::shared_ptr<const ShallowHeap> &) { progress.cancel(); };
        const auto heap = analyzeHeap(drawn.shared(), progress, stages);
        QVERIFY(!heap);
        QVERIFY(heap.error().code == LoadErrorCode::Cancelled);
    }
    void moreThanTheMemoryIsRefusedBeforeAnythingIsTouched()
    {
        auto snapshot = std::make_shared<HeapSnapshot>();
        snapshot->nodeCount = kMaxHeapNodes;
        snapshot->edgeCount = 0xffffffff;
        if (availableMemory().value_or(0) > analysisMemory(*snapshot).count)
            QSKIP("a machine for the largest of all heaps");
        Progress progress;
        const auto heap = analyzeHeap(snapshot, progress);
        QVERIFY(!heap);
        QVERIFY(heap.error().code == LoadErrorCode::TooLarge);
    }
    void resultsDoNotDependOnTheNumberOfThreads()
    {
        std::mt19937 random(5);
        std::vector<std::shared_ptr<const HeapSnapshot>> snapshots = {
            snapshotOf(randomGraph(random, 300000, 4)), snapshotOf(broom(1000, 50000))};
        for (unsigned seed = 1; seed <= 20; ++seed)
            snapshots.push_back(RandomHeap(seed).draw().shared());
        for (const auto &snapshot : snapshots) {
            qputenv("V8SCOPE_THREADS", "1");
            const QByteArray alone = fingerprint(snapshot);
            qputenv("V8SCOPE_THREADS", "4");
            const QByteArray together = fingerprint(snapshot);
            qunsetenv("V8SCOPE_THREADS");
            QVERIFY(alone == together);
            QVERIFY(alone != "error");
        }
    }
    void progressReachesItsEnd()
    {
        const DrawnHeap drawn("root -> a\n");
        Progress progress;
        progress.beginPhase("Reading", 0.45);
        QVERIFY(analyzeHeap(drawn.shared(), progress).hasValue());
        progress.update(1);
        QCOMPARE(progress.state().fraction, 1.0);
    }
};

QTEST_APPLESS_MAIN(HeapTest)
#include "heap_test.moc"
