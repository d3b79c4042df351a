// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/compare/heap_comparison.h"

#include "tests/support/analyzed_heap.h"
#include "tests/support/random_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

HeapComparison compared(const DrawnHeap &base, const DrawnHeap &current)
{
    Progress progress;
    return *compareHeaps(*analyzed(base), *analyzed(current), progress);
}

// "Foo +2 48 -1 24 grown 1 8 retained 32;" for each row, in order; what is 0 is left out.
std::string text(const HeapComparison &comparison)
{
    std::string text;
    for (const ComparisonRow &row : comparison.rows) {
        text += text.empty() ? "" : "; ";
        text += row.name;
        if (row.added > 0)
            text += " +" + std::to_string(row.added) + " " + std::to_string(row.addedBytes);
        if (row.removed > 0)
            text += " -" + std::to_string(row.removed) + " " + std::to_string(row.removedBytes);
        if (row.grownSurvivors > 0 || row.grownBytes != 0)
            text += " grown " + std::to_string(row.grownSurvivors) + " " +
                    std::to_string(row.grownBytes);
        if (row.retainedDelta != 0)
            text += " retained " + std::to_string(row.retainedDelta);
    }
    return text;
}

std::int64_t sumOfRows(const HeapComparison &comparison)
{
    std::int64_t sum = 0;
    for (const ComparisonRow &row : comparison.rows)
        sum += row.deltaBytes() + row.grownBytes;
    return sum;
}

// The same program later: some ids new, some sizes and classes others.
void drift(DrawnHeap &drawn, RandomHeap &random)
{
    for (unsigned n = 1; n < drawn.size(); ++n) {
        DrawnNode &node = drawn.node(RandomHeap::key(n));
        if (random.chance(20))
            node.id = std::to_string(100001 + 2 * n);
        if (random.chance(20))
            node.selfSize = std::to_string(8 * random.below(20));
        if (random.chance(10))
            node.name = "Changed";
    }
}

} // namespace

class HeapComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void countsWhatIsNewAndWhatIsGone()
    {
        const DrawnHeap base(R"~(
            root: synthetic ""
            root -> a
            root -> b
            a: object Foo 10 @11
            b: object Foo 20 @13
        )~");
        const DrawnHeap current(R"~(
            root: synthetic ""
            root -> a
            root -> c
            root -> d
            a: object Foo 10 @11
            c: object Foo 30 @15
            d: object Foo 5 @17
        )~");
        QCOMPARE(text(compared(base, current)), "Foo +2 35 -1 20 retained 15");
    }
    void showsThatASurvivorGrew()
    {
        const DrawnHeap base("root: synthetic \"\"\nroot -> a\na: object Foo 10 @11");
        const DrawnHeap current("root: synthetic \"\"\nroot -> a\na: object Foo 18 @11");
        const HeapComparison comparison = compared(base, current);
        QCOMPARE(text(comparison), "Foo grown 1 8 retained 8");
        QVERIFY(!HeapComparison::isDevToolsRow(comparison.rows.at(0)));
    }
    void showsThatASurvivorRetainsMore()
    {
        const DrawnHeap base("root: synthetic \"\"\nroot -> a\na: object Cache 10 @11");
        const DrawnHeap current(R"~(
            root: synthetic ""
            root -> a
            a: object Cache 10 @11
            a -> b
            b: object Entry 500 @13
        )~");
        QCOMPARE(text(compared(base, current)), "Entry +1 500 retained 500; Cache retained 500");
    }
    void leavesUnchangedClassesOut()
    {
        const DrawnHeap heap("root: synthetic \"\"\nroot -> a\na: object Foo 10 @11");
        QCOMPARE(text(compared(heap, heap)), "");
    }
    void ordersRowsByWhatWasAdded()
    {
        const DrawnHeap base("root: synthetic \"\"\nroot -> z\nz: object Zoo 1 @101");
        const DrawnHeap current(R"~(
            root: synthetic ""
            root -> a
            root -> b
            root -> c
            a: object Small 10 @11
            b: object Large 90 @13
            c: object Equal 10 @15
        )~");
        QCOMPARE(text(compared(base, current)),
                 "Large +1 90 retained 90; Equal +1 10 retained 10; Small +1 10 retained 10; "
                 "Zoo -1 1 retained -1");
    }
    void movesAnObjectWhoseClassChanged()
    {
        const DrawnHeap base("root: synthetic \"\"\nroot -> a\na: object Foo 10 @11");
        const DrawnHeap current("root: synthetic \"\"\nroot -> a\na: object Bar 16 @11");
        const HeapComparison comparison = compared(base, current);
        QCOMPARE(text(comparison), "Bar +1 16 retained 16; Foo -1 10 retained -10");
        QCOMPARE(comparison.totalDeltaBytes, 6);
    }
    void anObjectThatGotASizeIsNew()
    {
        const DrawnHeap base("root: synthetic \"\"\nroot -> a\na: object Foo 0 @11");
        const DrawnHeap current("root: synthetic \"\"\nroot -> a\na: object Foo 16 @11");
        QCOMPARE(text(compared(base, current)), "Foo +1 16 retained 16");
    }
    void classifiesTheBaseByTheShapesOfTheCurrent()
    {
        // Alone, the base would call its one {x} "Object": a shape needs two of its kind.
        const DrawnHeap base(R"~(
            root: synthetic ""
            root -> a
            a: object Object 10 @11
            a -x-> b
            b: object B 1 @13
        )~");
        const DrawnHeap current(R"~(
            root: synthetic ""
            root -> a
            root -> c
            a: object Object 10 @11
            a -x-> b
            b: object B 1 @13
            c: object Object 10 @15
            c -x-> b
        )~");
        QCOMPARE(text(compared(base, current)), "{x} +1 10 retained 9");
    }
    void keepsTheBytesOfAGroupThatDevToolsLoses()
    {
        // An object called "Function" and functions have one public key; the later group stays.
        const DrawnHeap base(R"~(
            root: synthetic ""
            root -> f
            f: closure f 32 @11
        )~");
        const DrawnHeap current(R"~(
            root: synthetic ""
            root -> o
            root -> f
            o: object Function 100 @9
            f: closure f 32 @11
        )~");
        const HeapComparison comparison = compared(base, current);
        QCOMPARE(text(comparison), "Function grown 0 100 retained 100");
        QCOMPARE(comparison.totalDeltaBytes, 100);
    }
    void tellsTheTwoPlacesOfOneClassApart()
    {
        DrawnHeap base("root: synthetic \"\"\nroot -> a\na: object Foo 10 @11");
        DrawnHeap current("root: synthetic \"\"\nroot -> a\na: object Foo 10 @11");
        base.location("a", 3, 1, 2);
        current.location("a", 3, 7, 2);
        const HeapComparison comparison = compared(base, current);
        QCOMPARE(comparison.rows.at(0).key, "3,7,2,Foo");
        QCOMPARE(comparison.rows.at(1).key, "3,1,2,Foo");
    }
    void listsTheMembersOfARow()
    {
        const DrawnHeap base(R"~(
            root: synthetic ""
            root -> a
            root -> b
            a: object Foo 10 @11
            b: object Foo 20 @13
        )~");
        const DrawnHeap current(R"~(
            root: synthetic ""
            root -> a
            root -> small
            root -> large
            a: object Foo 12 @11
            small: object Foo 1 @15
            large: object Foo 9 @17
        )~");
        Progress progress;
        const auto before = analyzed(base);
        const auto after = analyzed(current);
        const HeapComparison comparison = *compareHeaps(*before, *after, progress);
        const ComparisonMembers members =
            comparisonMembers(*before, *after, comparison, 0, progress);
        QCOMPARE(current.keys(members.added), "large small");
        QCOMPARE(base.keys(members.removed), "b");
        QCOMPARE(members.changed.size(), 1u);
        QCOMPARE(members.changed[0].growth, 2);
    }
    void pairsAnIdThatStandsTwice()
    {
        const DrawnHeap base("root: synthetic \"\"\nroot -> a\na: object Foo 10 @11");
        const DrawnHeap current(R"~(
            root: synthetic ""
            root -> a
            root -> b
            a: object Foo 10 @11
            b: object Foo 10 @11
        )~");
        QCOMPARE(text(compared(base, current)), "Foo +1 10 retained 10");
    }
    void everyByteIsInARowOfRandomHeaps()
    {
        for (unsigned seed = 1; seed <= 300; ++seed) {
            RandomHeap random(seed);
            const DrawnHeap base = RandomHeap(seed).draw();
            DrawnHeap current = random.draw();
            drift(current, random);
            const HeapComparison comparison = compared(base, current);
            QCOMPARE(sumOfRows(comparison), comparison.totalDeltaBytes);
        }
    }
    void membersAreWhatRowsCountInRandomHeaps()
    {
        Progress progress;
        for (unsigned seed = 1; seed <= 100; ++seed) {
            RandomHeap random(seed);
            const DrawnHeap base = RandomHeap(seed).draw();
            DrawnHeap current = random.draw();
            drift(current, random);
            const auto before = analyzed(base);
            const auto after = analyzed(current);
            const HeapComparison comparison = *compareHeaps(*before, *after, progress);
            for (std::uint32_t row = 0; row < comparison.rows.size(); ++row) {
                const auto members = comparisonMembers(*before, *after, comparison, row, progress);
                QCOMPARE(members.added.size(), comparison.rows[row].added);
                QCOMPARE(members.removed.size(), comparison.rows[row].removed);
            }
        }
    }
    void equalIdsOfEqualThingsAreOneProcess()
    {
        const DrawnHeap heap("root: synthetic \"\"\nroot -> a\na: object Foo 10 @11");
        const HeapComparison comparison = compared(heap, heap);
        QVERIFY(comparison.isSameProcess);
        QCOMPARE(comparison.sharedIdShare, 1.0);
    }
    void equalIdsOfOtherThingsAreTwoProcesses()
    {
        const DrawnHeap base("root: synthetic \"\"\nroot -> a\na: object Foo 10 @11");
        const DrawnHeap current("root: synthetic \"\"\nroot -> a\na: object Bar 10 @11");
        QVERIFY(!compared(base, current).isSameProcess);
    }
    void aCancelledComparisonIsAnError()
    {
        const DrawnHeap heap("root: synthetic \"\"\nroot -> a\na: object Foo 10 @11");
        Progress progress;
        const auto analysis = analyzed(heap);
        progress.cancel();
        const auto result = compareHeaps(*analysis, *analysis, progress);
        QVERIFY(!result);
        QCOMPARE(result.error().code, LoadErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(HeapComparisonTest)
#include "heap_comparison_test.moc"
