// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/common/numbered_tree.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <random>

using namespace v8scope;

class PagedTreeModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsChildrenInNaturalOrderUntilSorted()
    {
        NumberedTree tree({NumberedTree::kNoNode, 0, 0, 0}, {0, 5, 9, 7});
        QCOMPARE(tree.shown(), QStringList({"n1", "n2", "n3"}));
        tree.sort(1, Qt::DescendingOrder);
        QCOMPARE(tree.shown(), QStringList({"n2", "n3", "n1"}));
    }

    void equalSiblingsKeepTheirOrderInBothDirections()
    {
        NumberedTree tree({NumberedTree::kNoNode, 0, 0, 0, 0}, {0, 5, 9, 5, 9});
        tree.sort(1, Qt::DescendingOrder);
        QCOMPARE(tree.shown(), QStringList({"n2", "n4", "n1", "n3"}));
        tree.sort(1, Qt::AscendingOrder);
        QCOMPARE(tree.shown(), QStringList({"n1", "n3", "n2", "n4"}));
    }

    void sortingCarriesPersistentIndexesAlong()
    {
        NumberedTree tree({NumberedTree::kNoNode, 0, 0, 1, 1}, {0, 1, 2, 3, 4});
        const QPersistentModelIndex inner = tree.showNode(4);
        QCOMPARE(inner.row(), 1);
        tree.sort(1, Qt::DescendingOrder);
        QCOMPARE(tree.nodeOf(inner), 4u);
        QCOMPARE(inner.row(), 0);
        QCOMPARE(tree.nodeOf(inner.parent()), 1u);
        QCOMPARE(inner.parent().row(), 1);
    }

    void aWideNodeShowsOnePageAndSaysWhatIsLeft()
    {
        NumberedTree tree(NumberedTree::wide(1000), std::vector<int>(1001, 1));
        QCOMPARE(tree.rowCount(), 201);
        const QModelIndex more = tree.index(200, 0);
        QVERIFY(PagedTreeModel::isMore(more));
        QCOMPARE(more.data().toString(), QStringLiteral("800 more, 800 together"));
        QVERIFY(!more.parent().isValid());
        tree.fetchMore({});
        QCOMPARE(tree.rowCount(), 401);
        QCOMPARE(tree.index(400, 0).data().toString(), QStringLiteral("600 more, 600 together"));
    }

    void theLastPageTakesTheMoreRowAway()
    {
        NumberedTree tree(NumberedTree::wide(201), std::vector<int>(202, 1));
        QAbstractItemModelTester tester(&tree,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(tree.rowCount(), 201); // one of them says "1 more"
        tree.fetchMore({});
        QCOMPARE(tree.rowCount(), 201);
        QVERIFY(!PagedTreeModel::isMore(tree.index(200, 0)));
        QVERIFY(!tree.canFetchMore({}));
    }

    void showingANodeFetchesUpToIt()
    {
        NumberedTree tree(NumberedTree::wide(200'000), std::vector<int>(200'001, 1));
        const QModelIndex index = tree.showNode(150'000);
        QCOMPARE(index.row(), 149'999);
        QCOMPARE(tree.nodeOf(tree.index(index.row(), 1)), 150'000u);
        QCOMPARE(tree.rowCount(), 150'001);
    }

    void parentsInADeepChainAreRight()
    {
        NumberedTree tree(NumberedTree::chain(20'000), std::vector<int>(20'001, 1));
        QModelIndex index = tree.showNode(20'000);
        std::uint32_t depth = 0;
        for (; index.isValid(); index = index.parent())
            ++depth;
        QCOMPARE(depth, 20'000u);
    }

    void keepsTheModelContractOnRandomTrees()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 5; ++round) {
            std::vector<std::uint32_t> parent{NumberedTree::kNoNode};
            std::vector<int> weight{0};
            for (std::uint32_t i = 1; i < 900; ++i) {
                parent.push_back(random() % 3 == 0 ? 0 : random() % i);
                weight.push_back(static_cast<int>(random() % 50));
            }
            NumberedTree tree(parent, weight);
            QAbstractItemModelTester tester(&tree,
                                            QAbstractItemModelTester::FailureReportingMode::QtTest);
            for (int step = 0; step < 20; ++step) {
                const QModelIndex at = tree.showNode(1 + random() % 899, int(random() % 2));
                QVERIFY(tree.checkIndex(at, QAbstractItemModel::CheckIndexOption::IndexIsValid));
                if (tree.canFetchMore(at.siblingAtColumn(0)))
                    tree.fetchMore(at.siblingAtColumn(0));
                tree.sort(int(random() % 2),
                          random() % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            }
        }
    }
};

QTEST_MAIN(PagedTreeModelTest)
#include "paged_tree_model_test.moc"
