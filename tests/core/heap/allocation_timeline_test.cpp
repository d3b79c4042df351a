// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/allocation_timeline.h"

#include "tests/support/analyzed_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// main calls load and run; both call alloc, run calls itself before.
DrawnHeap recorded()
{
    DrawnHeap drawn(R"~(
        root: synthetic "" 0
        root -> a
        a: object A 10 trace 3
        root -> b
        b: object B 20 trace 6
        root -> c
        c: object C 0 trace 6
        root -> old
        old: object D 40
        main: string main 0
        load: string load 0
        run: string run 0
        alloc: string alloc 0
        file: string app.js 0
    )~");
    // Names are numbered as the nodes' names come: 1 "", 2 A, 3 B, 4 C, 5 D, 6 main … 10 app.js.
    drawn.section("trace_function_infos",
                  "0,6,10,1,0,0, 1,7,10,1,5,2, 2,8,10,1,9,2, 3,9,10,1,20,4");
    drawn.section("trace_tree", "1,0,0,0,["
                                "2,1,1,100,[3,3,2,30,[]],"
                                "4,2,0,0,[5,2,1,8,[6,3,5,50,[]]]"
                                "]");
    drawn.member("trace_function_count", "4");
    return drawn;
}

std::string name(const Heap &heap, std::uint32_t function)
{
    return heap.snapshot->strings.text(heap.snapshot->traceFunctions[function].name);
}

// "alloc 7/80 3/30": count and bytes of all, then of what lives.
template <class Row>
std::string figures(const Heap &heap, const Row &row)
{
    return name(heap, row.function) + " " + std::to_string(row.count) + "/" +
           std::to_string(row.bytes) + " " + std::to_string(row.liveCount) + "/" +
           std::to_string(row.liveBytes);
}

} // namespace

class AllocationTimelineTest : public QObject {
    Q_OBJECT

private slots:
    void aBarHoldsWhatWasAllocatedUntilThenAndLives()
    {
        DrawnHeap drawn(R"~(
            root: synthetic "" 0 @1
            root -> a
            a: object A 10 @9
            root -> b
            b: object B 20 @11
            root -> c
            c: native C 40 @12
            root -> late
            late: object D 80 @99
        )~");
        drawn.section("samples", "1500,9, 2500,9, 7000,21");
        std::string text;
        for (const TimelineBar &bar : allocationBars(*analyzed(drawn)))
            text += std::to_string(bar.timestampMs) + " " + std::to_string(bar.lastAssignedId) +
                    " " + std::to_string(bar.liveBytes) + "; ";
        QCOMPARE(text, "1.500000 9 10; 2.500000 9 0; 7.000000 21 20; ");
    }
    void withoutSamplesThereAreNoBars()
    {
        QVERIFY(allocationBars(*analyzed(DrawnHeap("root -> a"))).empty());
    }
    void functionsComeByTheBytesTheyAllocated()
    {
        const auto heap = analyzed(recorded());
        std::string text;
        for (const AllocationTop &top : allocationTops(*heap))
            text += figures(*heap, top) + "; ";
        QCOMPARE(text, "load 1/100 0/0; alloc 7/80 3/30; run 1/8 0/0; ");
    }
    void callersAreMergedFromTheInsideOut()
    {
        const auto heap = analyzed(recorded());
        std::string text;
        const std::vector<AllocationCaller> rows = allocationCallers(*heap, 3);
        std::vector<std::size_t> depth(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            depth[i] = i == 0 ? 0 : depth[rows[i].parent] + 1;
            text += std::string(depth[i], '.') + figures(*heap, rows[i]) + "; ";
        }
        QCOMPARE(text, "alloc 7/80 3/30; .load 2/30 1/10; ..main 2/30 1/10; .run 5/50 2/20; "
                       "..run 5/50 2/20; ...main 5/50 2/20; ");
    }
    void aStackBeginsWithTheAllocator()
    {
        const DrawnHeap drawn = recorded();
        const auto heap = analyzed(drawn);
        std::string text;
        for (const std::uint32_t function : allocationStack(*heap, drawn["b"]))
            text += name(*heap, function) + " ";
        QCOMPARE(text, "alloc run run main ");
        QVERIFY(allocationStack(*heap, drawn["old"]).empty());
    }
    void whatAFunctionAllocatedCountsWithoutSizeToo()
    {
        const DrawnHeap drawn = recorded();
        QCOMPARE(drawn.keys(liveObjectsOf(*analyzed(drawn), 3)), "a b c");
        QCOMPARE(drawn.keys(liveObjectsOf(*analyzed(drawn), 0)), "");
    }
    void endlessStacksAreCut()
    {
        DrawnHeap drawn("root -> a");
        std::string tree;
        constexpr int kDepth = 600;
        for (int id = 1; id <= kDepth; ++id)
            tree += std::to_string(id) + ",0,1,1,[";
        drawn.section("trace_function_infos", "0,0,0,0,0,0");
        drawn.section("trace_tree", tree + std::string(kDepth, ']'));
        drawn.member("trace_function_count", "1");
        const std::vector<AllocationCaller> rows = allocationCallers(*analyzed(drawn), 0);
        QCOMPARE(rows.size(), std::size_t(257));
        QCOMPARE(rows[0].count, std::uint64_t(kDepth));
        QCOMPARE(rows[256].count, std::uint64_t(kDepth - 256));
    }
};

QTEST_APPLESS_MAIN(AllocationTimelineTest)
#include "allocation_timeline_test.moc"
