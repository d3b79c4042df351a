// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/profile/shown_view.h"
#include "views/common/data_tree.h"
#include "views/profile/call_tree_model.h"
#include "views/profile/call_tree_view.h"

#include <QPushButton>
#include <QSignalSpy>

#include <random>

using namespace v8scope;

using Shown = ShownView<CallTreeView>;

class CallTreeViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void expandsWhereTheTimeIsAtFirst()
    {
        Shown s("main;hot;inner 90\nmain;cold;deep 10\n");
        auto &model = *static_cast<CallTreeModel *>(s.view.tree().model());
        const QModelIndex main = model.index(0, 0);
        QVERIFY(s.view.tree().isExpanded(main));
        QVERIFY(s.view.tree().isExpanded(model.index(0, 0, main)));
        QVERIFY(!s.view.tree().isExpanded(model.index(1, 0, main)));
    }

    void followsTheSelectionToItsNode()
    {
        Shown s("main;a;leaf 3\nmain;b;leaf 5\n");
        const CallTree &tree = *s.session.view()->tree;
        std::uint32_t lighter = 0;
        for (std::uint32_t n = 0; n < tree.size(); ++n) {
            if (tree.function[n] == s.function("leaf") && tree.self[n] == 3)
                lighter = n;
        }
        s.session.select({s.function("leaf"), lighter});
        QCOMPARE(currentName(s.view.tree()), QStringLiteral("leaf"));
        QCOMPARE(s.view.tree().currentIndex().parent().data().toString(), QStringLiteral("a"));
    }

    void goesToTheHeaviestCallOfASelectedFunction()
    {
        Shown s("main;a;leaf 3\nmain;b;leaf 5\n");
        s.select("leaf");
        QCOMPARE(s.view.tree().currentIndex().parent().data().toString(), QStringLiteral("b"));
    }

    void aRowMadeCurrentIsSelectedEverywhere()
    {
        Shown s("main;foo 3\nother 1\n");
        s.select("main");
        QTest::keyClick(&s.view.tree(), Qt::Key_Down);
        QCOMPARE(s.selected(), QStringLiteral("foo"));
        QVERIFY(s.session.selection().node != NodeId::kNoneValue);
    }

    void takingTheFocusSelectsNothing()
    {
        Shown s("main;foo 3\nother 1\n");
        s.view.activateWindow();
        s.view.tree().setFocus();
        QTest::qWait(20);
        QCOMPARE(s.selected(), QString());
        QTest::keyClick(&s.view.tree(), Qt::Key_Down);
        QVERIFY(!s.selected().isEmpty());
    }

    void hoverIsToldAndShown()
    {
        Shown s("main;foo 3\n");
        QWidget &viewport = *s.view.tree().viewport();
        const QRect cell = s.view.tree().visualRect(s.view.tree().model()->index(0, 0));
        QTest::mouseMove(&viewport, cell.center());
        QTRY_COMPARE(s.session.hover().function, s.function("main"));
    }

    void findWalksMatchesInDisplayOrderAndAround()
    {
        Shown s("main;b;match1 2\nmain;a;x;match2 5\nmatch3 1\n");
        s.search(QStringLiteral("match"));
        QStringList found;
        for (int i = 0; i < 4; ++i) {
            QVERIFY(s.view.findNext(false));
            found += s.selected();
        }
        QCOMPARE(found.join(u','), QStringLiteral("match2,match1,match3,match2"));
        QVERIFY(s.view.findNext(true));
        QCOMPARE(s.selected(), QStringLiteral("match3"));
    }

    void findWithoutAMatchChangesNothing()
    {
        Shown s("main;foo 3\n");
        s.select("foo");
        s.search(QStringLiteral("nowhere"));
        QVERIFY(!s.view.findNext(false));
        QVERIFY(!s.view.findNext(true));
        QCOMPARE(s.selected(), QStringLiteral("foo"));
    }

    void findVisitsEveryMatchOfARandomTree()
    {
        std::mt19937 random(11);
        std::string text;
        for (int i = 0; i < 300; ++i) {
            std::string stack = "f" + std::to_string(random() % 5);
            for (unsigned d = random() % 5; d > 0; --d)
                stack += ";f" + std::to_string(random() % 7);
            text += stack + " 1\n";
        }
        Shown s(text);
        s.search(QStringLiteral("f3"));
        const CallTree &tree = *s.session.view()->tree;
        const auto matches =
            std::count(tree.function.begin(), tree.function.end(), s.function("f3"));
        for (const bool backwards : {false, true}) {
            std::vector<bool> seen(tree.size(), false);
            for (std::ptrdiff_t i = 0; i < matches; ++i) {
                QVERIFY(s.view.findNext(backwards));
                seen[s.session.selection().node] = true;
            }
            QCOMPARE(std::count(seen.begin(), seen.end(), true), matches);
        }
    }

    void hottestPathEndsAtTheHeaviestLeaf()
    {
        Shown s("main;a;b;leaf 60\nmain;c 40\n");
        s.view.revealHottestPath();
        QCOMPARE(s.selected(), QStringLiteral("leaf"));
    }

    void deepStacksOfferTheWayBackToTheTop()
    {
        std::string stack = "f";
        for (int i = 0; i < 3'000; ++i)
            stack += ";f";
        Shown s(stack + ";leaf 5\n");
        s.select("leaf");
        QCOMPARE(currentName(s.view.tree()), QStringLiteral("leaf"));
        auto *fromTop = s.view.findChild<QPushButton *>();
        QVERIFY(fromTop->isVisible());
        fromTop->click();
        QVERIFY(!fromTop->isVisible());
    }

    void aFilterKeepsTheSelectionInSight()
    {
        Shown s("main;foo;leaf 3\nmain;bar 5\n");
        s.select("leaf");
        s.session.addFilter(filter::FocusFunction{s.function("foo")});
        QCOMPARE(currentName(s.view.tree()), QStringLiteral("leaf"));
        QCOMPARE(s.view.tree().model()->index(0, 0).data().toString(), QStringLiteral("foo"));
    }

    void aHiddenViewWaitsUntilItIsShown()
    {
        Shown s("main;foo 3\n");
        s.view.hide();
        s.select("foo");
        QVERIFY(currentName(s.view.tree()) != QStringLiteral("foo"));
        s.view.show();
        QCOMPARE(currentName(s.view.tree()), QStringLiteral("foo"));
    }

    void enterAndTheMenuNameTheCall()
    {
        Shown s("main;foo 3\n");
        QSignalSpy activated(&s.view, &ProfileDataView::activated);
        QSignalSpy menu(&s.view, &ProfileDataView::contextMenuRequested);
        s.select("foo");
        QTest::keyClick(&s.view.tree(), Qt::Key_Return);
        QCOMPARE(activated.at(0).at(0).value<ProfileItem>().function, s.function("foo"));
        const QPoint at = s.view.tree().visualRect(s.view.tree().currentIndex()).center();
        Q_EMIT s.view.tree().customContextMenuRequested(at);
        QCOMPARE(menu.at(0).at(0).value<ProfileItem>().function, s.function("foo"));
    }

    void textIsTheSelectedSubtree()
    {
        Shown s("main;foo 3000\nother 1000\n");
        s.select("main");
        QCOMPARE(s.view.toText().split(u'\n').size(), 3);
        QVERIFY(s.view.toText().startsWith(QStringLiteral("main  0 self")));
    }

    void everyControlHasAName()
    {
        Shown s("main 1\n");
        QCOMPARE(namelessControls(s.view), QString());
    }
};

QTEST_MAIN(CallTreeViewTest)
#include "call_tree_view_test.moc"
