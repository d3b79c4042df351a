// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_state.h"

#include "tests/support/drawn_profile.h"
#include "views/profile/view_history.h"

#include <QTest>

using namespace v8scope;

class SessionStateTest : public QObject {
    Q_OBJECT

    std::shared_ptr<const ResolvedProfile> m_base = drawn::resolved(
        drawn::cpuProfile("main;lib@file:///n/node_modules/pad/i.js:3;main 4\n (idle) 2\n ? 1"));

    FunctionId function(const ProfileView &view, std::string_view name) const
    {
        return drawn::functionNamed(view, name);
    }

private Q_SLOTS:
    void everyFilterGoesRoundTrip()
    {
        const auto plain = drawn::filtered(m_base, {});
        const FunctionId f = function(*plain, "lib");
        FilterStack filters;
        filters.push_back(filter::Hide{filter::Hidden::Program});
        filters.push_back(filter::FocusPath{{function(*plain, "main"), f}});
        filters.push_back(filter::MergeFunction{f});
        filters.push_back(filter::CollapseFunction{f});
        filters.push_back(filter::DropFunction{f});
        filters.push_back(filter::CollapseRecursion{f, true});
        filters.push_back(filter::CollapseRecursion{FunctionId(), false});
        filters.push_back(filter::FocusFunction{f});
        filters.push_back(filter::CollapsePackage{"pad"});
        const filter::Range range{5, 6'000'000'000'000};
        filters.emplace_back(std::in_place_type<filter::Range>, range);
        QCOMPARE(filtersFromJson(filtersToJson(filters, *plain), *m_base), filters);
    }

    void aFilterOnACollapsedPackageIsKept()
    {
        const auto collapsed = drawn::filtered(m_base, {filter::CollapsePackage{"pad"}});
        FilterStack filters = collapsed->filters;
        filters.push_back(filter::DropFunction{function(*collapsed, "pad")});
        QCOMPARE(filtersFromJson(filtersToJson(filters, *collapsed), *m_base), filters);
    }

    void whatTheProfileDoesNotKnowIsLeftOut()
    {
        const auto plain = drawn::filtered(m_base, {});
        const QJsonArray json = filtersToJson(
            {filter::FocusFunction{function(*plain, "lib")}, filter::Hide{filter::Hidden::Idle}},
            *plain);
        const auto other = drawn::resolved(drawn::cpuProfile("else 1"));
        const FilterStack expected{filter::Hide{filter::Hidden::Idle}};
        QCOMPARE(filtersFromJson(json, *other), expected);
        QVERIFY(filtersFromJson({QJsonObject{{QStringLiteral("kind"), QStringLiteral("new")}},
                                 QJsonObject{{QStringLiteral("kind"), QStringLiteral("hide")},
                                             {QStringLiteral("what"), 99}},
                                 QStringLiteral("text")},
                                *m_base)
                    .empty());
    }

    void aSelectionGoesRoundTrip()
    {
        const auto view = drawn::filtered(m_base, {});
        const FunctionId main = function(*view, "main");
        const ItemPath item{main, pathOf(*view->tree, 3)};
        QCOMPARE(item.path.size(), std::size_t(3));
        QCOMPARE(itemFromJson(itemToJson(item, *view), *m_base, {}), item);
        QCOMPARE(itemFromJson(itemToJson({}, *view), *m_base, {}), ItemPath());
    }

    void historyForgetsWhatLayAhead()
    {
        ViewHistory history;
        history.visit({0, {}});
        history.visit({1, {}});
        history.visit({2, {}});
        QCOMPARE(history.back()->view, 1);
        history.visit({5, {}});
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.back()->view, 1);
        QCOMPARE(history.back()->view, 0);
        QVERIFY(!history.back());
    }

    void historyIsBounded()
    {
        ViewHistory history;
        for (int i = 0; i < 1000; ++i)
            history.visit({i, {}});
        int steps = 0;
        while (history.back())
            ++steps;
        QCOMPARE(steps, static_cast<int>(ViewHistory::kMaxEntries) - 1);
    }
};

QTEST_GUILESS_MAIN(SessionStateTest)
#include "session_state_test.moc"
