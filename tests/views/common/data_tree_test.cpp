// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/common/numbered_tree.h"
#include "views/common/data_tree.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace v8scope;

namespace {

// A shown tree view over a model.
struct Window {
    explicit Window(PagedTreeModel &model) : view(QStringLiteral("Test tree"))
    {
        view.setTreeModel(&model);
        view.sortByColumn(0, Qt::AscendingOrder);
        view.resize(500, 400);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("the window does not show");
    }
    QString current() const { return view.currentIndex().siblingAtColumn(0).data().toString(); }
    DataTree view;
};

} // namespace

class DataTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expandingOpensChainsOfOnlyChildren()
    {
        NumberedTree tree({NumberedTree::kNoNode, 0, 1, 2, 3, 3}, {0, 1, 1, 1, 1, 1});
        Window window(tree);
        window.view.expand(tree.showNode(1));
        QVERIFY(window.view.isExpanded(tree.showNode(2)));
        QVERIFY(window.view.isExpanded(tree.showNode(3)));
        QVERIFY(!window.view.isExpanded(tree.showNode(4)));
    }

    void revealExpandsAncestorsOnly()
    {
        NumberedTree tree({NumberedTree::kNoNode, 0, 0, 1, 3, 2}, {0, 1, 1, 1, 1, 1});
        Window window(tree);
        window.view.revealNode(4);
        QCOMPARE(window.current(), QStringLiteral("n4"));
        QVERIFY(window.view.isExpanded(tree.showNode(1)));
        QVERIFY(!window.view.isExpanded(tree.showNode(2)));
        QVERIFY(window.view.visualRect(window.view.currentIndex()).isValid());
    }

    void aDeepChainIsShownFromAnInnerNode()
    {
        NumberedTree tree(NumberedTree::chain(20'000), std::vector<int>(20'001, 1));
        Window window(tree);
        QSignalSpy moved(&window.view, &DataTree::shownRootChanged);
        window.view.revealNode(20'000);
        QCOMPARE(window.current(), QStringLiteral("n20000"));
        QVERIFY(moved.count() > 0);
        QVERIFY(window.view.shownRoot() > 19'000u);
        tree.sort(1, Qt::AscendingOrder); // a new layout must not recurse through all levels
        QCOMPARE(window.current(), QStringLiteral("n20000"));
        window.view.showFromTop();
        QCOMPARE(window.view.shownRoot(), PagedTreeModel::kNoNode);
        QVERIFY(window.view.visualRect(tree.showNode(1)).isValid());
    }

    void walkingDownADeepChainByKeyGetsToItsEnd()
    {
        NumberedTree tree(NumberedTree::chain(1'000), std::vector<int>(1'001, 1));
        Window window(tree);
        window.view.revealNode(1);
        for (int step = 0; step < 2'100 && window.current() != QStringLiteral("n1000"); ++step)
            QTest::keyClick(&window.view, Qt::Key_Right);
        QCOMPARE(window.current(), QStringLiteral("n1000"));
    }

    void twoHundredThousandChildrenAreQuick()
    {
        NumberedTree tree(NumberedTree::wide(200'000), std::vector<int>(200'001, 1));
        Window window(tree);
        QElapsedTimer timer;
        timer.start();
        window.view.revealNode(200'000);
        tree.sort(1, Qt::AscendingOrder);
        window.view.revealNode(3);
        window.view.grab();
        // A quadratic step would take minutes; this leaves room for a slow machine.
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(window.current(), QStringLiteral("n3"));
    }

    void theMoreRowOpensTheNextPage()
    {
        NumberedTree tree(NumberedTree::wide(1'000), std::vector<int>(1'001, 1));
        Window window(tree);
        const int before = tree.rowCount();
        window.view.setCurrentIndex(tree.index(before - 1, 0));
        QTest::keyClick(&window.view, Qt::Key_Return);
        QVERIFY(tree.rowCount() >= before + int(PagedTreeModel::kPage));
    }

    void arrowKeysWalkAndExpand()
    {
        NumberedTree tree({NumberedTree::kNoNode, 0, 0, 1, 1}, {0, 1, 1, 1, 1});
        Window window(tree);
        window.view.revealNode(1);
        QTest::keyClick(&window.view, Qt::Key_Right);
        QTest::keyClick(&window.view, Qt::Key_Down);
        QCOMPARE(window.current(), QStringLiteral("n3"));
        QTest::keyClick(&window.view, Qt::Key_Left);
        QCOMPARE(window.current(), QStringLiteral("n1"));
    }

    void asteriskExpandsALimitedPart()
    {
        NumberedTree tree(NumberedTree::wide(100), std::vector<int>(101, 1));
        NumberedTree bushy({NumberedTree::kNoNode, 0, 1, 1, 2, 2, 4}, {0, 1, 1, 1, 1, 1, 1});
        Window window(bushy);
        window.view.revealNode(1);
        QTest::keyClick(&window.view, Qt::Key_Asterisk);
        QVERIFY(window.view.isExpanded(bushy.showNode(4)));
    }

    void enterActivatesTheRow()
    {
        NumberedTree tree({NumberedTree::kNoNode, 0, 0}, {0, 1, 1});
        Window window(tree);
        QSignalSpy activated(&window.view, &DataTree::rowActivated);
        window.view.revealNode(2);
        QTest::keyClick(&window.view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(tree.nodeOf(activated.at(0).at(0).toModelIndex()), 2u);
    }

    void aClickOnTheArrowExpandsWithoutSelecting()
    {
        NumberedTree tree({NumberedTree::kNoNode, 0, 1, 1}, {0, 1, 1, 1});
        Window window(tree);
        const QRect cell = window.view.visualRect(tree.index(0, 0));
        QTest::mouseClick(window.view.viewport(), Qt::LeftButton, {},
                          cell.topLeft() + QPoint(4, cell.height() / 2));
        QVERIFY(window.view.isExpanded(tree.index(0, 0)));
        QVERIFY(window.view.selectionModel()->selectedRows().isEmpty());
    }

    void copiesSelectedRowsAsTsvInDisplayOrder()
    {
        NumberedTree tree({NumberedTree::kNoNode, 0, 0, 0}, {0, 7, 8, 9});
        Window window(tree);
        tree.sort(1, Qt::DescendingOrder);
        window.view.revealNode(1);
        QTest::keyClick(&window.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("n1\t7\n"));
        window.view.selectAll();
        QTest::keyClick(&window.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("1\t2\nn3\t9\nn2\t8\nn1\t7\n"));
    }

    void deepLevelsIndentLess()
    {
        NumberedTree tree(NumberedTree::chain(200), std::vector<int>(201, 1));
        Window window(tree);
        window.view.header()->resizeSection(0, 400);
        window.view.revealNode(150);
        const QRect cell = window.view.visualRect(window.view.currentIndex());
        QVERIFY2(cell.left() < 350, qPrintable(QString::number(cell.left())));
    }
};

QTEST_MAIN(DataTreeTest)
#include "data_tree_test.moc"
