// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/drawn_profile.h"

#include <QTest>

using namespace v8scope;

namespace {

std::string groupsText(const ProfileView &view, GroupBy by)
{
    std::string text;
    for (const GroupRow &row : groupList(view, by)) {
        text += "'" + row.name + "' " + std::to_string(row.self) + "/" + std::to_string(row.total) +
                " samples " + std::to_string(row.samples) + " functions " +
                std::to_string(row.functions) + "\n";
    }
    return text;
}

} // namespace

class FunctionListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsSelfAndTotalPerFunction()
    {
        QCOMPARE(drawn::functionsText(*drawn::view("main 1\n"
                                                   "main;a 2\n"
                                                   "main;b;a 4\n")),
                 std::string("a 6/6\nmain 1/7\nb 0/4\n"));
    }

    void recursionCountsOnceInTotals()
    {
        QCOMPARE(drawn::functionsText(*drawn::view("main;f;f;g;f 5\n"
                                                   "main;f 2\n")),
                 std::string("f 7/7\nmain 0/7\ng 0/5\n"));
    }

    void sameTotalAndSelfIsSortedByName()
    {
        QCOMPARE(drawn::functionsText(*drawn::view("z 1\na 1\nm 1\n")),
                 std::string("a 1/1\nm 1/1\nz 1/1\n"));
    }

    void rootIsListedForItsOwnSamplesOnly()
    {
        QCOMPARE(drawn::functionsText(*drawn::view("main 3\n(root) 2\n")),
                 std::string("main 3/3\n(root) 2/2\n"));
    }

    void functionsWithoutWeightAreLeftOut()
    {
        const auto base = drawn::resolved(drawn::cpuProfile("a 3\nb 2\n"));
        const auto view = drawn::filtered(base, {filter::Range{0, 3}});
        QCOMPARE(drawn::functionsText(*view), std::string("a 3/3\n"));
    }

    void garbageCollectionOnStacksIsOneRow()
    {
        QCOMPARE(drawn::functionsText(*drawn::view("a 1\n"
                                                   "(garbage collector) 2\n"
                                                   "b 1\n"
                                                   "(garbage collector) 3\n")),
                 std::string("(garbage collector) 5/5\nb 1/4\na 1/3\n"));
    }

    void rowSaysWhichKindOfFrameItIs()
    {
        const auto view = drawn::view("(idle) 2\n(idle)@file:///a.js 1\n");
        const std::vector<FunctionRow> rows = functionList(*view);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].system, SystemKind::Idle);
        QCOMPARE(rows[1].system, SystemKind::None);
    }

    void filesCountAStackOnce()
    {
        const auto view = drawn::view("a@file:///x.js;b@file:///y.js;c@file:///x.js 4\n"
                                      "a@file:///x.js 1\n");
        QCOMPARE(groupsText(*view, GroupBy::File),
                 std::string("'file:///x.js' 5/5 samples 2 functions 2\n"
                             "'file:///y.js' 0/4 samples 0 functions 1\n"));
    }

    void packagesAreNamedAfterNodeModules()
    {
        const auto view = drawn::view("main;each@file:///p/node_modules/lodash/lodash.js 4\n"
                                      "main;run@file:///p/node_modules/@org/tool/a.js 2\n"
                                      "(idle) 1\n");
        QCOMPARE(groupsText(*view, GroupBy::Package),
                 std::string("'lodash' 4/4 samples 1 functions 1\n"
                             "'@org/tool' 2/2 samples 1 functions 1\n"
                             "'' 1/7 samples 1 functions 2\n"));
    }

    void categoriesComeFromNodesNotFromNames()
    {
        const auto view = drawn::view("main 1\n(idle) 5\n(idle)@file:///a.js 2\nmap@ 4\n");
        QCOMPARE(groupsText(*view, GroupBy::Category),
                 std::string("'(idle)' 5/5 samples 1 functions 1\n"
                             "'native' 4/4 samples 1 functions 1\n"
                             "'own code' 3/3 samples 2 functions 2\n"));
    }
};

QTEST_APPLESS_MAIN(FunctionListTest)
#include "function_list_test.moc"
