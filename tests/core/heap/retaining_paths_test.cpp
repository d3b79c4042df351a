// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers/retaining_paths.h"

#include "tests/support/analyzed_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// A row a line, indented by depth.
std::string pathsTo(const DrawnHeap &drawn, const std::string &key, const PathLimits &limits = {},
                    const std::vector<std::string> &ignoredKeys = {})
{
    const auto heap = analyzed(drawn);
    Progress progress;
    std::vector<HeapNode> nodes;
    for (const std::string &ignoredKey : ignoredKeys)
        nodes.push_back(drawn[ignoredKey]);
    const auto ignored = nodes.empty() ? nullptr : ignoreRetainers(*heap, nodes, progress);
    std::string text;
    for (const PathNode &row : retainingPaths(*heap, drawn[key], ignored.get(), limits))
        text += (text.empty() ? "" : "\n") + std::string(row.depth, '.') + drawn.key(row.node);
    return text;
}

constexpr const char *kTwoWays = R"~(
    root: synthetic ""
    root -> roots
    roots: synthetic "(GC roots)"
    roots -> stack
    stack: synthetic "(Stack roots)"
    stack -> near
    near -> target
    stack -> far
    far -> middle
    middle -> target
)~";

} // namespace

class RetainingPathsTest : public QObject {
    Q_OBJECT

private slots:
    void theShortestPathComesFirstAndAllEndAtRoots()
    {
        QCOMPARE(pathsTo(DrawnHeap(kTwoWays), "target"),
                 "target\n.near\n..stack\n.middle\n..far\n...stack");
    }
    void whatIsNearARootHasNoPath() { QCOMPARE(pathsTo(DrawnHeap(kTwoWays), "stack"), "stack"); }
    void pathsGoAroundIgnoredNodes()
    {
        QCOMPARE(pathsTo(DrawnHeap(kTwoWays), "target", {}, {"near"}),
                 "target\n.middle\n..far\n...stack");
    }
    void aPathLongerThanTheLimitIsLeftOut()
    {
        PathLimits limits;
        limits.maxDepth = 2;
        QCOMPARE(pathsTo(DrawnHeap(kTwoWays), "target", limits), "target\n.near\n..stack");
    }
    void onlyTheNearestSiblingsAreFollowed()
    {
        PathLimits limits;
        limits.maxSiblings = 1;
        QCOMPARE(pathsTo(DrawnHeap(kTwoWays), "target", limits), "target\n.near\n..stack");
    }
    void theWalkEndsAfterSoManyNodes()
    {
        PathLimits limits;
        limits.maxNodes = 4;
        QCOMPARE(pathsTo(DrawnHeap(kTwoWays), "target", limits), "target\n.near\n..stack");
    }
    void whatWasSeenNearerIsNotWalkedAgain()
    {
        QCOMPARE(pathsTo(DrawnHeap(R"~(
            root: synthetic ""
            root -> roots
            roots: synthetic "(GC roots)"
            roots -> stack
            stack: synthetic "(Stack roots)"
            stack -> a
            a -> b
            b -> a
            a -> target
            b -> target
        )~"),
                         "target"),
                 "target\n.a\n..stack");
    }
    void weakEdgesAreNoPaths()
    {
        QCOMPARE(
            pathsTo(DrawnHeap(std::string(kTwoWays) + "far -weak 1-> leaf\n near -> leaf"), "leaf"),
            "leaf\n.near\n..stack");
    }
    void edgesOfOneNodeStandAgainstTheOrderOfTheFile()
    {
        const DrawnHeap drawn(std::string(kTwoWays) + "near -x-> leaf\n near -y-> leaf");
        const auto heap = analyzed(drawn);
        const std::vector<PathNode> rows = retainingPaths(*heap, drawn["leaf"], nullptr, {});
        QCOMPARE(rows.size(), std::size_t(3)); // a node seen at this depth is not walked again
        QCOMPARE(drawn.snapshot().edgeName(rows[1].edge), "y");
        QCOMPARE(rows[2].parent, 1u);
    }
    void aDominatorChainEndsAtTheRoot()
    {
        const DrawnHeap drawn(kTwoWays);
        const auto heap = analyzed(drawn);
        QCOMPARE(drawn.keys(dominatorChain(*heap, drawn["middle"])), "middle far stack roots root");
        QCOMPARE(drawn.keys(dominatorChain(*heap, drawn["target"])), "target stack roots root");
        QCOMPARE(drawn.keys(dominatorChain(*heap, drawn["root"])), "root");
    }
};

QTEST_APPLESS_MAIN(RetainingPathsTest)
#include "retaining_paths_test.moc"
