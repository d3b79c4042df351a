// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers/retainer_list.h"

#include "tests/support/analyzed_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// "a.x 2; b.x 3", greyed ones in brackets.
std::string text(const DrawnHeap &drawn, const std::vector<Retainer> &retainers)
{
    std::string text;
    for (const Retainer &retainer : retainers) {
        const std::string row = drawn.key(retainer.from) + "." +
                                drawn.snapshot().edgeName(retainer.edge) + " " +
                                std::to_string(retainer.distance);
        text += (text.empty() ? "" : "; ") + (retainer.isIgnored ? "(" + row + ")" : row);
    }
    return text;
}

std::string retainersOf(const DrawnHeap &drawn, const std::string &key,
                        const std::vector<std::string> &ignoredKeys = {})
{
    const auto heap = analyzed(drawn);
    if (ignoredKeys.empty())
        return text(drawn, listRetainers(*heap, drawn[key], nullptr));
    std::vector<HeapNode> ignored;
    for (const std::string &ignoredKey : ignoredKeys)
        ignored.push_back(drawn[ignoredKey]);
    Progress progress;
    const auto state = ignoreRetainers(*heap, ignored, progress);
    return text(drawn, listRetainers(*heap, drawn[key], state.get()));
}

std::string contentsOf(std::string_view drawing, const std::string &key)
{
    const DrawnHeap drawn(drawing);
    std::string text;
    for (const ContainedEdge &row : listContained(*analyzed(drawn), drawn[key]))
        text += (text.empty() ? "" : " ") + drawn.snapshot().edgeName(row.edge);
    return text;
}

// Two ways to the target; that over near is shorter.
constexpr const char *kTwoWays = R"~(
    root: synthetic ""
    root -> roots
    roots: synthetic "(GC roots)"
    roots -> near
    near -> target
    roots -> far
    far -> middle
    middle -> target
)~";

constexpr const char *kEntry =
    " / part of key (K @13) -> value (V @15) pair in WeakMap (table @11)";

// An entry of a WeakMap: the table and the key hold the value together.
DrawnHeap weakMap()
{
    DrawnHeap drawn(R"~(
        root: synthetic ""
        root -> roots
        roots: synthetic "(GC roots)"
        roots -> table
        table: array "" 8 @11
        roots -> holder
        holder -> key
        key: object K 8 @13
        value: object V 8 @15
    )~");
    drawn.edge("table", "internal", std::string("1") + kEntry, "value");
    drawn.edge("key", "internal", std::string("2") + kEntry, "value");
    return drawn;
}

} // namespace

class RetainerListTest : public QObject {
    Q_OBJECT

private slots:
    void theNearestComesFirst()
    {
        QCOMPARE(retainersOf(DrawnHeap(kTwoWays), "target"), "near.target 2; middle.target 3");
    }
    void equalDistancesAreOrderedByName()
    {
        QCOMPARE(retainersOf(DrawnHeap(R"~(
            root: synthetic ""
            root -> roots
            roots -> c
            roots -> b
            roots -> a
            c -x-> target
            b -x-> target
            a -x-> target
        )~"),
                             "target"),
                 "a.x 2; b.x 2; c.x 2");
    }
    void equalNamesStandAgainstTheOrderOfTheFile()
    {
        QCOMPARE(retainersOf(DrawnHeap(R"~(
            root: synthetic ""
            root -> roots
            roots -> a
            a: object Foo 8
            roots -> b
            b: object Foo 8
            a -x-> target
            a -y-> target
            b -x-> target
        )~"),
                             "target"),
                 "b.x 2; a.y 2; a.x 2");
    }
    void weakEdgesAndTheRootAreNoRetainers()
    {
        QCOMPARE(retainersOf(DrawnHeap(R"~(
            root: synthetic ""
            root -> target
            root -> a
            a -weak 1-> target
            a -strong-> target
        )~"),
                             "target"),
                 "a.strong 1");
    }
    void whatNothingReachesComesLast()
    {
        QCOMPARE(retainersOf(DrawnHeap(R"~(
            root: synthetic ""
            root -> roots
            roots -> a
            a -> target
            lost -> target
        )~"),
                             "target"),
                 "a.target 2; (lost.target 200000000)");
    }
    void whatOnlyIgnoredNodesReachIsGreyedAndKeepsItsOrder()
    {
        QCOMPARE(retainersOf(DrawnHeap(kTwoWays), "target", {"near"}),
                 "middle.target 3; (near.target 200000002)");
    }
    void ignoringNothingChangesNothing()
    {
        const DrawnHeap drawn(kTwoWays);
        const auto heap = analyzed(drawn);
        Progress progress;
        const auto state = ignoreRetainers(*heap, {}, progress);
        QCOMPARE(text(drawn, listRetainers(*heap, drawn["target"], state.get())),
                 retainersOf(drawn, "target"));
    }
    void aTableHoldsNothingOnceTheKeyIsCutOff()
    {
        const std::string name(kEntry);
        QCOMPARE(retainersOf(weakMap(), "value"), "table.1" + name + " 2; key.2" + name + " 3");
        QCOMPARE(retainersOf(weakMap(), "value", {"holder"}),
                 "(table.1" + name + " 200000000); (key.2" + name + " 200000000)");
    }
    void aUserRootStaysReachedThoughIgnored()
    {
        QCOMPARE(retainersOf(DrawnHeap(R"~(
            root: synthetic ""
            root -> window
            window -> target
        )~"),
                             "target", {"window"}),
                 "window.target 1");
    }
    void theLargestContentComesFirst()
    {
        QCOMPARE(contentsOf(R"~(
            root -> a
            a -small-> x
            x: object X 8
            a -large-> y
            y: object Y 80
        )~",
                            "a"),
                 "large small");
    }
    void equalContentsAreOrderedByNameThenNumbersThenProto()
    {
        QCOMPARE(contentsOf(R"~(
            root -> a
            root -> x
            a -__proto__-> x
            a -[9]-> x
            a -[10]-> x
            a -shortcut 7y-> x
            a -zz-> x
            a -weak b-> x
            a -shortcut name-> x
        )~",
                            "a"),
                 "b name zz 10 7 9 __proto__");
    }
    void namesAreComparedAsJavaScriptDoes()
    {
        QCOMPARE(contentsOf("root -> a\n root -> x\n a -\uFB01-> x\n a -\U0001F600-> x", "a"),
                 "\U0001F600 \uFB01");
    }
};

QTEST_APPLESS_MAIN(RetainerListTest)
#include "retainer_list_test.moc"
