// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers/retaining_paths.h"

#include "tests/support/analyzed_heap.h"
#include "tests/support/random_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// "root -window-> win -cache-> c".
std::string text(const DrawnHeap &drawn, const std::vector<PathStep> &path)
{
    std::string text;
    for (const PathStep &step : path) {
        if (!text.empty())
            text += " -" + drawn.snapshot().edgeName(step.edge) + "-> ";
        text += drawn.key(step.node);
    }
    return text;
}

std::string pathTo(const DrawnHeap &drawn, const std::string &key, PathEdges edges)
{
    Progress progress;
    return text(drawn, shortestPath(*analyzed(drawn), drawn[key], edges, nullptr, progress));
}

// Held by a handle and, further away, by a property of a global.
constexpr const char *kHandle = R"~(
    root: synthetic ""
    root -[1]-> roots
    roots: synthetic "(GC roots)"
    roots -[12]-> handles
    handles: synthetic "(Handle scope)"
    handles -internal 3-> leak
    roots -[14]-> global_handles
    global_handles: synthetic "(Global handles)"
    global_handles -internal 1-> context
    context: hidden "system / NativeContext" 100
    context -internal extension-> global
    global: object global 10
    global -app-> app
    app -cache-> cache
    cache: object Map 30
    cache -internal table-> table
    table: array "" 500
    table -internal 5-> leak
    leak: object Leak 8
)~";

} // namespace

class ShortestPathTest : public QObject {
    Q_OBJECT

private slots:
    void takesTheFewestStepsWhenAllEdgesCount()
    {
        QCOMPARE(pathTo(DrawnHeap(kHandle), "leak", PathEdges::All),
                 "root -1-> roots -12-> handles -3-> leak");
    }
    void readsAlongNamesOfThePerson()
    {
        QCOMPARE(pathTo(DrawnHeap(kHandle), "leak", PathEdges::UserMeaningful),
                 "root -1-> roots -14-> global_handles -1-> context -extension-> global -app-> app "
                 "-cache-> cache -table-> table -5-> leak");
    }
    void readsThroughAClosureToItsVariable()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -shortcut w-> window
            window: object Window 8
            window -onclick-> handler
            handler: closure "" 8
            handler -internal context-> context
            context: object "system / Context" 8
            context -context big-> big
            window -internal map-> map
            map: "object shape" "system / Map" 8
            map -internal x-> big
        )~");
        QCOMPARE(pathTo(drawn, "big", PathEdges::UserMeaningful),
                 "root -w-> window -onclick-> handler -context-> context -big-> big");
    }
    void goesThroughInternalsWhereNothingElseLeads()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -[1]-> stack
            stack: synthetic "(Stack roots)"
            stack -internal 1-> code
            code: code f 8
            code -internal x-> only
        )~");
        QCOMPARE(pathTo(drawn, "only", PathEdges::UserMeaningful),
                 "root -1-> stack -1-> code -x-> only");
    }
    void ofTwoEqualPathsTheOneOfTheSmallerEdge()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -> a
            root -> b
            a -x-> c
            b -y-> c
        )~");
        QCOMPARE(pathTo(drawn, "c", PathEdges::All), "root -a-> a -x-> c");
        QCOMPARE(pathTo(drawn, "c", PathEdges::UserMeaningful), "root -a-> a -x-> c");
    }
    void aWeakEdgeHoldsNothing()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -> a
            a -weak w-> b
            a -> c
            c -> d
            d -> b
        )~");
        QCOMPARE(pathTo(drawn, "b", PathEdges::All), "root -a-> a -c-> c -d-> d -b-> b");
        QCOMPARE(pathTo(drawn, "b", PathEdges::UserMeaningful), "root -a-> a -c-> c -d-> d -b-> b");
    }
    void nothingLeadsToWhatIsNotReached()
    {
        const DrawnHeap drawn("root: synthetic \"\"\nroot -> a\nb -> c\nc -> b");
        QCOMPARE(pathTo(drawn, "c", PathEdges::All), "");
        QCOMPARE(pathTo(drawn, "c", PathEdges::UserMeaningful), "");
    }
    void theRootIsItsOwnPath()
    {
        const DrawnHeap drawn("root: synthetic \"\"\nroot -> a");
        QCOMPARE(pathTo(drawn, "root", PathEdges::All), "root");
        QCOMPARE(pathTo(drawn, "root", PathEdges::UserMeaningful), "root");
    }
    void goesAroundIgnoredNodes()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -> app
            app -> a
            a -> leak
            app -> b
            b -> c
            c -> leak
        )~");
        Progress progress;
        const auto heap = analyzed(drawn);
        const auto ignored = ignoreRetainers(*heap, {drawn["a"]}, progress);
        for (const PathEdges edges : {PathEdges::All, PathEdges::UserMeaningful}) {
            const auto path = shortestPath(*heap, drawn["leak"], edges, ignored.get(), progress);
            QCOMPARE(text(drawn, path), "root -app-> app -b-> b -c-> c -leak-> leak");
        }
    }
    void walksALongList()
    {
        std::string drawing = "root: synthetic \"\"\nroot -> l0\n";
        for (int i = 0; i < 2000; ++i)
            drawing += "l" + std::to_string(i) + " -next-> l" + std::to_string(i + 1) + "\n";
        const DrawnHeap drawn(drawing);
        Progress progress;
        const auto heap = analyzed(drawn);
        for (const PathEdges edges : {PathEdges::All, PathEdges::UserMeaningful})
            QCOMPARE(shortestPath(*heap, drawn["l2000"], edges, nullptr, progress).size(), 2002u);
    }
    // Each step is an edge from the step before; the plain path is as long as the distance says,
    // unless the root itself is on the way.
    void pathsHoldInRandomGraphs()
    {
        Progress progress;
        for (unsigned seed = 1; seed <= 300; ++seed) {
            const DrawnHeap drawn = RandomHeap(seed).draw();
            const auto heap = analyzed(drawn);
            for (std::uint32_t n = 1; n < drawn.size(); ++n) {
                for (const PathEdges edges : {PathEdges::All, PathEdges::UserMeaningful})
                    checkPath(*heap, HeapNode(n), edges, progress);
            }
        }
    }

private:
    static void checkPath(const Heap &heap, HeapNode node, PathEdges edges,
                          const Progress &progress)
    {
        const auto path = shortestPath(heap, node, edges, nullptr, progress);
        QCOMPARE(!path.empty(), heap.distance(node) >= 0);
        if (path.empty())
            return;
        QVERIFY(path.front().node == heap.snapshot->root);
        QVERIFY(path.back().node == node);
        for (std::size_t i = 1; i < path.size(); ++i) {
            QVERIFY(heap.snapshot->edgeFrom(path[i].edge) == path[i - 1].node);
            QCOMPARE(heap.snapshot->edgeTo[path[i].edge], path[i].node.value);
        }
        const std::int32_t steps = heap.distance(node) % kSystemDistance;
        if (edges == PathEdges::All && steps > 0)
            QVERIFY(static_cast<std::int32_t>(path.size()) - 1 <= steps);
    }
};

QTEST_APPLESS_MAIN(ShortestPathTest)
#include "shortest_path_test.moc"
