// SPDX-License-Identifier: GPL-3.0-or-later
// Memory by kinds of things, as Chrome DevTools' pie has it (R19).
#include "core/heap/summary/heap_statistics.h"
#include "tests/support/analyzed_heap.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::drawn;

class HeapStatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsCounted()
    {
        DrawnHeap drawn(R"~(
            root -> hidden
            hidden: hidden "system / Map" 1
            root -> native
            native: native <div> 2
            root -> buffer
            buffer: native "system / JSArrayBufferData" 4
            root -> code
            code: code f 8
            root -> s
            s: string a 16
            root -> c
            c: "concatenated string" b 32
            root -> sliced
            sliced: "sliced string" b 64
            root -> other
            other: object Foo 128
        )~");
        drawn.member("extra_native_bytes", "1000");
        const HeapStatistics statistics = computeStatistics(*analyzed(drawn));
        QCOMPARE(statistics.total, 1255u);
        QCOMPARE(statistics.system, 1u);
        QCOMPARE(statistics.native, 1006u);
        QCOMPARE(statistics.typedArrays, 4u);
        QCOMPARE(statistics.otherNative(), 1002u);
        QCOMPARE(statistics.code, 8u);
        QCOMPARE(statistics.strings, 112u);
        QCOMPARE(statistics.v8Total(), 249u);
        QCOMPARE(statistics.otherJs(), 128u);
    }
    // Below "(GC roots)", so that sizes stay where they are (R7).
    void arraysCountWithElementsThatAreTheirsAlone()
    {
        const DrawnHeap drawn(R"~(
            root -> roots
            roots: synthetic "(GC roots)"
            roots -> alone
            alone: object Array 10
            alone -internal elements-> mine
            mine: array x 100
            roots -> sharing
            sharing: object Array 20
            sharing -internal elements-> ours
            ours: array x 1000
            roots -weak w-> ours
        )~");
        QCOMPARE(computeStatistics(*analyzed(drawn)).jsArrays, 130u);
    }
    void theFunctionArrayIsTakenForAnArray()
    {
        // DevTools goes by the name.
        const DrawnHeap drawn("root -> f\n f: closure Array 32\n");
        QCOMPARE(computeStatistics(*analyzed(drawn)).jsArrays, 32u);
    }
    void anArrayIsKnownByItsFirstElementsEdge()
    {
        const DrawnHeap drawn(R"~(
            root -> roots
            roots: synthetic "(GC roots)"
            roots -> a
            a: object Array 10
            a -elements-> property
            a -internal elements-> first
            a -internal elements-> second
            first: array x 100
            second: array x 1000
            roots -> first
        )~");
        QCOMPARE(computeStatistics(*analyzed(drawn)).jsArrays, 10u);
    }
};

QTEST_APPLESS_MAIN(HeapStatisticsTest)
#include "heap_statistics_test.moc"
