// SPDX-License-Identifier: GPL-3.0-or-later
// What each filter leaves of a profile. Folded stacks in, folded stacks out.
#include "tests/support/drawn_profile.h"

#include <QTest>

using namespace v8scope;

namespace {

// Filters are made from a lookup of functions by name.
template <class MakeFilters>
std::shared_ptr<const ProfileView> apply(std::string_view text, MakeFilters make)
{
    const auto base = drawn::resolved(drawn::cpuProfile(text));
    const auto all = drawn::filtered(base, {});
    return drawn::filtered(
        base, make([&](std::string_view name) { return drawn::functionNamed(*all, name); }));
}

std::shared_ptr<const ProfileView> hide(std::string_view text, filter::Hidden what)
{
    return apply(text, [&](auto) { return FilterStack{filter::Hide{what}}; });
}

} // namespace

class FiltersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangeCutsSamplesAtItsBorders()
    {
        const auto view = apply("a 10\nb 10\nc 10\n", [](auto) {
            return FilterStack{filter::Range{5, 22}};
        });
        QCOMPARE(drawn::folded(*view), std::string("a 5\nb 10\nc 2\n"));
        QCOMPARE(view->timeline.begin(), 5);
        QCOMPARE(view->timeline.end(), 22);
    }

    void rangeInsideOneSampleKeepsThatSample()
    {
        const auto view = apply("a 10\nb 10\n", [](auto) {
            return FilterStack{filter::Range{12, 15}};
        });
        QCOMPARE(drawn::timelineText(*view), std::string("b 3\n"));
    }

    void rangeOnSampleBordersTakesWholeSamples()
    {
        const auto view = apply("a 10\nb 10\nc 10\n", [](auto) {
            return FilterStack{filter::Range{10, 20}};
        });
        QCOMPARE(drawn::timelineText(*view), std::string("b 10\n"));
    }

    void twoRangesLeaveWhatTheyShare()
    {
        const auto view = apply("a 10\nb 10\nc 10\n", [](auto) {
            return FilterStack{filter::Range{5, 25}, filter::Range{0, 12}};
        });
        QCOMPARE(drawn::folded(*view), std::string("a 5\nb 2\n"));
    }

    void rangeOutsideTheProfileLeavesNothing()
    {
        for (const filter::Range range :
             {filter::Range{100, 200}, filter::Range{-9, -1}, filter::Range{8, 3}}) {
            const auto view = apply("a 10\n", [&](auto) { return FilterStack{range}; });
            QCOMPARE(view->tree->rootTotal(), 0);
            QCOMPARE(drawn::folded(*view), std::string());
        }
    }

    void focusMakesTheFunctionTheFirstFrame()
    {
        const auto view =
            apply("main;a;f;x 1\n"
                  "main;b;f;x 2\n"
                  "main;b 4\n"
                  "f 8\n",
                  [](auto named) { return FilterStack{filter::FocusFunction{named("f")}}; });
        QCOMPARE(drawn::folded(*view), std::string("f 8\nf;x 3\n"));
        QCOMPARE(drawn::timelineText(*view), std::string("f;x 1\nf;x 2\n- 4\nf 8\n"));
    }

    void focusStartsAtTheOutermostCall()
    {
        const auto view = apply("main;f;g;f 3\n", [](auto named) {
            return FilterStack{filter::FocusFunction{named("f")}};
        });
        QCOMPARE(drawn::folded(*view), std::string("f;g;f 3\n"));
    }

    void focusPathLeavesOneSubtree()
    {
        const auto view = apply(
            "main;a;f;x 1\n"
            "main;b;f;x 2\n"
            "other;a;f 4\n",
            [](auto named) {
                return FilterStack{filter::FocusPath{{named("main"), named("a"), named("f")}}};
            });
        QCOMPARE(drawn::folded(*view), std::string("f;x 1\n"));
    }

    void focusOnAnEmptyPathChangesNothing()
    {
        const auto view =
            apply("main;a 1\n(root) 1\n", [](auto) { return FilterStack{filter::FocusPath{}}; });
        QCOMPARE(drawn::folded(*view), std::string("(root) 1\nmain;a 1\n"));
    }

    void mergedFunctionGivesItsTimeToCallers()
    {
        const auto view =
            apply("main;f;x 1\n"
                  "main;f 2\n"
                  "main;x 4\n",
                  [](auto named) { return FilterStack{filter::MergeFunction{named("f")}}; });
        QCOMPARE(drawn::folded(*view), std::string("main 2\nmain;x 5\n"));
    }

    void functionMergedAtTheRootGivesItsTimeToTheRoot()
    {
        const auto view = apply("f 2\nf;x 1\n", [](auto named) {
            return FilterStack{filter::MergeFunction{named("f")}};
        });
        QCOMPARE(drawn::folded(*view), std::string("(root) 2\nx 1\n"));
    }

    void collapsedFunctionSwallowsWhatItCalls()
    {
        const auto view = apply("main;f;x;y 1\nmain;f 2\nmain;x 4\n", [](auto named) {
            return FilterStack{filter::CollapseFunction{named("f")}};
        });
        QCOMPARE(drawn::folded(*view), std::string("main;f 3\nmain;x 4\n"));
    }

    void droppedFunctionTakesItsSamplesAway()
    {
        const auto view = apply("main;f;x 1\nmain;y 2\n", [](auto named) {
            return FilterStack{filter::DropFunction{named("f")}};
        });
        QCOMPARE(drawn::folded(*view), std::string("main;y 2\n"));
        QCOMPARE(view->tree->rootTotal(), 2);
        QCOMPARE(drawn::timelineText(*view), std::string("- 1\nmain;y 2\n"));
    }

    void directRecursionFoldsImmediateSelfCallsOnly()
    {
        const char *text = "main;f;f;g;f;f;x 1\n";
        const auto view = apply(text, [](auto named) {
            return FilterStack{filter::CollapseRecursion{named("f"), true}};
        });
        QCOMPARE(drawn::folded(*view), std::string("main;f;g;f;x 1\n"));
    }

    void recursionFoldsIntoTheOutermostCall()
    {
        const auto view =
            apply("main;f;g;f;x 1\n"
                  "main;f;g 2\n"
                  "main;f;x 4\n",
                  [](auto named) { return FilterStack{filter::CollapseRecursion{named("f")}}; });
        QCOMPARE(drawn::folded(*view), std::string("main;f;g 2\nmain;f;x 5\n"));
    }

    void recursionOfEveryFunctionLeavesEachOnceOnAStack()
    {
        const auto view = apply("a;b;a;c;b;d 1\n"
                                "a;b;a;b 2\n"
                                "a;b;c 4\n",
                                [](auto) { return FilterStack{filter::CollapseRecursion{}}; });
        // a;b;a folds to a, then c, then b (which is no longer on the stack), then d.
        QCOMPARE(drawn::folded(*view), std::string("a;b 2\na;c;b;d 1\na;b;c 4\n"));
    }

    void packageBecomesOneFrame()
    {
        const auto view = apply("main;a@/node_modules/x/a.js;b@/node_modules/x/b.js;cb 1\n"
                                "main;b@/node_modules/x/b.js 2\n"
                                "main;cb;a@/node_modules/x/a.js 4\n"
                                "main;c@/node_modules/y/c.js 8\n",
                                [](auto) { return FilterStack{filter::CollapsePackage{"x"}}; });
        QCOMPARE(drawn::folded(*view),
                 std::string("main;x 2\nmain;x;cb 1\nmain;cb;x 4\nmain;c 8\n"));
    }

    void collapsedPackageCanBeFilteredFurther()
    {
        const char *text = "main;a@/node_modules/x/a.js;cb 1\nmain 2\n";
        const auto view = apply(text, [](auto named) {
            const FunctionId package(named("cb").value + 1); // the first that the file lacks
            return FilterStack{filter::CollapsePackage{"x"}, filter::FocusFunction{package}};
        });
        QCOMPARE(drawn::folded(*view), std::string("x;cb 1\n"));
    }

    void packageCollapsedTwiceIsOneFunction()
    {
        const auto view = apply("main;a@/node_modules/x/a.js 1\n", [](auto) {
            return FilterStack{filter::CollapsePackage{"x"}, filter::CollapsePackage{"x"}};
        });
        QCOMPARE(drawn::folded(*view), std::string("main;x 1\n"));
        QCOMPARE(view->extraNames.size(), std::size_t{1});
    }

    void hiddenIdleIsDropped()
    {
        const auto view = hide("main 1\n(idle) 5\n(idle)@file:///a.js 2\n", filter::Hidden::Idle);
        QCOMPARE(drawn::folded(*view), std::string("main 1\n(idle) 2\n"));
    }

    void hiddenProgramIsDropped()
    {
        const auto view = hide("main 1\n(program) 5\nother 2\n", filter::Hidden::Program);
        QCOMPARE(drawn::folded(*view), std::string("main 1\nother 2\n"));
    }

    void hiddenCollectorGivesItsTimeToTheCodeItInterrupted()
    {
        const auto view = hide("main;f 1\n"
                               "(garbage collector) 2\n"
                               "(idle) 3\n"
                               "(garbage collector) 4\n",
                               filter::Hidden::GarbageCollector);
        QCOMPARE(drawn::folded(*view), std::string("main;f 3\n(idle) 3\n"));
    }

    void userFunctionNamedLikeTheCollectorIsNotHidden()
    {
        const auto view =
            hide("main;(garbage collector)@file:///a.js 1\n", filter::Hidden::GarbageCollector);
        QCOMPARE(drawn::folded(*view), std::string("main;(garbage collector) 1\n"));
    }

    void hiddenNativeFramesGiveTheirTimeToCallers()
    {
        const auto view = hide("main;map@;cb 1\nmain;map@ 2\n(idle) 4\n", filter::Hidden::Native);
        QCOMPARE(drawn::folded(*view), std::string("main 2\nmain;cb 1\n(idle) 4\n"));
    }

    void hiddenNodeCoreAndDependencies()
    {
        const char *text = "main;read@node:fs;each@/node_modules/lodash/e.js;cb 1\n";
        QCOMPARE(drawn::folded(*hide(text, filter::Hidden::NodeCore)),
                 std::string("main;each;cb 1\n"));
        QCOMPARE(drawn::folded(*hide(text, filter::Hidden::Dependencies)),
                 std::string("main;read;cb 1\n"));
    }

    void filtersApplyFirstToLast()
    {
        const char *text = "main;f;g 1\nmain;g 2\n";
        const auto mergeThenFocus = apply(text, [](auto named) {
            return FilterStack{filter::MergeFunction{named("f")},
                               filter::FocusFunction{named("f")}};
        });
        QCOMPARE(drawn::folded(*mergeThenFocus), std::string());
        const auto focusThenMerge = apply(text, [](auto named) {
            return FilterStack{filter::FocusFunction{named("f")},
                               filter::MergeFunction{named("f")}};
        });
        QCOMPARE(drawn::folded(*focusThenMerge), std::string("g 1\n"));
    }

    void rangeCountsWhereverItStandsInTheStack()
    {
        const char *text = "main;f 4\nmain;g 4\n";
        const auto first = apply(text, [](auto named) {
            return FilterStack{filter::Range{2, 6}, filter::MergeFunction{named("f")}};
        });
        const auto last = apply(text, [](auto named) {
            return FilterStack{filter::MergeFunction{named("f")}, filter::Range{2, 6}};
        });
        QCOMPARE(drawn::folded(*first), std::string("main 2\nmain;g 2\n"));
        QCOMPARE(drawn::folded(*last), drawn::folded(*first));
        QCOMPARE(drawn::timelineText(*last), drawn::timelineText(*first));
    }

    void everythingDroppedLeavesAnEmptyRoot()
    {
        const auto view = apply("main 1\nmain;f 2\n", [](auto named) {
            return FilterStack{filter::DropFunction{named("main")}};
        });
        QCOMPARE(view->tree->size(), 1u);
        QCOMPARE(view->tree->rootTotal(), 0);
        QCOMPARE(drawn::timelineText(*view), std::string("- 1\n- 2\n"));
    }

    void functionThatTheProfileLacksIsHarmless()
    {
        const FunctionId stranger(1000);
        const FilterStack filters = {filter::MergeFunction{stranger},
                                     filter::CollapseFunction{stranger},
                                     filter::DropFunction{stranger},
                                     filter::CollapseRecursion{stranger},
                                     filter::CollapsePackage{"no such package"},
                                     filter::CollapsePackage{""}};
        const auto view = apply("main;f 2\n", [&](auto) { return filters; });
        QCOMPARE(drawn::folded(*view), std::string("main;f 2\n"));
    }

    void filtersOfAnEmptyProfileAreHarmless()
    {
        const auto base = drawn::resolved(std::make_shared<const Profile>());
        const auto view = drawn::filtered(
            base, {filter::Range{0, 5}, filter::FocusFunction{FunctionId(0)},
                   filter::CollapseRecursion{}, filter::Hide{filter::Hidden::Native}});
        QCOMPARE(view->tree->rootTotal(), 0);
    }

    void allocationsInARangeOfBytes()
    {
        drawn::ProfileDrawing drawing;
        const std::uint32_t a = drawing.node("a");
        const std::uint32_t b = drawing.node("b");
        Profile &profile = drawing.profile();
        profile.kind = ProfileKind::SampledAllocations;
        profile.nodes.selfBytes = {0, 300, 100};
        profile.sampleNode = {a, b};
        profile.allocationBytes = {300, 100};
        profile.allocationOrdinal = {1, 2};
        const auto view =
            drawn::filtered(drawn::resolved(drawing.take()), {filter::Range{250, 1000}});
        QCOMPARE(drawn::folded(*view), std::string("a 50\nb 100\n"));
    }

    void viewRemembersWhereBaseNodesWent()
    {
        const auto view = apply("main;f 4\nmain;g 4\n", [](auto named) {
            return FilterStack{filter::MergeFunction{named("f")}, filter::Range{2, 4}};
        });
        QCOMPARE(*view->nodeOfBase,
                 (std::vector<std::uint32_t>{0, 1, 1, NodeId::kNoneValue})); // g has no weight
        QCOMPARE(*view->baseSelf, (std::vector<std::int64_t>{0, 0, 2, 0}));
    }
};

QTEST_APPLESS_MAIN(FiltersTest)
#include "filters_test.moc"
