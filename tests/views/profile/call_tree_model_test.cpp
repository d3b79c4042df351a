// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/drawn_profile.h"
#include "views/common/background.h"
#include "views/common/cell_roles.h"
#include "views/profile/call_tree_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <random>

using namespace v8scope;

namespace {

struct Fixture {
    explicit Fixture(std::string_view text)
        : session(drawn::resolved(drawn::cpuProfile(text)), background), model(session)
    {
        model.setView(session.view());
    }
    // "main 0/10 [foo 3/3 …]" with children in display order.
    QString text(const QModelIndex &parent = {}) const
    {
        QStringList parts;
        for (int r = 0; r < model.rowCount(parent); ++r) {
            const QModelIndex i = model.index(r, 0, parent);
            QString part =
                QStringLiteral("%1 %2/%3")
                    .arg(i.data().toString(), i.siblingAtColumn(1).data(RawRole).toString(),
                         i.siblingAtColumn(3).data(RawRole).toString());
            if (model.hasChildren(i))
                part += QStringLiteral(" [%1]").arg(text(i));
            parts += part;
        }
        return parts.join(QStringLiteral(", "));
    }
    ImmediateBackground background;
    ProfileSession session;
    CallTreeModel model;
};

} // namespace

class CallTreeModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsSelfAndTotal()
    {
        Fixture f("main;foo 3\nmain;bar;baz 5\nmain 2\n");
        f.model.sort(int(ProfileColumn::Total), Qt::DescendingOrder);
        QCOMPARE(f.text(), QStringLiteral("main 2/10 [bar 0/5 [baz 5/5], foo 3/3]"));
    }

    void sortsSiblingsByAnyColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, ProfileColumn c, Qt::SortOrder o, const char *text) {
            QTest::newRow(name) << int(c) << int(o) << QString::fromUtf8(text);
        };
        row("name", ProfileColumn::Function, Qt::AscendingOrder, "a,B,c");
        row("name down", ProfileColumn::Function, Qt::DescendingOrder, "c,B,a");
        row("self", ProfileColumn::Self, Qt::DescendingOrder, "c,B,a");
        row("total", ProfileColumn::Total, Qt::DescendingOrder, "a,c,B");
        row("samples", ProfileColumn::Samples, Qt::DescendingOrder, "B,a,c");
    }
    void sortsSiblingsByAnyColumn()
    {
        QFETCH(int, column);
        QFETCH(int, order);
        QFETCH(QString, expected);
        Fixture f("a;x 9\na 1\nB 1\nc 4\nB 1\n");
        f.model.sort(column, Qt::SortOrder(order));
        QStringList names;
        for (int r = 0; r < f.model.rowCount(); ++r)
            names += f.model.index(r, 0).data().toString();
        QCOMPARE(names.join(u','), expected);
    }

    void marksHotPathsInWordsToo()
    {
        Fixture f("hot 96\ncold 4\n");
        f.model.sort(int(ProfileColumn::Total), Qt::DescendingOrder);
        QVERIFY(f.model.index(0, 0).data(HotRole).toBool());
        QVERIFY(!f.model.index(1, 0).data(HotRole).toBool());
        QCOMPARE(f.model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("hot, hot"));
        QCOMPARE(f.model.index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("cold"));
    }

    void idleTimeIsNeverHot()
    {
        Fixture f("main 1\n(idle) 99\nmain 1\n");
        f.model.sort(int(ProfileColumn::Total), Qt::DescendingOrder);
        QCOMPARE(f.model.index(0, 0).data().toString(), QStringLiteral("(idle)"));
        QVERIFY(!f.model.index(0, 0).data(HotRole).toBool());
    }

    void toolTipsNameBothWholesUnderAFilter()
    {
        Fixture f("main;foo 3\nbar 7\n");
        f.session.addFilter(filter::FocusFunction{drawn::functionNamed(*f.session.view(), "foo")});
        f.model.setView(f.session.view());
        const QString tip =
            f.model.index(0, int(ProfileColumn::Total)).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("100 % of what the filters leave")), qPrintable(tip));
        QVERIFY2(tip.contains(QStringLiteral("30.0 % of the whole recording")), qPrintable(tip));
    }

    void subtreeTextIsIndentedAndCut()
    {
        Fixture f("main;foo 3000\nmain;bar 1000\n");
        f.model.sort(int(ProfileColumn::Total), Qt::DescendingOrder);
        const std::uint32_t main = f.model.nodeOf(f.model.index(0, 0));
        QCOMPARE(f.model.subtreeAsText(main, 100),
                 QStringLiteral("main  0 self, 4 µs total (100 %)  /app.js\n"
                                "  foo  3 µs self, 3 µs total (75.0 %)  /app.js\n"
                                "  bar  1 µs self, 1 µs total (25.0 %)  /app.js\n"));
        QVERIFY(f.model.subtreeAsText(main, 2).endsWith(QStringLiteral("(cut after 2 lines)\n")));
    }

    void csvListsTheWholeTree()
    {
        Fixture f("main;foo 3\nmain 1\n");
        QCOMPARE(
            f.model.toCsv(),
            QByteArray("Depth,Function,Self (ns),Self %,Total (ns),Total %,Samples,Location\r\n"
                       "1,main,1,25,4,100,1,/app.js\r\n"
                       "2,foo,3,75,3,75,1,/app.js\r\n"));
    }

    void numbersEqualCoresOnRandomTrees()
    {
        std::mt19937 random(3);
        std::string text;
        for (int i = 0; i < 400; ++i) {
            std::string stack = "f" + std::to_string(random() % 4);
            for (unsigned d = random() % 6; d > 0; --d)
                stack += ";f" + std::to_string(random() % 9);
            text += stack + " " + std::to_string(random() % 100) + "\n";
        }
        Fixture f(text);
        QAbstractItemModelTester tester(&f.model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const CallTree &tree = *f.session.view()->tree;
        for (int column = 0; column < f.model.columnCount(); ++column) {
            f.model.sort(column, Qt::DescendingOrder);
            for (std::uint32_t node = 1; node < tree.size(); ++node) {
                const QModelIndex index = f.model.showNode(node);
                QCOMPARE(index.siblingAtColumn(int(ProfileColumn::Self)).data(RawRole).toLongLong(),
                         qint64(tree.self[node]));
                QCOMPARE(
                    index.siblingAtColumn(int(ProfileColumn::Total)).data(RawRole).toLongLong(),
                    qint64(tree.total[node]));
                QCOMPARE(f.model.nodeOf(index.parent()),
                         tree.parent[node] == 0 ? PagedTreeModel::kNoNode : tree.parent[node]);
            }
        }
    }

    void everyColumnExplainsItself()
    {
        Fixture f("main 1\n");
        for (int c = 0; c < f.model.columnCount(); ++c) {
            QVERIFY(!f.model.headerData(c, Qt::Horizontal).toString().isEmpty());
            QVERIFY(!f.model.headerData(c, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
    }
};

QTEST_MAIN(CallTreeModelTest)
#include "call_tree_model_test.moc"
