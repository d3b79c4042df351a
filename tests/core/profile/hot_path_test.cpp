// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/hot_path.h"

#include "core/profile/search.h"
#include "tests/support/drawn_profile.h"

#include <QTest>

using namespace v8scope;

namespace {

std::string hottest(const ProfileView &view, std::uint32_t start = 0)
{
    std::string text;
    for (const std::uint32_t node : hottestPath(*view.tree, start))
        text += std::string(view.name(view.tree->function[node])) + ";";
    return text;
}

std::int64_t weightWith(const ProfileView &view, std::string_view part)
{
    return weightOfStacksWith(view,
                              functionsMatching(view, [&](std::string_view name, std::string_view) {
                                  return name.find(part) != std::string_view::npos;
                              }));
}

} // namespace

class HotPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheHeaviestChild()
    {
        QCOMPARE(hottest(*drawn::view("main;a;x 3\nmain;b;y 4\nmain;b;z 5\n")),
                 std::string("main;b;z;"));
    }

    void stopsWhereOwnTimeIsMoreThanAnyChilds()
    {
        QCOMPARE(hottest(*drawn::view("main;a 7\nmain;a;x 6\nmain;a;y 6\n")),
                 std::string("main;a;"));
    }

    void tiesGoToTheFirstNode()
    {
        QCOMPARE(hottest(*drawn::view("b 4\na 4\n")), std::string("b;"));
    }

    void startsAnywhere()
    {
        const auto view = drawn::view("main;a;x 3\nmain;b 9\n");
        QCOMPARE(hottest(*view, 2), std::string("x;"));
        QCOMPARE(hottest(*view, 99), std::string());
    }

    void weightlessTreeHasNoHotPath()
    {
        QCOMPARE(hottest(*drawn::view("main;a 0\n")), std::string());
    }

    void searchCountsAStackOnce()
    {
        const auto view = drawn::view("main;parse;parseJson 3\nmain;parse 2\nmain;run 8\n");
        QCOMPARE(weightWith(*view, "parse"), 5);
        QCOMPARE(weightWith(*view, "main"), 13);
        QCOMPARE(weightWith(*view, "nothing"), 0);
    }

    void searchWithTooFewFlagsMatchesNoMore()
    {
        QCOMPARE(weightOfStacksWith(*drawn::view("main 3\n"), {}), 0);
    }
};

QTEST_APPLESS_MAIN(HotPathTest)
#include "hot_path_test.moc"
