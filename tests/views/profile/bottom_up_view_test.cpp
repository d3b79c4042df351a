// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/profile/shown_view.h"
#include "views/common/cell_roles.h"
#include "views/common/data_tree.h"
#include "views/profile/bottom_up_model.h"
#include "views/profile/bottom_up_view.h"

#include <QAbstractItemModelTester>

#include <random>

using namespace v8scope;

namespace {

struct Shown : ShownView<BottomUpView> {
    using ShownView::ShownView;
    BottomUpModel &model() const { return *static_cast<BottomUpModel *>(view.tree().model()); }
    // "leaf 5 [a 3, b 2]" for a row and what stands below it.
    QString text(const QModelIndex &row) const
    {
        QString words = QStringLiteral("%1 %2").arg(
            row.data().toString(), row.siblingAtColumn(1).data(RawRole).toString());
        QStringList callers;
        for (int r = 0; r < model().rowCount(row); ++r)
            callers += text(model().index(r, 0, row));
        if (!callers.isEmpty())
            words += QStringLiteral(" [%1]").arg(callers.join(QStringLiteral(", ")));
        return words;
    }
};

} // namespace

class BottomUpViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callersShareTheSelfWeight()
    {
        Shown s("main;a;leaf 3\nmain;b;leaf 2\nmain 1\n");
        QCOMPARE(s.text(s.model().index(0, 0)),
                 QStringLiteral("leaf 5 [a 3 [main 3], b 2 [main 2]]"));
        QCOMPARE(s.text(s.model().index(1, 0)), QStringLiteral("main 1"));
        QCOMPARE(s.model().rowCount(), 2);
    }

    void keepsTheModelContractWhileExpandingAndSorting()
    {
        std::mt19937 random(5);
        std::string text;
        for (int i = 0; i < 300; ++i) {
            std::string stack = "f" + std::to_string(random() % 4);
            for (unsigned d = random() % 6; d > 0; --d)
                stack += ";f" + std::to_string(random() % 9);
            text += stack + " " + std::to_string(1 + random() % 50) + "\n";
        }
        Shown s(text);
        QAbstractItemModelTester tester(&s.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int step = 0; step < 30; ++step) {
            QModelIndex at = s.model().index(int(random() % unsigned(s.model().rowCount())), 0);
            while (s.model().hasChildren(at) && random() % 4 != 0) {
                s.view.tree().expand(at);
                at = s.model().index(0, 0, at);
            }
            s.view.tree().sortByColumn(int(random() % 5),
                                       random() % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
        }
        std::int64_t sum = 0;
        for (int r = 0; r < s.model().rowCount(); ++r)
            sum += s.model().index(r, 1).data(RawRole).toLongLong();
        QCOMPARE(sum, s.session.view()->tree->rootTotal());
    }

    void followsTheSelectedFunction()
    {
        Shown s("main;a 3\nmain;b 2\n");
        s.select("b");
        QCOMPARE(currentName(s.view.tree()), QStringLiteral("b"));
    }

    void selectingACallerDoesNotJumpAway()
    {
        Shown s("main;a;leaf 3\nmain;a 9\n");
        const QModelIndex leaf = s.model().index(1, 0);
        s.view.tree().expand(leaf);
        s.view.tree().setCurrentIndex(s.model().index(0, 0, leaf));
        QCOMPARE(s.selected(), QStringLiteral("a"));
        QCOMPARE(s.view.tree().currentIndex().parent(), leaf);
    }

    void hottestPathGoesToWhereTheStackBegins()
    {
        Shown s("main;a;leaf 5\nother;b;leaf 2\n");
        s.select("leaf");
        s.view.revealHottestPath();
        QCOMPARE(currentName(s.view.tree()), QStringLiteral("main"));
    }

    void findStaysInWhatIsShown()
    {
        Shown s("main;ax 3\nmain;bx 2\nmain;c 1\n");
        s.search(QStringLiteral("x"));
        QVERIFY(s.view.findNext(false));
        QCOMPARE(s.selected(), QStringLiteral("ax"));
        QVERIFY(s.view.findNext(false));
        QCOMPARE(s.selected(), QStringLiteral("bx"));
        QVERIFY(s.view.findNext(true));
        QCOMPARE(s.selected(), QStringLiteral("ax"));
    }

    void csvListsTheTopLevel()
    {
        Shown s("main;leaf 3\nmain 1\n");
        QCOMPARE(s.view.toCsv(),
                 QByteArray("Function,Self (ns),Self %,Total (ns),Total %,Location\r\n"
                            "leaf,3,75,3,75,/app.js\r\nmain,1,25,4,100,/app.js\r\n"));
    }

    void deepRecursionIsUsable()
    {
        std::string stack = "f";
        for (int i = 0; i < 5'000; ++i)
            stack += ";f";
        Shown s(stack + ";leaf 5\n");
        s.select("leaf");
        for (int i = 0; i < 5; ++i)
            s.view.revealHottestPath();
        QCOMPARE(currentName(s.view.tree()), QStringLiteral("f"));
        QCOMPARE(namelessControls(s.view), QString());
    }
};

QTEST_MAIN(BottomUpViewTest)
#include "bottom_up_view_test.moc"
