// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/bottom_up.h"

#include "tests/support/drawn_profile.h"

#include <QTest>

using namespace v8scope;

namespace {

// "foo 3/5" per row, children indented below their callee.
std::string print(BottomUpTree &tree)
{
    std::string text;
    std::vector<std::pair<std::uint32_t, int>> open;
    const std::vector<std::uint32_t> top(tree.topRows().begin(), tree.topRows().end());
    for (auto it = top.rbegin(); it != top.rend(); ++it)
        open.emplace_back(*it, 0);
    while (!open.empty()) {
        const auto [index, level] = open.back();
        open.pop_back();
        const BottomUpTree::Row row = tree.row(index);
        text += std::string(static_cast<std::size_t>(level) * 2, ' ');
        text += std::string(tree.view().name(row.function)) + " " + std::to_string(row.self) + "/" +
                std::to_string(row.total) + "\n";
        const auto children = tree.children(index);
        for (auto it = children.rbegin(); it != children.rend(); ++it)
            open.emplace_back(*it, level + 1);
    }
    return text;
}

} // namespace

class BottomUpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsShowWhoCalledWeightedBySelf()
    {
        BottomUpTree tree(drawn::view("main;a;f 1\n"
                                      "main;b;f 4\n"
                                      "main;a 2\n"));
        QCOMPARE(print(tree), std::string("f 5/5\n"
                                          "  b 4/4\n"
                                          "    main 4/4\n"
                                          "  a 1/1\n"
                                          "    main 1/1\n"
                                          "a 2/3\n"
                                          "  main 2/2\n"));
    }

    void recursiveFunctionIsItsOwnCaller()
    {
        BottomUpTree tree(drawn::view("main;f 1\n"
                                      "main;f;f 2\n"
                                      "main;f;f;f 4\n"));
        QCOMPARE(print(tree), std::string("f 7/7\n"
                                          "  f 6/6\n"
                                          "    f 4/4\n"
                                          "      main 4/4\n"
                                          "    main 2/2\n"
                                          "  main 1/1\n"));
    }

    void weightWithoutCallerStaysInItsRow()
    {
        BottomUpTree tree(drawn::view("f 3\nmain;f 1\n(root) 2\n"));
        QCOMPARE(print(tree), std::string("f 4/4\n"
                                          "  main 1/1\n"
                                          "(root) 2/2\n"));
    }

    void knowsWhetherARowHasChildrenBeforeExpanding()
    {
        BottomUpTree tree(drawn::view("f 3\nmain;g 2\n"));
        QVERIFY(!tree.hasChildren(tree.topRows()[0]));
        QVERIFY(tree.hasChildren(tree.topRows()[1]));
        const std::uint32_t rowsBefore = tree.rowCount();
        QCOMPARE(tree.children(tree.topRows()[1]).size(), std::size_t{1});
        QCOMPARE(tree.rowCount(), rowsBefore + 1);
        QCOMPARE(tree.children(tree.topRows()[1]).size(), std::size_t{1}); // not computed again
        QCOMPARE(tree.rowCount(), rowsBefore + 1);
    }

    void parentRankAndPathLeadBack()
    {
        BottomUpTree tree(drawn::view("main;a;f 1\nmain;b;f 4\n"));
        const std::uint32_t top = tree.topRows()[0];
        const std::uint32_t second = tree.children(top)[1];
        QCOMPARE(tree.row(second).parent, top);
        QCOMPARE(tree.row(second).rank, 1u);
        std::string path;
        for (const FunctionId f : tree.path(second))
            path += std::string(tree.view().name(f)) + ";";
        QCOMPARE(path, std::string("a;f;"));
    }

    void emptyProfileHasNoRows()
    {
        BottomUpTree tree(drawn::filtered(drawn::resolved(std::make_shared<const Profile>()), {}));
        QVERIFY(tree.topRows().empty());
    }
};

QTEST_APPLESS_MAIN(BottomUpTest)
#include "bottom_up_test.moc"
