// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/node_filters.h"

#include "tests/support/analyzed_heap.h"

#include <QtTest>

#include <cstdint>
#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

std::string keys(const DrawnHeap &drawn, const NodeSet &set)
{
    std::vector<HeapNode> nodes;
    for (std::uint32_t node = 0; node < set.size(); ++node) {
        if (set.has(node))
            nodes.push_back(HeapNode(node));
    }
    return drawn.keys(nodes);
}

std::string heldBy(RetainedBy what, std::string_view drawing)
{
    const DrawnHeap drawn(drawing);
    Progress progress;
    return keys(drawn, nodesRetainedBy(*analyzed(drawn), what, progress));
}

} // namespace

class NodeFiltersTest : public QObject {
    Q_OBJECT

private slots:
    void whatOnlyAContextHoldsIsRetainedByContexts()
    {
        QCOMPARE(heldBy(RetainedBy::Contexts, R"~(
            root -> roots
            roots: synthetic "(GC roots)"
            roots -> closure
            closure -context-> context
            context: object "system / Context / f" 20
            context -> variable
            context -> shared
            roots -> shared
        )~"),
                 "context variable");
    }
    void aWeakEdgeHoldsNothing()
    {
        QCOMPARE(heldBy(RetainedBy::Contexts, R"~(
            root -> context
            context: object "system / Context" 20
            context -> variable
            root -weak 1-> variable
        )~"),
                 "context variable");
    }
    void whatNothingReachesIsRetainedByNothing()
    {
        QCOMPARE(heldBy(RetainedBy::DetachedNodes, R"~(
            root -> a
            lost -> held
            held -> lost
        )~"),
                 "");
    }
    void detachedNodesHoldWhatHangsOnThem()
    {
        QCOMPARE(heldBy(RetainedBy::DetachedNodes, R"~(
            root -> tree
            tree: native "<div>" 8 attached
            root -list-> list
            list -> gone
            gone: native "<p>" 8 detached
            gone -> data
        )~"),
                 "gone data");
    }
    void aListenersFunctionHoldsItsClosure()
    {
        QCOMPARE(heldBy(RetainedBy::EventHandlers, R"~(
            root -> listener
            listener: native V8EventListener 8
            listener -[1]-> handler
            handler: closure f 8
            handler -internal code-> code
            handler -internal context-> captured
            root -> code
        )~"),
                 "handler captured");
    }
    void aWrappersFirstFunctionIsTheHandler()
    {
        QCOMPARE(heldBy(RetainedBy::EventHandlers, R"~(
            root -> listener
            listener: native V8EventListener 8
            listener -[1]-> wrapper
            wrapper -options-> options
            wrapper -first-> first
            wrapper -second-> second
            first: closure f 8
            first -internal code-> code
            second: closure g 8
            second -internal code-> code
            root -> code
        )~"),
                 "first");
    }
    void withoutCodeTheCallbackItselfIsTheHandler()
    {
        QCOMPARE(heldBy(RetainedBy::EventHandlers, R"~(
            root -> listener
            listener: native V8EventListener 8
            listener -"1"-> callback
            callback -> data
        )~"),
                 "callback data");
    }
    void aDetachedListenerIsNoListener()
    {
        QCOMPARE(heldBy(RetainedBy::EventHandlers, R"~(
            root -> listener
            listener: native V8EventListener 8 detached
            listener -[1]-> callback
        )~"),
                 "");
    }
    void theConsolesGlobalsHoldWhatOnlyTheyReach()
    {
        QCOMPARE(heldBy(RetainedBy::Console, R"~(
            root -> handles
            handles: synthetic "(Global handles)"
            handles -internal "3 / DevTools console"-> temp1
            handles -internal "4 / page"-> kept
            temp1 -> kept
            temp1 -> logged
            object -property "5 / DevTools console"-> data
            root -> object
        )~"),
                 "temp1 logged");
    }
    void aShortcutNamedByANumberIsNotTheConsoles()
    {
        QCOMPARE(heldBy(RetainedBy::Console, R"~(
            root: synthetic ""
            root -shortcut "3 / DevTools console"-> a
            root -shortcut "x / DevTools console"-> b
        )~"),
                 "b");
    }
    void anIdRangeLeavesOutItsBegin()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic "" 0 @1
            a: object A 8 @10
            b: object B 8 @11
            c: object C 8 @20
            d: object D 8 @21
            root -> a
        )~");
        QCOMPARE(keys(drawn, nodesInIdRange(*analyzed(drawn), 10, 20)), "b c");
    }
    void aRealmsNodesAreAFilter()
    {
        const DrawnHeap drawn(R"~(
            root -> realm
            realm: hidden "system / NativeContext / a" 8
            realm -> mine
            root -> other
        )~");
        Progress progress;
        const NativeContexts contexts = attributeToContexts(*analyzed(drawn), progress);
        const auto realm = static_cast<std::int32_t>(drawn["realm"].value);
        QCOMPARE(keys(drawn, nodesOfContext(contexts, realm)), "realm mine");
        QCOMPARE(keys(drawn, nodesOfContext(contexts, NativeContexts::kNone)), "root other");
    }
    void equalStringsAreAFilter()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            a: string same 20
            root -> b
            b: string same 20
            root -> c
            c: string other 20
        )~");
        Progress progress;
        QCOMPARE(keys(drawn, duplicatedStringNodes(*analyzed(drawn), progress)), "a b");
    }
    void setsCombine()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            root: synthetic "" 0
            a: native "<a>" 100 detached
            root -> b
            b: native "<b>" 5 detached
            root -> c
            c: object C 100
        )~");
        const auto heap = analyzed(drawn);
        const NodeSet early = nodesInIdRange(*heap, 0, heap->snapshot->id(drawn["a"]));
        QCOMPARE(keys(drawn, detachedNodes(*heap)), "a b");
        QCOMPARE(keys(drawn, intersection(early, detachedNodes(*heap))), "a");
    }
    void theLargestIdOfAnObjectIsOdd()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            a: object A 8 @33
            root -> b
            b: native B 8 @40
        )~");
        QCOMPARE(maxJsObjectId(drawn.snapshot()), 33u);
    }
    void aLongChainIsWalkedWithoutRecursion()
    {
        DrawnHeap drawn("root -> context");
        drawn.node("context").name = "system / Context";
        std::string last = "context";
        for (int i = 0; i < 100000; ++i) {
            const std::string next = "n" + std::to_string(i);
            drawn.node(next).name = "Link";
            drawn.edge(last, "property", "next", next);
            last = next;
        }
        Progress progress;
        const NodeSet held = nodesRetainedBy(*analyzed(drawn), RetainedBy::Contexts, progress);
        QVERIFY(held.has(drawn[last].value));
    }
};

QTEST_APPLESS_MAIN(NodeFiltersTest)
#include "node_filters_test.moc"
