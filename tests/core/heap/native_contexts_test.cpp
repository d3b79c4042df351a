// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes belong to the realm that their map or their holders belong to (R13).
#include "core/heap/summary/native_contexts.h"
#include "tests/support/analyzed_heap.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

NativeContexts contextsOf(const DrawnHeap &drawn)
{
    Progress progress;
    return attributeToContexts(*analyzed(drawn), progress);
}

// The owner's key, "none" or "shared".
std::string ownerOf(const DrawnHeap &drawn, const std::string &key)
{
    const std::int32_t owner = contextsOf(drawn).owner[drawn[key].value];
    return owner == NativeContexts::kNone     ? "none"
           : owner == NativeContexts::kShared ? "shared"
                                              : drawn.key(HeapNode(std::uint32_t(owner)));
}

// Two realms a and b, each with an object that knows its realm by its map.
const std::string kRealms = R"~(
    root -> a
    a: hidden "system / NativeContext / app" 100
    root -> b
    b: native "Detached system / NativeContext" 200
    root -> inA
    inA -internal map-> mapA
    mapA: hidden "system / Map" 0
    mapA -internal map-> metaA
    metaA: hidden "system / Map" 0
    metaA -internal native_context-> mapA
    metaA -internal native_context-> a
    root -> inB
    inB -internal map-> mapB
    mapB: hidden "system / Map" 0
    mapB -internal map-> metaB
    metaB: hidden "system / Map" 0
    metaB -internal native_context-> b
)~";

} // namespace

class NativeContextsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void objectsBelongToTheRealmOfTheirMap()
    {
        const DrawnHeap drawn(kRealms + "a -> inB\n");
        QCOMPARE(ownerOf(drawn, "a"), "a");
        QCOMPARE(ownerOf(drawn, "inA"), "a");
        QCOMPARE(ownerOf(drawn, "inB"), "b"); // held by a, but its map says b
        QCOMPARE(ownerOf(drawn, "root"), "none");
    }
    void otherNodesBelongToTheirHolders()
    {
        const DrawnHeap drawn(kRealms + "inA -> x\n x -> y\n inB -> z\n z -> y\n y -> end\n");
        QCOMPARE(ownerOf(drawn, "x"), "a");
        QCOMPARE(ownerOf(drawn, "z"), "b");
        QCOMPARE(ownerOf(drawn, "y"), "shared");
        QCOMPARE(ownerOf(drawn, "end"), "shared");
    }
    void weakAndShortcutEdgesSpreadNothing()
    {
        const DrawnHeap drawn(kRealms + "inA -weak w-> x\n inA -shortcut s-> y\n root -> x\n");
        QCOMPARE(ownerOf(drawn, "x"), "none");
        QCOMPARE(ownerOf(drawn, "y"), "none");
    }
    void onlyANativeContextCanBeNamedByAMap()
    {
        const DrawnHeap drawn(R"~(
            root -> o
            o -internal map-> m
            m -internal map-> mm
            mm -internal native_context-> fake
            fake: hidden "system / NativeContexts"
        )~");
        QCOMPARE(ownerOf(drawn, "o"), "none");
        QVERIFY(contextsOf(drawn).realms.empty());
    }
    void sizesAreSummed()
    {
        const DrawnHeap drawn(kRealms + R"~(
            inA -> x
            x: object X 30
            inB -> x
            inB -> y
            y: object Y 5
            root -> none
            none: object None 7
        )~");
        const NativeContexts contexts = contextsOf(drawn);
        QCOMPARE(contexts.realms.size(), 2u);
        QCOMPARE(contexts.realms[0].bytes, 108u);
        QCOMPARE(contexts.realms[1].bytes, 213u);
        QCOMPARE(contexts.sharedBytes, 30u);
        QCOMPARE(contexts.noneBytes, 7u);
    }
    void cyclesAndLongChainsEnd()
    {
        DrawnHeap drawn(kRealms + "inA -> n0\n");
        for (int i = 0; i < 20000; ++i) {
            drawn.edge("n" + std::to_string(i), "property", "next", "n" + std::to_string(i + 1));
            drawn.node("n" + std::to_string(i)).name = "Node";
        }
        drawn.edge("n20000", "property", "again", "n0");
        drawn.edge("inB", "property", "late", "n20000");
        QCOMPARE(ownerOf(drawn, "n10000"), "shared");
    }
};

QTEST_APPLESS_MAIN(NativeContextsTest)
#include "native_contexts_test.moc"
