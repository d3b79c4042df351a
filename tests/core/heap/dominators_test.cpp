// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/dominators.h"

#include "core/heap/graph/node_flags.h"
#include "tests/support/drawn_heap.h"
#include "tests/support/graph_snapshot.h"

#include <QtTest>

#include <memory>
#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

struct Dominance {
    DominatorTree tree;
    Column<std::uint64_t> retained;
};

Dominance dominanceOf(const HeapSnapshot &snapshot)
{
    const Progress progress;
    const NodeFlags flags = computeNodeFlags(snapshot, progress);
    const EdgeSet essential = findEssentialEdges(snapshot, flags, progress);
    const RetainerIndex retainers = buildRetainerIndex(snapshot, essential, progress);
    Dominance result;
    result.tree = computeDominators(snapshot, essential, retainers,
                                    walkDepthFirst(snapshot, essential, progress), progress);
    result.retained = computeRetainedSizes(result.tree, snapshot.nodeSelfSize);
    return result;
}

// "root.a" if the root dominates a.
std::string dominatorOf(const DrawnHeap &drawn, const std::string &key)
{
    const Dominance dominance = dominanceOf(drawn.snapshot());
    return drawn.key(HeapNode(dominance.tree.dominator[drawn[key].value])) + "." + key;
}

std::uint64_t retainedBy(const DrawnHeap &drawn, const std::string &key)
{
    return dominanceOf(drawn.snapshot()).retained[drawn[key].value];
}

} // namespace

class DominatorsTest : public QObject {
    Q_OBJECT

private slots:
    void theOnlyHolderDominates()
    {
        const DrawnHeap drawn("root -> a\n a -> b\n b -> c\n");
        QCOMPARE(dominatorOf(drawn, "c"), "b.c");
        QCOMPARE(dominatorOf(drawn, "root"), "root.root");
    }
    void whatTwoHoldIsDominatedByWhatHoldsBoth()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            a -> left
            a -> right
            left -> shared
            right -> shared
        )~");
        QCOMPARE(dominatorOf(drawn, "shared"), "a.shared");
        QCOMPARE(retainedBy(drawn, "a"), 32u);
        QCOMPARE(retainedBy(drawn, "left"), 8u);
    }
    void cyclesHoldNothing()
    {
        const DrawnHeap drawn("root -> a\n a -> b\n b -> a\n b -> b\n a -> root\n");
        QCOMPARE(dominatorOf(drawn, "a"), "root.a");
        QCOMPARE(dominatorOf(drawn, "b"), "a.b");
    }
    void whatOnlyWeakEdgesHoldHangsAtTheRoot()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            a -weak 1-> orphan
            orphan -> own
            orphan -> shared
            a -> shared
        )~");
        QCOMPARE(dominatorOf(drawn, "orphan"), "root.orphan");
        QCOMPARE(dominatorOf(drawn, "own"), "orphan.own");
        QCOMPARE(dominatorOf(drawn, "shared"), "root.shared");
        QCOMPARE(retainedBy(drawn, "orphan"), 16u);
    }
    void whatOnlyACycleHoldsHangsAtTheRootAndHoldsNothing()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            a -> b
            x -> y
            y -> x
            y -> b
            y -> tail
        )~");
        QCOMPARE(dominatorOf(drawn, "x"), "root.x");
        QCOMPARE(dominatorOf(drawn, "y"), "root.y");
        QCOMPARE(dominatorOf(drawn, "tail"), "root.tail");
        QCOMPARE(dominatorOf(drawn, "b"), "a.b");
        QCOMPARE(retainedBy(drawn, "y"), 8u);
    }
    void theRootRetainsEverything()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic "" 5
            root -> a
            a -weak 1-> orphan
            x -> x
        )~");
        QCOMPARE(retainedBy(drawn, "root"), 29u);
    }
    void theRootMayBeTheLastNode()
    {
        DrawnHeap drawn("a -> b\n root -> a\n");
        drawn.member("root_index", "14");
        QCOMPARE(dominatorOf(drawn, "b"), "a.b");
        QCOMPARE(dominatorOf(drawn, "a"), "root.a");
        QCOMPARE(retainedBy(drawn, "root"), 24u - 8u);
    }
    void everyNodeStandsBehindItsDominator()
    {
        const DrawnHeap drawn(R"~(
            root -> c
            c -> b
            b -> a
            x -> y
            y -> x
            c -weak 1-> orphan
        )~");
        QCOMPARE(drawn.keys(dominanceOf(drawn.snapshot()).tree.order),
                 std::string("root c b a orphan x y"));
    }
    void dominatedNodesAreListedInFileOrder()
    {
        const DrawnHeap drawn("root -> b\n b -> d\n b -> c\n root -> a\n");
        const DominatedNodes dominated =
            collectDominated(dominanceOf(drawn.snapshot()).tree.dominator, drawn.snapshot().root);
        QCOMPARE(drawn.keys(dominated.of(drawn["root"])), "b a");
        QCOMPARE(drawn.keys(dominated.of(drawn["b"])), "d c");
        QCOMPARE(drawn.keys(dominated.of(drawn["a"])), "");
    }
    void aListOfTwoMillionIsNoStack()
    {
        constexpr std::uint32_t kLength = 2000000;
        const auto snapshot = snapshotOf(chain(kLength));
        const Dominance dominance = dominanceOf(*snapshot);
        QCOMPARE(dominance.tree.dominator[kLength], kLength - 1);
        QCOMPARE(dominance.retained[1], std::uint64_t{kLength} * (kLength + 1) / 2);
    }
    void theEndOfALongListMayHoldMuch()
    {
        // Walking from each leaf's parent to its dominator would take 10^11 steps.
        constexpr std::uint32_t kLength = 300000;
        const auto snapshot = snapshotOf(broom(kLength, kLength));
        const Dominance dominance = dominanceOf(*snapshot);
        QCOMPARE(dominance.tree.dominator[kLength], kLength - 1);
        QCOMPARE(dominance.tree.dominator[kLength + 1], 1u);
        QCOMPARE(dominance.tree.dominator[2 * kLength], 1u);
    }
    void ofALadderTheRootDominatesAll()
    {
        constexpr std::uint32_t kRungs = 300000;
        const Dominance dominance = dominanceOf(*snapshotOf(ladder(kRungs)));
        for (std::uint32_t n = 1; n <= 2 * kRungs; ++n)
            QCOMPARE(dominance.tree.dominator[n], 0u);
    }
    void nothingIsComputedWhenCancelled()
    {
        const auto snapshot = snapshotOf(chain(10));
        Progress progress;
        progress.cancel();
        const EdgeSet essential(snapshot->edgeCount);
        const RetainerIndex retainers = buildRetainerIndex(*snapshot, essential, progress);
        const DominatorTree tree =
            computeDominators(*snapshot, essential, retainers,
                              walkDepthFirst(*snapshot, essential, progress), progress);
        QVERIFY(tree.dominator.isEmpty());
    }
};

QTEST_APPLESS_MAIN(DominatorsTest)
#include "dominators_test.moc"
