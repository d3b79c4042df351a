// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/tree_rows.h"
#include "tests/support/drawn_profile.h"

#include <QtTest/QTest>

using namespace v8scope;

namespace {

// "  name self/total" per row, indented by depth.
std::string drawnTree(std::string_view text, TreeDirection direction, TreeLimits limits = {})
{
    const auto view = drawn::view(text);
    std::string result;
    visitTree(view, direction, limits, [&](const TreeRow &row) {
        result += std::string(row.depth * 2, ' ') + std::string(rawName(*view, row.frame)) + " " +
                  std::to_string(row.self) + "/" + std::to_string(row.total) + "\n";
        return true;
    });
    return result;
}

constexpr std::string_view kText = R"(
    main;light 2
    main;heavy;leaf 5
    main 1
    (idle) 4
)";

} // namespace

class TreeRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void topDownGoesFromCallersToCalleesHeaviestFirst()
    {
        QCOMPARE(drawnTree(kText, TreeDirection::TopDown), std::string("main 1/8\n"
                                                                       "  heavy 0/5\n"
                                                                       "    leaf 5/5\n"
                                                                       "  light 2/2\n"
                                                                       "(idle) 4/4\n"));
    }

    void bottomUpGoesFromCalleesToCallers()
    {
        QCOMPARE(drawnTree("a;x 3\n b;x 2\n a 1", TreeDirection::BottomUp), std::string("x 5/5\n"
                                                                                        "  a 3/3\n"
                                                                                        "  b 2/2\n"
                                                                                        "a 1/4\n"));
    }

    void branchesBelowTheSmallestShareAreLeftOut()
    {
        QCOMPARE(drawnTree(kText, TreeDirection::TopDown, {0.3, 0, 0}),
                 std::string("main 1/8\n"
                             "  heavy 0/5\n"
                             "    leaf 5/5\n"
                             "(idle) 4/4\n"));
    }

    void topLimitsTheFunctionsOfABottomUpTree()
    {
        QCOMPARE(drawnTree("a;x 3\n b;y 2\n", TreeDirection::BottomUp, {0, 1, 0}),
                 std::string("x 3/3\n"
                             "  a 3/3\n"));
    }

    void maxDepthCutsLevelsAndSaysSo()
    {
        const auto view = drawn::view("a;b;c 1\n");
        int rows = 0;
        const TreeWalk walk =
            visitTree(view, TreeDirection::TopDown, {0, 0, 2}, [&](const TreeRow &) {
                ++rows;
                return true;
            });
        QCOMPARE(rows, 2);
        QCOMPARE(walk.tooDeep, std::uint64_t(1));
    }

    void samplesOfTheRootItselfAreARow()
    {
        QCOMPARE(drawnTree("(root) 2\n a 1", TreeDirection::TopDown), std::string("(root) 2/2\n"
                                                                                  "a 1/1\n"));
    }

    void aStackOfHundredThousandFramesIsNoProblem()
    {
        std::string stack = "f";
        for (int i = 1; i < 100'000; ++i)
            stack += ";f";
        std::uint32_t deepest = 0;
        visitTree(drawn::view(stack + " 1"), TreeDirection::TopDown, {}, [&](const TreeRow &row) {
            deepest = row.depth;
            return true;
        });
        QCOMPARE(deepest, 99'999u);
    }
};

QTEST_APPLESS_MAIN(TreeRowsTest)
#include "tree_rows_test.moc"
