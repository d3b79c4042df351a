// SPDX-License-Identifier: GPL-3.0-or-later
// How samples become time. Sources of the rules: cpu.md of the design; each test is one rule.
#include "tests/support/drawn_profile.h"

#include <QTest>

using namespace v8scope;
using drawn::ProfileDrawing;

namespace {

std::string treeOf(std::string_view text, CpuRules rules = CpuRules::Ours)
{
    return drawn::folded(*drawn::view(text, rules));
}

} // namespace

class ResolveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sampleLastsUntilTheNextOne()
    {
        QCOMPARE(treeOf("main 3\n"
                        "main;foo 2\n"
                        "main 1\n"),
                 std::string("main 4\nmain;foo 2\n"));
    }

    void lastSampleLastsUntilTheEnd()
    {
        ProfileDrawing drawing;
        drawing.sampleAt(10, "a");
        drawing.sampleAt(20, "b");
        drawing.profile().endNs = 75;
        const auto profile = drawing.take();
        const auto view = drawn::filtered(drawn::resolved(profile), {});
        QCOMPARE(drawn::folded(*view), std::string("a 10\nb 55\n"));
        QCOMPARE(view->base->summary.duration, 65);
        QCOMPARE(view->base->summary.leadIn, 10);
    }

    void endBeforeTheLastSampleGivesItNoTime()
    {
        ProfileDrawing drawing;
        drawing.sampleAt(0, "a");
        drawing.sampleAt(20, "b");
        drawing.profile().endNs = 5;
        QCOMPARE(drawn::folded(*drawn::filtered(drawn::resolved(drawing.take()), {})),
                 std::string("a 20\n"));
    }

    void devToolsGivesTheLastSampleTheMeanInterval()
    {
        ProfileDrawing drawing;
        drawing.sampleAt(0, "a");
        drawing.sampleAt(10, "b");
        drawing.sampleAt(30, "c");
        drawing.profile().endNs = 100;
        const auto base = drawn::resolved(drawing.take(), CpuRules::DevTools);
        QCOMPARE(drawn::folded(*drawn::filtered(base, {})), std::string("a 10\nb 20\nc 15\n"));
    }

    void explicitEndCountsUnderBothRules()
    {
        for (const CpuRules rules : {CpuRules::Ours, CpuRules::DevTools}) {
            ProfileDrawing drawing;
            drawing.sampleAt(0, "a");
            drawing.sampleAt(10, "b");
            drawing.profile().endNs = 14;
            drawing.profile().endIsExplicit = true;
            QCOMPARE(drawn::folded(*drawn::filtered(drawn::resolved(drawing.take(), rules), {})),
                     std::string("a 10\nb 4\n"));
        }
    }

    void lateSampleIsSortedToItsTime()
    {
        ProfileDrawing drawing;
        drawing.sampleAt(0, "a");
        drawing.sampleAt(10, "b");
        drawing.sampleAt(4, "c");
        drawing.sampleAt(20, "a");
        drawing.profile().endNs = 21;
        const auto view = drawn::filtered(drawn::resolved(drawing.take()), {});
        QCOMPARE(drawn::timelineText(*view), std::string("a 4\nc 6\nb 10\na 1\n"));
    }

    void equalTimesKeepTheFilesOrder()
    {
        ProfileDrawing drawing;
        drawing.sampleAt(9, "c");
        drawing.sampleAt(5, "a");
        drawing.sampleAt(5, "b");
        drawing.sampleAt(9, "d");
        drawing.profile().endNs = 10;
        const auto view = drawn::filtered(drawn::resolved(drawing.take()), {});
        QCOMPARE(drawn::timelineText(*view), std::string("a 0\nb 4\nc 0\nd 1\n"));
    }

    void garbageCollectionStandsOnTheStackItInterrupts()
    {
        const auto view = drawn::view("main;foo 3\n"
                                      "(garbage collector) 2\n"
                                      "(garbage collector) 1\n"
                                      "main;foo 1\n");
        QCOMPARE(drawn::folded(*view), std::string("main;foo 4\nmain;foo;(garbage collector) 3\n"));
        QCOMPARE(view->base->summary.gc, 3);
    }

    void garbageCollectionAfterIdleStandsAtTheRoot()
    {
        const char *text = "main 1\n(idle) 2\n(garbage collector) 3\nmain 1\n";
        QCOMPARE(treeOf(text), std::string("main 2\n(idle) 2\n(garbage collector) 3\n"));
        QCOMPARE(treeOf(text, CpuRules::DevTools),
                 std::string("main 3\n(idle) 2\n(idle);(garbage collector) 3\n")); // tail: mean
    }

    void garbageCollectionFirstStandsAtTheRoot()
    {
        QCOMPARE(treeOf("(garbage collector) 3\nmain 1\n"),
                 std::string("(garbage collector) 3\nmain 1\n"));
    }

    void loneProgramInsideOneCallIsRepaired()
    {
        const auto view = drawn::view("main;a 1\n(program) 2\nmain;b 1\n");
        QCOMPARE(drawn::folded(*view), std::string("main;a 3\nmain;b 1\n"));
        QCOMPARE(view->base->summary.patchedProgram, std::uint64_t{1});
        QCOMPARE(view->base->summary.program, 0);
    }

    void programBetweenDifferentOutermostCallsStays()
    {
        QCOMPARE(treeOf("main 1\n(program) 2\nother 1\n"),
                 std::string("main 1\n(program) 2\nother 1\n"));
    }

    void twoProgramSamplesInARowStay()
    {
        QCOMPARE(treeOf("main 1\n(program) 2\n(program) 3\nmain 1\n"),
                 std::string("main 2\n(program) 5\n"));
    }

    void sampleWithoutNodeIsUnknownTime()
    {
        const auto view = drawn::view("main 1\n? 5\nmain 1\n");
        QCOMPARE(drawn::folded(*view), std::string("main 2\n(unknown) 5\n"));
        QCOMPARE(view->base->summary.unknown, 5);
        QCOMPARE(view->tree->system[2], SystemKind::Unknown);
        QCOMPARE(view->name(view->tree->function[2]), std::string_view("(unknown)"));
    }

    void userFunctionNamedLikeTheCollectorIsAUserFunction()
    {
        const auto view = drawn::view("main;(garbage collector) 3\nmain 1\n");
        QCOMPARE(view->base->summary.gc, 0);
        QCOMPARE(drawn::folded(*view), std::string("main 1\nmain;(garbage collector) 3\n"));
    }

    void rootSamplesAreTheRootsOwnTime()
    {
        QCOMPARE(treeOf("(root) 2\nmain 1\n"), std::string("(root) 2\nmain 1\n"));
    }

    void profileWithoutSamplesCountsHits()
    {
        ProfileDrawing drawing;
        const std::uint32_t foo = drawing.node("main;foo");
        const std::uint32_t idle = drawing.node("(idle)");
        drawing.profile().nodes.hitCount[foo] = 7;
        drawing.profile().nodes.hitCount[idle] = 2;
        const auto view = drawn::filtered(drawn::resolved(drawing.take()), {});
        QCOMPARE(view->tree->unit, WeightUnit::Samples);
        QCOMPARE(drawn::folded(*view), std::string("main;foo 7\n(idle) 2\n"));
        QCOMPARE(view->base->summary.idle, 2);
        QCOMPARE(view->timeline.count(), 0u);
    }

    void allocationsAreBytesInOrderOfTheirOrdinals()
    {
        ProfileDrawing drawing;
        const std::uint32_t a = drawing.node("a");
        const std::uint32_t b = drawing.node("a;b");
        Profile &profile = drawing.profile();
        profile.kind = ProfileKind::SampledAllocations;
        profile.nodes.selfBytes = {0, 300, 100};
        profile.sampleNode = {a, b, NodeId::kNoneValue};
        profile.allocationBytes = {300, 100, 50};
        profile.allocationOrdinal = {9, 2, 4};
        const auto view = drawn::filtered(drawn::resolved(drawing.take()), {});
        QCOMPARE(view->tree->unit, WeightUnit::Bytes);
        QCOMPARE(drawn::folded(*view), std::string("a 300\na;b 100\n"));
        QCOMPARE(drawn::timelineText(*view), std::string("a;b 100\n- 50\na 300\n"));
        QCOMPARE(view->base->summary.duration, 400);
    }

    void absurdSizesDoNotOverflow()
    {
        constexpr std::int64_t kHuge = std::int64_t{1} << 62;
        ProfileDrawing drawing;
        const std::uint32_t a = drawing.node("a");
        const std::uint32_t b = drawing.node("a;b");
        Profile &profile = drawing.profile();
        profile.kind = ProfileKind::SampledAllocations;
        profile.nodes.selfBytes = {0, kHuge - 1, kHuge};
        profile.sampleNode = {a, b, b};
        profile.allocationBytes = {kHuge, kHuge, -5};
        const auto view = drawn::filtered(drawn::resolved(drawing.take()), {});
        QCOMPARE(view->tree->rootTotal(), kHuge);
        QCOMPARE(view->tree->self[b], 1);
        QCOMPARE(view->timeline.end(), kHuge);
    }

    void profileWithoutNodesIsEmpty()
    {
        const auto view = drawn::filtered(drawn::resolved(std::make_shared<const Profile>()), {});
        QCOMPARE(view->tree->size(), 0u);
        QCOMPARE(view->tree->rootTotal(), 0);
        QVERIFY(functionList(*view).empty());
    }

    void cancelledWorkGivesNoProfile()
    {
        Progress progress;
        progress.cancel();
        auto result = resolve(drawn::cpuProfile("main 1\n"), CpuRules::Ours, progress);
        QVERIFY(!result.hasValue());
        QCOMPARE(result.error().code, LoadErrorCode::Cancelled);
    }

    void emptyFilterStackCopiesNothing()
    {
        const auto view = drawn::view("main 1\n");
        QCOMPARE(view->tree, view->base->tree);
        QCOMPARE(view->timeline.position, view->base->timeline.position);
        QCOMPARE(view->timeline.node, view->base->timeline.node);
    }
};

QTEST_APPLESS_MAIN(ResolveTest)
#include "resolve_test.moc"
