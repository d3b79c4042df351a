// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/profile/shown_view.h"
#include "views/common/cell_roles.h"
#include "views/common/data_table.h"
#include "views/profile/group_model.h"
#include "views/profile/groups_view.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace v8scope;

using Shown = ShownView<GroupsView>;

namespace {

constexpr std::string_view kThreeFiles = "main;f@file:///a/node_modules/left/i.js:1 3\n"
                                         "main;g@file:///a/node_modules/left/j.js:1 2\n"
                                         "main;h@ 4\n"
                                         "main 1\n";

} // namespace

class GroupsViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsByFilePackageAndCategory()
    {
        Shown s(kThreeFiles);
        QAbstractItemModelTester tester(s.view.groupTable().model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(names(s.view.groupTable()),
                 QStringLiteral("(no file: native and system),/a/node_modules/left/i.js,"
                                "/a/node_modules/left/j.js,/app.js"));
        s.view.setGroupBy(GroupBy::Package);
        QCOMPARE(names(s.view.groupTable()),
                 QStringLiteral("(no package: own code, Node and native),left"));
        s.view.setGroupBy(GroupBy::Category);
        QCOMPARE(s.view.groupTable().model()->rowCount(), 3);
    }

    void sumsEqualCores()
    {
        Shown s(kThreeFiles);
        for (const GroupBy by : {GroupBy::File, GroupBy::Package, GroupBy::Category}) {
            s.view.setGroupBy(by);
            const std::vector<GroupRow> rows = groupList(*s.session.view(), by);
            const QAbstractItemModel &model = *s.view.groupTable().model();
            QCOMPARE(model.rowCount(), int(rows.size()));
            for (int r = 0; r < model.rowCount(); ++r) {
                const GroupRow &row = rows[std::size_t(r)];
                QCOMPARE(model.index(r, GroupModel::SelfColumn).data(RawRole).toLongLong(),
                         qint64(row.self));
                QCOMPARE(model.index(r, GroupModel::TotalColumn).data(RawRole).toLongLong(),
                         qint64(row.total));
                QCOMPARE(model.index(r, GroupModel::FunctionsColumn).data(RawRole).toLongLong(),
                         qint64(row.functions));
            }
        }
    }

    void theFunctionsOfTheCurrentGroupAreListed()
    {
        Shown s(kThreeFiles);
        s.view.setGroupBy(GroupBy::Package);
        s.view.groupTable().showRow(1);
        QCOMPARE(names(s.view.functionTable()), QStringLiteral("f,g"));
    }

    void followsTheSelectionToItsGroup()
    {
        Shown s(kThreeFiles);
        s.select("g");
        QCOMPARE(currentName(s.view.groupTable()), QStringLiteral("/a/node_modules/left/j.js"));
        QCOMPARE(currentName(s.view.functionTable()), QStringLiteral("g"));
    }

    void selectingAFunctionTellsTheSession()
    {
        Shown s(kThreeFiles);
        s.view.setGroupBy(GroupBy::Package);
        s.view.groupTable().showRow(1);
        s.view.functionTable().showRow(1);
        QCOMPARE(s.selected(), QStringLiteral("g"));
    }

    void theMenuOfAGroupNamesIt()
    {
        Shown s(kThreeFiles);
        s.view.setGroupBy(GroupBy::Package);
        QSignalSpy menu(&s.view, &GroupsView::groupMenuRequested);
        DataTable &table = s.view.groupTable();
        Q_EMIT table.customContextMenuRequested(
            table.visualRect(table.model()->index(1, 0)).center());
        QCOMPARE(menu.count(), 1);
        QCOMPARE(menu.at(0).at(1).toString(), QStringLiteral("left"));
    }

    void everyControlHasAName()
    {
        Shown s(kThreeFiles);
        QCOMPARE(namelessControls(s.view), QString());
    }
};

QTEST_MAIN(GroupsViewTest)
#include "groups_view_test.moc"
