// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/node_flags.h"

#include "tests/support/drawn_heap.h"

#include <QtTest>

#include <functional>
#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// The keys of the nodes for which it holds.
std::string nodesWith(const DrawnHeap &drawn,
                      const std::function<bool(const NodeFlags &, HeapNode)> &holds)
{
    const NodeFlags flags = computeNodeFlags(drawn.snapshot(), Progress());
    std::vector<HeapNode> nodes;
    for (std::uint32_t n = 0; n < drawn.snapshot().nodeCount; ++n) {
        if (holds(flags, HeapNode(n)))
            nodes.push_back(HeapNode(n));
    }
    return drawn.keys(nodes);
}

std::string detached(const DrawnHeap &drawn)
{
    return nodesWith(drawn, [](const NodeFlags &flags, HeapNode node) {
        return flags.detachedness(node) == Detachedness::Detached;
    });
}
std::string attached(const DrawnHeap &drawn)
{
    return nodesWith(drawn, [](const NodeFlags &flags, HeapNode node) {
        return flags.detachedness(node) == Detachedness::Attached;
    });
}
std::string renamed(const DrawnHeap &drawn)
{
    return nodesWith(drawn, &NodeFlags::isRenamed);
}
std::string pageOwned(const DrawnHeap &drawn)
{
    return nodesWith(drawn, &NodeFlags::isPageOwned);
}
std::string queryable(const DrawnHeap &drawn)
{
    return nodesWith(drawn, &NodeFlags::isQueryable);
}

} // namespace

class NodeFlagsTest : public QObject {
    Q_OBJECT

private slots:
    void detachednessSpreadsAmongNativeNodes()
    {
        const DrawnHeap drawn(R"~(
            div: native "<div>" detached
            div -> span
            span: native "<span>"
            span -> text
            text: native Text
        )~");
        QCOMPARE(detached(drawn), std::string("div span text"));
        QCOMPARE(renamed(drawn), std::string("div span text"));
    }
    void whatBothReachIsAttached()
    {
        const DrawnHeap drawn(R"~(
            old: native "<div>" detached
            page: native "<body>" attached
            old -> shared
            page -> shared
            shared: native "<p>"
            shared -> below
            below: native "<b>"
        )~");
        QCOMPARE(attached(drawn), std::string("page shared below"));
        QCOMPARE(detached(drawn), std::string("old"));
    }
    void whatTheFileSaysIsFixed()
    {
        const DrawnHeap drawn(R"~(
            page: native "<body>" attached
            page -> old
            old: native "<div>" detached
        )~");
        QCOMPARE(detached(drawn), std::string("old"));
    }
    void javaScriptDoesNotPassDetachednessOn()
    {
        const DrawnHeap drawn(R"~(
            div: native "<div>" detached
            div -> wrapper
            wrapper: object HTMLElement
            wrapper -> inner
            inner: native "<b>"
            lost: object Lost detached
            lost -> other
            other: native "<i>"
        )~");
        QCOMPARE(detached(drawn), std::string("div lost"));
        QCOMPARE(renamed(drawn), std::string("div"));
    }
    void hiddenAndWeakEdgesDoNotPassDetachednessOn()
    {
        const DrawnHeap drawn(R"~(
            div: native "<div>" detached
            div -hidden 1-> a
            div -weak 2-> b
            a: native "<a>"
            b: native "<b>"
        )~");
        QCOMPARE(detached(drawn), std::string("div"));
    }
    void olderFilesTellDetachednessByTheName()
    {
        DrawnHeap drawn(R"~(
            a: native "Detached <div>"
            b: native "Detached Text"
            c: native "Detachedness"
            d: object "Detached Foo"
            a -> e
            e: native "<b>"
        )~");
        drawn.nodeFields = {"type", "name", "id", "self_size", "edge_count"};
        QCOMPARE(detached(drawn), std::string("a b"));
        QCOMPARE(renamed(drawn), std::string());
    }
    void pagesOwnWhatTheirGlobalsReach()
    {
        const DrawnHeap drawn(
            R"~(
            root: synthetic ""
            root -shortcut 1-> window
            root -[2]-> roots
            roots: synthetic "(GC roots)"
            roots -[1]-> other
            window -> a
            a -internal map-> map
            a -weak 1-> weak
        )~");
        QCOMPARE(pageOwned(drawn), std::string("window a map"));
    }
    void pagesOwnTheDocumentTrees()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -[1]-> trees
            root -[2]-> object
            root -internal 3-> others
            trees: synthetic "(Document DOM trees)"
            others: synthetic "(Document DOM trees)"
            trees -[1]-> div
            div: native "<div>"
        )~");
        QCOMPARE(pageOwned(drawn), std::string("trees div"));
    }
    void whatPropertiesOfUserRootsReachIsQueryable()
    {
        const DrawnHeap drawn(
            R"~(
            root: synthetic ""
            root -shortcut 1-> window
            root -[2]-> roots
            roots: synthetic "(GC roots)"
            roots -[1]-> other
            window -list-> list
            list -[0]-> element
            list -context v-> variable
            list -internal map-> map
            list -hidden 3-> hidden
            list -weak 4-> weak
        )~");
        QCOMPARE(queryable(drawn), std::string("window list element variable"));
    }
    void userRootsAreNotSyntheticOrTheDocumentTrees()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            roots: synthetic "(GC roots)"
            trees: synthetic "(Document DOM trees)"
            window: object Window
        )~");
        QVERIFY(!isUserRoot(drawn.snapshot(), drawn["roots"]));
        QVERIFY(isUserRoot(drawn.snapshot(), drawn["trees"]));
        QVERIFY(isUserRoot(drawn.snapshot(), drawn["window"]));
    }
};

QTEST_APPLESS_MAIN(NodeFlagsTest)
#include "node_flags_test.moc"
