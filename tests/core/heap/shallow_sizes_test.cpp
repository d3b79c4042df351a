// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/graph/shallow_sizes.h"

#include "tests/support/drawn_heap.h"

#include <QtTest>

#include <cstdint>
#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// The window makes user roots of a drawing; it and the root have no size.
DrawnHeap withWindow(const std::string &drawing)
{
    return DrawnHeap(
        "root: synthetic \"\" 0\nroot -shortcut 1-> window\nwindow: object Window 0\n" + drawing);
}

std::uint64_t sizeOf(const DrawnHeap &drawn, const std::string &key)
{
    const Progress progress;
    const NodeFlags flags = computeNodeFlags(drawn.snapshot(), progress);
    return computeShallowSizes(drawn.snapshot(), flags, progress)[drawn[key].value];
}

} // namespace

class ShallowSizesTest : public QObject {
    Q_OBJECT

private slots:
    void anArrayOfOneObjectCountsAsItsOwn()
    {
        const DrawnHeap drawn = withWindow(R"~(
            window -> map
            map: object Map 16
            map -internal table-> table
            table: array "" 100
        )~");
        QCOMPARE(sizeOf(drawn, "map"), 116u);
        QCOMPARE(sizeOf(drawn, "table"), 0u);
    }
    void chainsOfInternalsGoToOneOwner()
    {
        const DrawnHeap drawn = withWindow(R"~(
            window -> map
            map: object Map 16
            map -internal table-> table
            table: array "" 100
            table -internal 1-> cell
            cell: hidden "system / Cell" 10
            cell -internal 1-> table
            cell -internal 2-> map
        )~");
        QCOMPARE(sizeOf(drawn, "map"), 126u);
    }
    void whatTwoObjectsShareStaysItsOwn()
    {
        const DrawnHeap drawn = withWindow(R"~(
            window -> a
            window -> b
            a: object A 8
            b: object B 8
            a -internal 1-> shared
            b -internal 1-> shared
            shared: array "" 100
            shared -internal 1-> below
            below: hidden "" 50
        )~");
        QCOMPARE(sizeOf(drawn, "a"), 8u);
        QCOMPARE(sizeOf(drawn, "shared"), 100u);
        QCOMPARE(sizeOf(drawn, "below"), 50u);
    }
    void sharingIsFoundInAnyOrder()
    {
        // The first owner's chain was walked to its end before the second comes.
        const DrawnHeap drawn = withWindow(R"~(
            window -> a
            a: object A 8
            a -internal 1-> x
            x: array "" 1
            x -internal 1-> y
            y: array "" 2
            y -internal 1-> z
            z: array "" 4
            b: object B 8
            b -internal 1-> y
        )~");
        QCOMPARE(sizeOf(drawn, "a"), 9u);
        QCOMPARE(sizeOf(drawn, "y"), 2u);
        QCOMPARE(sizeOf(drawn, "z"), 4u);
    }
    void weakEdgesOwnNothing()
    {
        const DrawnHeap drawn = withWindow(R"~(
            window -> a
            a -weak 1-> array
            array: array "" 100
        )~");
        QCOMPARE(sizeOf(drawn, "array"), 100u);
    }
    void rootsAndSyntheticNodesGetNothing()
    {
        const DrawnHeap drawn = withWindow(R"~(
            root -[2]-> roots
            roots: synthetic "(GC roots)" 0
            roots -[1]-> a
            a: array "" 100
            root -[3]-> b
            b: array "" 50
        )~");
        QCOMPARE(sizeOf(drawn, "roots"), 0u);
        QCOMPARE(sizeOf(drawn, "a"), 100u);
        QCOMPARE(sizeOf(drawn, "b"), 50u);
    }
    void externalStringsAreTheirStringsOwn()
    {
        const DrawnHeap drawn = withWindow(R"~(
            window -> text
            text: string abc 16
            text -internal 1-> data
            data: native "system / ExternalStringData" 1000
            window -> buffer
            buffer: object ArrayBuffer 8
            buffer -internal 1-> bytes
            bytes: native "system / JSArrayBufferData" 500
        )~");
        QCOMPARE(sizeOf(drawn, "text"), 1016u);
        QCOMPARE(sizeOf(drawn, "buffer"), 8u);
    }
    void aRenamedExternalStringIsNobodys()
    {
        const DrawnHeap drawn = withWindow(R"~(
            window -> text
            text: string abc 16
            text -internal 1-> data
            data: native "system / ExternalStringData" 1000 detached
        )~");
        QCOMPARE(sizeOf(drawn, "text"), 16u);
    }
    void filesWithoutUserRootsKeepTheirSizes()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -[1]-> roots
            roots: synthetic "(GC roots)"
            roots -[1]-> map
            map: object Map 16
            map -internal table-> table
            table: array "" 100
        )~");
        QCOMPARE(sizeOf(drawn, "map"), 16u);
        QCOMPARE(sizeOf(drawn, "table"), 100u);
    }
    void sizesMayPassFourGigabytes()
    {
        const DrawnHeap drawn = withWindow(R"~(
            window -> map
            map: object Map 4000000000
            map -internal table-> table
            table: array "" 4294967295
            map -internal more-> more
            more: array "" 5000000000
        )~");
        QCOMPARE(sizeOf(drawn, "map"), std::uint64_t{13294967295});
        QCOMPARE(sizeOf(drawn, "table"), 0u);
        QCOMPARE(sizeOf(drawn, "more"), 0u);
    }
};

QTEST_APPLESS_MAIN(ShallowSizesTest)
#include "shallow_sizes_test.moc"
