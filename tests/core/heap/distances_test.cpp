// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/distances.h"

#include "tests/support/drawn_heap.h"
#include "tests/support/graph_snapshot.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

std::int32_t distanceOf(const DrawnHeap &drawn, const std::string &key,
                        const NodeSet *ignored = nullptr)
{
    return computeDistances(drawn.snapshot(), ignored, Progress())[drawn[key].value];
}

// An edge of an entry of the table @3.
void drawEntry(DrawnHeap &drawn, const std::string &from)
{
    drawn.edge(from, "internal",
               "9 / part of key (K @5) -> value (V @7) pair in WeakMap (table @3)", "value");
}

} // namespace

class DistancesTest : public QObject {
    Q_OBJECT

private slots:
    void userRootsAreOneAway()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -shortcut 1-> window
            window -> a
            a -> b
            window -> b
        )~");
        QCOMPARE(distanceOf(drawn, "window"), 1);
        QCOMPARE(distanceOf(drawn, "a"), 2);
        QCOMPARE(distanceOf(drawn, "b"), 2);
    }
    void whatOnlySystemRootsReachIsFarAway()
    {
        const DrawnHeap drawn(
            R"~(
            root: synthetic ""
            root -[1]-> roots
            roots: synthetic "(GC roots)"
            roots -[1]-> internal
            roots -[2]-> a
            root -shortcut 1-> window
            window -> a
        )~");
        QCOMPARE(distanceOf(drawn, "root"), kSystemDistance);
        QCOMPARE(distanceOf(drawn, "roots"), kSystemDistance + 1);
        QCOMPARE(distanceOf(drawn, "internal"), kSystemDistance + 2);
        QCOMPARE(distanceOf(drawn, "a"), 2);
    }
    void withoutUserRootsTheRootIsTheStart()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -[1]-> roots
            roots: synthetic "(GC roots)"
            roots -[1]-> a
        )~");
        QCOMPARE(distanceOf(drawn, "root"), 0);
        QCOMPARE(distanceOf(drawn, "a"), 2);
    }
    void weakEdgesLeadNowhere()
    {
        const DrawnHeap drawn("root -> a\n a -weak 1-> b\n");
        QCOMPARE(distanceOf(drawn, "b"), kNoDistance);
    }
    void aWeakEdgeFromTheRootMakesAUserRoot()
    {
        const DrawnHeap drawn("root -weak 1-> a\n");
        QCOMPARE(distanceOf(drawn, "a"), 1);
    }
    void theSloppyFunctionMapIsSkipped()
    {
        const DrawnHeap drawn(R"~(
            root -> context
            context: hidden "system / NativeContext"
            context -internal sloppy_function_map-> map
            context -internal other-> a
            root -> second
            second: hidden "system / NativeContext / u"
            second -internal sloppy_function_map-> reached
        )~");
        QCOMPARE(distanceOf(drawn, "map"), kNoDistance);
        QCOMPARE(distanceOf(drawn, "a"), 2);
        QCOMPARE(distanceOf(drawn, "reached"), 2);
    }
    void everyThirdDescriptorIsSkipped()
    {
        const DrawnHeap drawn(R"~(
            root -> descriptors
            descriptors: array "(map descriptors)"
            descriptors -hidden 1-> one
            descriptors -internal 4-> four
            descriptors -internal 5-> five
            descriptors -hidden 7-> seven
            descriptors -internal 10x-> ten
            descriptors -internal map-> map
        )~");
        QCOMPARE(distanceOf(drawn, "one"), 2);
        QCOMPARE(distanceOf(drawn, "four"), kNoDistance);
        QCOMPARE(distanceOf(drawn, "five"), 2);
        QCOMPARE(distanceOf(drawn, "seven"), kNoDistance);
        QCOMPARE(distanceOf(drawn, "ten"), kNoDistance);
        QCOMPARE(distanceOf(drawn, "map"), 2);
    }
    void entriesOfWeakMapsAreAsFarAsTheFartherHolder()
    {
        DrawnHeap drawn("root -> table\n root -> a\n a -> b\n b -> key\n");
        drawEntry(drawn, "table");
        drawEntry(drawn, "key");
        QCOMPARE(distanceOf(drawn, "key"), 3);
        QCOMPARE(distanceOf(drawn, "value"), 4);
    }
    void oneHolderOfAnEntryIsNotEnough()
    {
        DrawnHeap drawn("root -> table\n");
        drawEntry(drawn, "table");
        drawEntry(drawn, "key");
        QCOMPARE(distanceOf(drawn, "value"), kNoDistance);
    }
    void aRootThatIsNamedTwiceIsWalkedTwice()
    {
        // So the second look at the entry takes it, as DevTools does.
        DrawnHeap drawn("root -shortcut 1-> table\n root -[2]-> table\n");
        drawEntry(drawn, "table");
        QCOMPARE(distanceOf(drawn, "value"), 2);
    }
    void ignoredNodesAreNotEntered()
    {
        const DrawnHeap drawn(R"~(
            root -> window
            window -> a
            a -> b
            window -> c
            c -> d
            d -> b
        )~");
        NodeSet ignored(drawn.size());
        ignored.insert(drawn["a"].value);
        QCOMPARE(distanceOf(drawn, "a", &ignored), kNoDistance);
        QCOMPARE(distanceOf(drawn, "b"), 3);
        QCOMPARE(distanceOf(drawn, "b", &ignored), 4);
    }
    void ignoredUserRootsKeepTheirDistance()
    {
        const DrawnHeap drawn("root -> window\n window -> a\n");
        NodeSet ignored(drawn.size());
        ignored.insert(drawn["window"].value);
        QCOMPARE(distanceOf(drawn, "window", &ignored), 1);
        QCOMPARE(distanceOf(drawn, "a", &ignored), 2);
    }
    void longListsAreCounted()
    {
        const auto snapshot = snapshotOf(chain(2000000));
        QCOMPARE(computeDistances(*snapshot, nullptr, Progress())[2000000], 2000000);
    }
};

QTEST_APPLESS_MAIN(DistancesTest)
#include "distances_test.moc"
