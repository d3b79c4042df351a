// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/sandwich.h"

#include "tests/support/drawn_profile.h"

#include <QTest>

using namespace v8scope;

namespace {

std::shared_ptr<const Sandwich> sandwichOf(const ProfileView &view, std::string_view function)
{
    Progress progress;
    return sandwich(view, drawn::functionNamed(view, function), progress).value();
}

// "f;x 3" for each node with weight of its own, root's function first.
std::string print(const ProfileView &view, const CallTree &tree)
{
    std::string text;
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        if (tree.self[node] == 0)
            continue;
        std::string stack(view.name(tree.function[node]));
        for (std::uint32_t at = node; at != 0; at = tree.parent[at])
            stack = std::string(view.name(tree.function[tree.parent[at]])) + ";" + stack;
        text += stack + " " + std::to_string(tree.self[node]) + "\n";
    }
    return text;
}

} // namespace

class SandwichTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void calleesAreMergedFromAllCalls()
    {
        const auto view = drawn::view("main;a;f;x 1\n"
                                      "main;b;f;x 2\n"
                                      "main;b;f 4\n"
                                      "main;x 8\n");
        const auto result = sandwichOf(*view, "f");
        QCOMPARE(print(*view, result->callees), std::string("f 4\nf;x 3\n"));
        QCOMPARE(result->self, 4);
        QCOMPARE(result->total, 7);
        QCOMPARE(result->callees.system[0], SystemKind::Root);
    }

    void callersAddUpToTheTotal()
    {
        const auto view = drawn::view("main;a;f;x 1\n"
                                      "main;b;f 2\n"
                                      "f 4\n");
        const auto result = sandwichOf(*view, "f");
        QCOMPARE(print(*view, result->callers), std::string("f 4\nf;a;main 1\nf;b;main 2\n"));
        QCOMPARE(result->callers.rootTotal(), result->total);
        QVERIFY(!result->callersCut);
    }

    void recursiveCallsCountInsideTheOutermostOne()
    {
        const auto view = drawn::view("main;f;g;f;x 1\nmain;f 2\n");
        const auto result = sandwichOf(*view, "f");
        QCOMPARE(result->total, 3);
        QCOMPARE(print(*view, result->callees), std::string("f 2\nf;g;f;x 1\n"));
        QCOMPARE(print(*view, result->callers), std::string("f;main 3\n"));
    }

    void firstLevelIsHeaviestFirst()
    {
        const auto view = drawn::view("f;x 1\nf;y 5\nf 9\n");
        const std::vector<Neighbour> callees = firstLevel(sandwichOf(*view, "f")->callees);
        QCOMPARE(callees.size(), std::size_t{2});
        QCOMPARE(view->name(callees[0].function), std::string_view("y"));
        QCOMPARE(callees[0].weight, 5);
        QCOMPARE(callees[1].weight, 1);
    }

    void rootsOwnSandwichIsTheWholeTree()
    {
        const auto view = drawn::view("main;f 3\n(idle) 2\n");
        const auto result = sandwichOf(*view, "(root)");
        QCOMPARE(result->total, 5);
        QCOMPARE(print(*view, result->callees), std::string("(root);main;f 3\n(root);(idle) 2\n"));
        QCOMPARE(result->callers.size(), 1u);
    }

    void functionOutsideTheViewHasNothing()
    {
        const auto base = drawn::resolved(drawn::cpuProfile("main;f 3\nmain;g 2\n"));
        const auto all = drawn::filtered(base, {});
        const auto view =
            drawn::filtered(base, {filter::DropFunction{drawn::functionNamed(*all, "f")}});
        const auto result = sandwichOf(*view, "f");
        QCOMPARE(result->total, 0);
        QCOMPARE(result->callers.rootTotal(), 0);
    }

    void callersOfADeepLadderAreCutNotEndless()
    {
        // a0;a1;…;aN with a call of f from every level: the whole callers' tree has N²/2 nodes.
        constexpr int kLevels = 3000;
        drawn::ProfileDrawing drawing;
        Profile &profile = drawing.profile();
        const FunctionId f = drawing.function("f");
        const auto add = [&](std::uint32_t parent, FunctionId function) {
            profile.nodes.parent.push_back(parent);
            profile.nodes.function.push_back(function);
            profile.nodes.system.push_back(SystemKind::None);
            profile.nodes.hitCount.push_back(0);
            return profile.nodes.size() - 1;
        };
        std::uint32_t at = 0;
        for (int i = 0; i < kLevels; ++i) {
            at = add(at, drawing.function("a" + std::to_string(i)));
            profile.sampleNode.push_back(add(at, f));
            profile.sampleTime.push_back(i);
        }
        profile.endNs = kLevels;
        const auto view = drawn::filtered(drawn::resolved(drawing.take()), {});
        const auto result = sandwichOf(*view, "f");
        QVERIFY(result->callersCut);
        QCOMPARE(result->callers.rootTotal(), kLevels);
        QVERIFY(result->callers.size() < kMaxCallerNodes + kLevels);
    }
};

QTEST_APPLESS_MAIN(SandwichTest)
#include "sandwich_test.moc"
