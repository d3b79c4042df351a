// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/profile/shown_view.h"
#include "views/common/cell_roles.h"
#include "views/common/data_table.h"
#include "views/flame/flame_widget.h"
#include "views/profile/function_model.h"
#include "views/profile/functions_view.h"
#include "views/profile/sandwich_pane.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>

using namespace v8scope;

using Shown = ShownView<FunctionsView>;

class FunctionsViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsFunctionsBySelfWeight()
    {
        Shown s("main;foo 3\nmain;bar 5\nmain 1\n");
        QAbstractItemModelTester tester(s.view.table().model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(names(s.view.table()), QStringLiteral("bar,foo,main"));
    }

    void numbersEqualCores()
    {
        Shown s("main;f;f 3\nmain;g;f 4\n(idle) 2\nmain 5\n");
        const std::vector<FunctionRow> rows = functionList(*s.session.view());
        const QAbstractItemModel &model = *s.view.table().model();
        QCOMPARE(model.rowCount(), int(rows.size()));
        for (int r = 0; r < model.rowCount(); ++r) {
            const FunctionRow &row = rows[std::size_t(r)];
            QCOMPARE(model.index(r, 1).data(RawRole).toLongLong(), qint64(row.self));
            QCOMPARE(model.index(r, 3).data(RawRole).toLongLong(), qint64(row.total));
            QCOMPARE(model.index(r, 5).data(RawRole).toLongLong(), qint64(row.samples));
        }
    }

    void theFilterBoxWantsEveryWordInNameOrFile()
    {
        Shown s("readFile@file:///lib/fs.js:1 3\nread@file:///app/x.js:1 2\nwrite 1\n");
        s.view.filterBox().setText(QStringLiteral("read LIB"));
        QCOMPARE(names(s.view.table()), QStringLiteral("readFile"));
        s.view.filterBox().clear();
        QCOMPARE(s.view.table().model()->rowCount(), 3);
    }

    void callersAndCalleesFollowTheCurrentRow()
    {
        Shown s("main;a;foo 3\nmain;b;foo;x 5\nmain;b;foo;y 1\n");
        s.select("foo");
        QCOMPARE(names(s.view.sandwichPane().callers()), QStringLiteral("b,a"));
        QCOMPARE(names(s.view.sandwichPane().callees()), QStringLiteral("x,y"));
        s.view.table().showRow(0); // x is the heaviest
        QCOMPARE(s.selected(), QStringLiteral("x"));
        QCOMPARE(names(s.view.sandwichPane().callers()), QStringLiteral("foo"));
    }

    void callersSumUpToTheTotal()
    {
        Shown s("main;a;foo 3\nmain;b;foo;x 5\n");
        s.select("foo");
        const QAbstractItemModel &callers = *s.view.sandwichPane().callers().model();
        QCOMPARE(callers.index(0, 1).data(RawRole).toLongLong(), 5);
        QCOMPARE(callers.index(1, 1).data(RawRole).toLongLong(), 3);
        QCOMPARE(callers.index(0, 2).data().toString(), QStringLiteral("62.5 %"));
    }

    void aClickOnACallerSelectsIt()
    {
        Shown s("main;a;foo 3\n");
        s.select("foo");
        DataTable &callers = s.view.sandwichPane().callers();
        const QRect cell = callers.visualRect(callers.model()->index(0, 0));
        QTest::mouseClick(callers.viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(s.selected(), QStringLiteral("a"));
        QCOMPARE(currentName(s.view.table()), QStringLiteral("a"));
    }

    void enterOnACalleeSelectsItButArrowsOnlyMove()
    {
        Shown s("main;foo;x 3\nmain;foo;y 2\n");
        s.select("foo");
        DataTable &callees = s.view.sandwichPane().callees();
        callees.setFocus();
        callees.showRow(0);
        QTest::keyClick(&callees, Qt::Key_Down);
        QCOMPARE(s.selected(), QStringLiteral("foo"));
        QTest::keyClick(&callees, Qt::Key_Return);
        QCOMPARE(s.selected(), QStringLiteral("y"));
    }

    void flameGraphsMeetInTheFunction()
    {
        Shown s("main;a;foo;x 3\nmain;b;foo 1\n");
        s.select("foo");
        const auto flames = s.view.findChildren<FlameWidget *>();
        QCOMPARE(flames.size(), 2);
        for (const FlameWidget *flame : flames) {
            QVERIFY(flame->rows());
            const bool isCallers = flame->orientation() == FlameWidget::Orientation::Flame;
            QCOMPARE(flame->rows()->rows[0].size(), isCallers ? std::size_t(2) : std::size_t(1));
        }
    }

    void aFilterOfAllViewsRecomputesBothSides()
    {
        Shown s("main;a;foo 3\nmain;b;foo 5\n");
        s.select("foo");
        s.session.addFilter(filter::DropFunction{s.function("b")});
        QCOMPARE(names(s.view.sandwichPane().callers()), QStringLiteral("a"));
        QCOMPARE(currentName(s.view.table()), QStringLiteral("foo"));
    }

    void findWalksTheTable()
    {
        Shown s("main;fx 3\nmain;gx 2\nmain 1\n");
        s.search(QStringLiteral("x"));
        QVERIFY(s.view.findNext(false));
        QCOMPARE(s.selected(), QStringLiteral("fx"));
        QVERIFY(s.view.findNext(false));
        QCOMPARE(s.selected(), QStringLiteral("gx"));
        QVERIFY(s.view.findNext(false));
        QCOMPARE(s.selected(), QStringLiteral("fx"));
    }

    void csvHasBareNumbers()
    {
        Shown s("main;foo 3\nmain 1\n");
        QCOMPARE(s.view.toCsv(),
                 QByteArray("Function,Self (ns),Self %,Total (ns),Total %,Samples,Location\r\n"
                            "foo,3,75,3,75,1,/app.js\r\nmain,1,25,4,100,1,/app.js\r\n"));
    }

    void everyControlHasAName()
    {
        Shown s("main 1\n");
        QCOMPARE(namelessControls(s.view), QString());
    }
};

QTEST_MAIN(FunctionsViewTest)
#include "functions_view_test.moc"
