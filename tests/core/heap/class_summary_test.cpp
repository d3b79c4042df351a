// SPDX-License-Identifier: GPL-3.0-or-later
// The summary of classes has the figures and the order of Chrome DevTools (R12, R20).
#include "core/heap/summary/class_summary.h"
#include "core/heap/summary/largest_nodes.h"
#include "tests/support/analyzed_heap.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

QString draw(const HeapClasses &classes, const std::vector<ClassRow> &rows)
{
    QStringList lines;
    for (const ClassRow &row : rows)
        lines += QString("%1 x%2 at %3: %4, %5%6")
                     .arg(QString::fromStdString(classes.names[classes.groups[row.group].name]))
                     .arg(row.count)
                     .arg(row.distance)
                     .arg(row.selfBytes)
                     .arg(row.retainedBytes)
                     .arg(row.isShadowed ? " shadowed" : "");
    return lines.join("; ");
}

// "CLASS xCOUNT at DISTANCE: SELF, RETAINED; …"; only: the nodes that count, "" = all.
QString summary(const DrawnHeap &drawn, const std::string &only = "")
{
    const auto heap = analyzed(drawn);
    NodeSet passes(drawn.size());
    for (std::size_t n = 0; n < drawn.size(); ++n) {
        const std::string key = drawn.key(HeapNode(static_cast<std::uint32_t>(n)));
        if ((" " + only + " ").find(" " + key + " ") != std::string::npos)
            passes.insert(n);
    }
    Progress progress;
    return draw(heap->classes, summarizeClasses(*heap, only.empty() ? nullptr : &passes, progress));
}

// A list of three, each node with a value of its own.
const char *const kList = R"~(
    root -> first
    first: object Node 10
    first -next-> second
    second: object Node 20
    second -next-> third
    third: object Node 30
    first -value-> a
    a: object Value 1
    second -value-> b
    b: object Value 2
    third -value-> c
    c: object Value 4
)~";

} // namespace

class ClassSummaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAMemberRetainsCountsOnce()
    {
        QCOMPARE(summary(DrawnHeap(kList)), "Node x3 at 1: 60, 67; Value x3 at 2: 7, 7");
    }
    void ofFilteredNodesTheTopMostCountWithAllTheyRetain()
    {
        QCOMPARE(summary(DrawnHeap(kList), "second third b"),
                 "Node x2 at 2: 50, 56; Value x1 at 3: 2, 2");
        QCOMPARE(summary(DrawnHeap(kList), "first c"), "Node x1 at 1: 10, 67; Value x1 at 4: 4, 4");
    }
    void membersSideBySideAreAdded()
    {
        const DrawnHeap heap(R"~(
            root -> map
            map: object Map 5
            map -> inner
            inner: object Foo 10
            inner -> text
            text: string abc 100
            map -> other
            other: object Foo 20
        )~");
        QCOMPARE(summary(heap), "Map x1 at 1: 5, 135; Foo x2 at 2: 30, 130; "
                                "(string) x1 at 3: 100, 100");
    }
    void nodesWithoutASizeDoNotCount()
    {
        const DrawnHeap heap("root -> a\n a: object Foo 0\n a -> b\n b: object Foo 8\n");
        QCOMPARE(summary(heap), "Foo x1 at 2: 8, 8");
    }
    void aMemberNeverReachedMakesTheDistanceThatOfNone()
    {
        const DrawnHeap heap("root -> a\n a: object Foo 8\n b: object Foo 8\n b -weak w-> a\n");
        const auto whole = analyzed(heap);
        Progress progress;
        const std::vector<ClassRow> rows = summarizeClasses(*whole, nullptr, progress);
        QCOMPARE(rows[0].distance, kNoDistance);
        QCOMPARE(rows[0].nearest, 1);
    }
    void equalSizesAreInTheOrderOfNames()
    {
        const DrawnHeap heap("root -> b\n b: object b 8\n root -> a\n a: object a 8\n"
                             "root -> c\n c: object C 8\n");
        QCOMPARE(summary(heap), "C x1 at 1: 8, 8; a x1 at 1: 8, 8; b x1 at 1: 8, 8");
    }
    void ofGroupsWithEqualKeysTheLaterHidesTheEarlier()
    {
        const DrawnHeap heap("root -> f\n f: closure f 10\n root -> o\n o: object Function 8\n");
        QCOMPARE(summary(heap), "Function x1 at 1: 10, 10 shadowed; Function x1 at 1: 8, 8");
        QCOMPARE(summary(heap, "f"), "Function x1 at 1: 10, 10"); // no member of the other
    }
    void placesKeepGroupsApartAndHideNothing()
    {
        DrawnHeap heap("root -> a\n a: object Foo 10\n root -> b\n b: object Foo 8\n");
        heap.location("a", 1, 2, 3);
        QCOMPARE(summary(heap), "Foo x1 at 1: 10, 10; Foo x1 at 1: 8, 8");
    }
    void sizesComeBeforeDominators()
    {
        const DrawnHeap drawn(kList);
        Progress progress;
        HeapStages stages;
        QString shown;
        stages.onClasses = [&](std::shared_ptr<const ShallowHeap> heap) {
            shown = draw(heap->classes, summarizeShallow(*heap, progress));
        };
        QVERIFY(analyzeHeap(drawn.shared(), progress, stages));
        QCOMPARE(shown, "Node x3 at -5: 60, 0; Value x3 at -5: 7, 0");
    }

    void membersAreByRetainedSizeThenId()
    {
        DrawnHeap drawn(R"~(
            root -> a
            a: object Foo 8 @9
            root -> b
            b: object Foo 20 @7
            root -> c
            c: object Foo 8 @5
            root -> d
            d: object Foo 0 @3
        )~");
        const auto heap = analyzed(drawn);
        const std::uint32_t group = heap->classes.groupOf[drawn["a"].value];
        QCOMPARE(drawn.keys(membersOf(*heap, group, nullptr)), "b c a");
        NodeSet passes(drawn.size());
        passes.insert(drawn["a"].value);
        QCOMPARE(drawn.keys(membersOf(*heap, group, &passes)), "a");
    }
    void theLargestNodesAreByRetainedSize()
    {
        const DrawnHeap drawn(kList);
        const auto heap = analyzed(drawn);
        QCOMPARE(drawn.keys(largestNodes(*heap, 3)), "root first second");
        QCOMPARE(drawn.keys(largestNodes(*heap, 99)), "root first second third c b a");
        QCOMPARE(drawn.keys(largestNodes(*heap, 0)), "");
        QCOMPARE(drawn.keys(largestOf(*heap, {drawn["b"], drawn["third"], drawn["a"]}, 2)),
                 "third b");
    }

    // So many different classes inside each other that their sets are not worth numbering.
    void deepListsOfManyClassesNeedNoStack()
    {
        DrawnHeap drawn("root -> n0");
        for (int i = 0; i < 30000; ++i) {
            drawn.node("n" + std::to_string(i)).name = "C" + std::to_string(i % 3000);
            drawn.edge("n" + std::to_string(i), "property", "next", "n" + std::to_string(i + 1));
        }
        drawn.node("n30000").name = "C0";
        const auto heap = analyzed(drawn);
        Progress progress;
        const std::vector<ClassRow> rows = summarizeClasses(*heap, nullptr, progress);
        QCOMPARE(rows.size(), 3000u);
        QCOMPARE(rows[0].retainedBytes, 30001u * 8);
        QCOMPARE(rows[2999].retainedBytes, (30001u - 2999) * 8);
    }
};

QTEST_APPLESS_MAIN(ClassSummaryTest)
#include "class_summary_test.moc"
