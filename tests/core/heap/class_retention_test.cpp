// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/summary/class_retention.h"

#include "tests/support/analyzed_heap.h"
#include "tests/support/random_heap.h"

#include <QtTest>

#include <vector>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

NodeSet setOf(const DrawnHeap &drawn, const std::vector<std::string> &keys)
{
    NodeSet nodes(drawn.size());
    for (const std::string &key : keys)
        nodes.insert(drawn[key].value);
    return nodes;
}

NodeSet randomSet(RandomHeap &random, std::size_t size)
{
    NodeSet nodes(size);
    for (unsigned k = random.below(6); k > 0; --k)
        nodes.insert(random.below(static_cast<unsigned>(size)));
    return nodes;
}

// Looks at every dominator above every node.
std::uint64_t slowUnion(const Heap &heap, const NodeSet &nodes)
{
    std::uint64_t bytes = 0;
    for (std::uint32_t n = 0; n < heap.snapshot->nodeCount; ++n) {
        HeapNode at(n);
        while (!nodes.has(at.value) && at != heap.snapshot->root)
            at = heap.dominator(at);
        if (nodes.has(at.value))
            bytes += heap.selfSize(HeapNode(n));
    }
    return bytes;
}

std::uint64_t unionOf(const Heap &heap, const std::string &className)
{
    Progress progress;
    const auto bytes = unionRetainedByClass(heap, progress);
    std::uint64_t sum = 0;
    for (std::size_t g = 0; g < bytes.size(); ++g) {
        if (heap.classes.names[heap.classes.groups[g].name] == className)
            sum += bytes[g];
    }
    return sum;
}

constexpr const char *kNested = R"~(
    root: synthetic ""
    root -> outer
    outer: object Box 10
    outer -> inner
    inner: object Box 20
    inner -> text
    text: string hello 30
    root -> other
    other: object Other 5
)~";

} // namespace

class ClassRetentionTest : public QObject {
    Q_OBJECT

private slots:
    void countsAMemberBelowAnotherOnce()
    {
        const DrawnHeap drawn(kNested);
        QCOMPARE(unionOf(*analyzed(drawn), "Box"), 60u);
    }
    void countsWhatAClassRetainsInAnother()
    {
        const DrawnHeap drawn(kNested);
        QCOMPARE(unionOf(*analyzed(drawn), "(string)"), 30u);
    }
    void unitesTheDominatedSetsOfSingleNodes()
    {
        const DrawnHeap drawn(kNested);
        QCOMPARE(unionRetained(*analyzed(drawn), setOf(drawn, {"inner", "text", "other"})), 55u);
    }
    void retainsTogetherWhatNeitherRetainsAlone()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -> a
            root -> b
            a: object A 1
            b: object B 2
            a -> shared
            b -> shared
            shared: object Shared 100
        )~");
        const auto heap = analyzed(drawn);
        Progress progress;
        QCOMPARE(unionRetained(*heap, setOf(drawn, {"a", "b"})), 3u);
        QCOMPARE(retainedTogether(*heap, setOf(drawn, {"a", "b"}), progress), 103u);
    }
    void retainsEverythingTogetherWithTheRoot()
    {
        const DrawnHeap drawn(kNested);
        const auto heap = analyzed(drawn);
        Progress progress;
        QCOMPARE(retainedTogether(*heap, setOf(drawn, {"root"}), progress), heap->selfBytes());
    }
    void uniteAsASlowWalkDoesInRandomGraphs()
    {
        for (unsigned seed = 1; seed <= 300; ++seed) {
            RandomHeap random(seed);
            const DrawnHeap drawn = random.draw();
            const auto heap = analyzed(drawn);
            const NodeSet nodes = randomSet(random, drawn.size());
            QCOMPARE(unionRetained(*heap, nodes), slowUnion(*heap, nodes));
        }
    }
    void classesUniteAsASlowWalkDoesInRandomGraphs()
    {
        Progress progress;
        for (unsigned seed = 1; seed <= 300; ++seed) {
            const DrawnHeap drawn = RandomHeap(seed).draw();
            const auto heap = analyzed(drawn);
            const auto bytes = unionRetainedByClass(*heap, progress);
            for (std::uint32_t group = 0; group < bytes.size(); ++group) {
                NodeSet members(drawn.size());
                for (std::uint32_t n = 0; n < drawn.size(); ++n) {
                    if (heap->classes.groupOf[n] == group)
                        members.insert(n);
                }
                QCOMPARE(bytes[group], slowUnion(*heap, members));
            }
        }
    }
    void aNodeAloneRetainsItsRetainedSizeInRandomGraphs()
    {
        Progress progress;
        for (unsigned seed = 1; seed <= 200; ++seed) {
            const DrawnHeap drawn = RandomHeap(seed).draw();
            const auto heap = analyzed(drawn);
            for (std::uint32_t n = 0; n < drawn.size(); ++n) {
                NodeSet one(drawn.size());
                one.insert(n);
                QCOMPARE(retainedTogether(*heap, one, progress), heap->retainedSize(HeapNode(n)));
            }
        }
    }
    void retainTogetherAtLeastTheUnionInRandomGraphs()
    {
        Progress progress;
        for (unsigned seed = 1; seed <= 200; ++seed) {
            RandomHeap random(seed);
            const DrawnHeap drawn = random.draw();
            const auto heap = analyzed(drawn);
            const NodeSet nodes = randomSet(random, drawn.size());
            QVERIFY(retainedTogether(*heap, nodes, progress) >= unionRetained(*heap, nodes));
        }
    }
};

QTEST_APPLESS_MAIN(ClassRetentionTest)
#include "class_retention_test.moc"
