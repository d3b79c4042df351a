// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/retainer_index.h"

#include "tests/support/drawn_heap.h"
#include "tests/support/graph_snapshot.h"

#include <QtTest>

#include <random>
#include <string>
#include <vector>

using namespace v8scope;
using namespace v8scope::drawn;

class RetainerIndexTest : public QObject {
    Q_OBJECT

private slots:
    void sourcesStandInTheOrderOfTheirEdges()
    {
        const DrawnHeap drawn("root -> a\n root -> b\n b -1-> c\n a -> c\n b -2-> c\n");
        QCOMPARE(retainers(drawn, "c"), std::string("a b b"));
        QCOMPARE(retainers(drawn, "root"), std::string());
    }
    void essentialEdgesAreMarked()
    {
        const DrawnHeap drawn("root -> a\n a -> b\n root -> b\n");
        EdgeSet essential(3);
        essential.insert(2); // a.b
        const RetainerIndex index = buildRetainerIndex(drawn.snapshot(), essential, Progress());
        const auto words = index.of(drawn["b"]);
        QCOMPARE(words.size(), std::size_t{2});
        QCOMPARE(words[0], drawn["root"].value);
        QCOMPARE(words[1], drawn["a"].value | RetainerIndex::kEssential);
    }
    void edgesAreFoundInTheirSources()
    {
        const DrawnHeap drawn("root -> a\n root -> b\n b -1-> c\n a -> c\n b -> a\n b -2-> c\n");
        const RetainerIndex index =
            buildRetainerIndex(drawn.snapshot(), EdgeSet(drawn.snapshot().edgeCount), Progress());
        QCOMPARE(incomingEdges(drawn.snapshot(), index, drawn["c"]),
                 (std::vector<std::uint32_t>{2, 3, 5}));
        QVERIFY(incomingEdges(drawn.snapshot(), index, drawn["root"]).empty());
    }
    void itHoldsEveryEdgeOnce()
    {
        std::mt19937 random(7);
        const auto snapshot = snapshotOf(randomGraph(random, 2000, 5));
        const RetainerIndex index =
            buildRetainerIndex(*snapshot, EdgeSet(snapshot->edgeCount), Progress());
        std::vector<std::vector<std::uint32_t>> expected(snapshot->nodeCount);
        for (std::uint32_t edge = 0; edge < snapshot->edgeCount; ++edge)
            expected[snapshot->edgeTo[edge]].push_back(snapshot->edgeFrom(edge).value);
        for (std::uint32_t n = 0; n < snapshot->nodeCount; ++n) {
            const auto words = index.of(HeapNode(n));
            QCOMPARE(std::vector<std::uint32_t>(words.begin(), words.end()), expected[n]);
        }
    }

private:
    static std::string retainers(const DrawnHeap &drawn, const std::string &key)
    {
        const RetainerIndex index =
            buildRetainerIndex(drawn.snapshot(), EdgeSet(drawn.snapshot().edgeCount), Progress());
        return drawn.keys(index.of(drawn[key]));
    }
};

QTEST_APPLESS_MAIN(RetainerIndexTest)
#include "retainer_index_test.moc"
