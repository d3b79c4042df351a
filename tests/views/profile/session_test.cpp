// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_session.h"

#include "tests/support/drawn_profile.h"
#include "views/common/background.h"

#include <QSignalSpy>
#include <QTest>

#include <vector>

using namespace v8scope;

namespace {

constexpr const char *kServer = R"(
    main;render;parse 4
    main;render;lib@file:///n/node_modules/left-pad/i.js 2
    main;read@node:fs 3
    (idle) 10
    main;render 1)";

// Keeps work until the test runs it, as another thread would.
class HeldBackground final : public Background {
public:
    struct Job {
        QString key;
        Work work;
        Progress progress;
    };
    void run(QObject *, const QString &key, const QString &, Work work) override
    {
        for (auto &job : m_jobs) {
            if (job->key == key)
                job->progress.cancel();
        }
        m_jobs.push_back(std::make_unique<Job>());
        m_jobs.back()->key = key;
        m_jobs.back()->work = std::move(work);
    }
    void runAll()
    {
        const auto jobs = std::exchange(m_jobs, {});
        for (const auto &job : jobs) {
            if (Deliver deliver = job->work(job->progress); deliver && !job->progress.isCancelled())
                deliver();
        }
    }

private:
    std::vector<std::unique_ptr<Job>> m_jobs;
};

std::string folded(const ProfileSession &session)
{
    return drawn::folded(*session.view());
}

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

    ImmediateBackground m_background;
    std::shared_ptr<const ResolvedProfile> m_base = drawn::resolved(drawn::cpuProfile(kServer));

    FunctionId function(const ProfileSession &session, std::string_view name) const
    {
        return drawn::functionNamed(*session.view(), name);
    }
    std::uint32_t node(const ProfileSession &session, std::string_view stack) const
    {
        for (std::uint32_t n = 0; n < session.view()->tree->size(); ++n) {
            if (drawn::stackOf(*session.view(), n) == stack)
                return n;
        }
        return NodeId::kNoneValue;
    }

private Q_SLOTS:
    void startsWithTheUnfilteredView()
    {
        const ProfileSession session(m_base, m_background);
        QVERIFY(session.view());
        QCOMPARE(session.view()->tree->rootTotal(), 20);
        QVERIFY(!session.canUndo());
    }

    void aFilterMakesANewView()
    {
        ProfileSession session(m_base, m_background);
        QSignalSpy changed(&session, &ProfileSession::viewChanged);
        session.setHidden(filter::Hidden::Idle, true);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(session.view()->tree->rootTotal(), 10);
        QVERIFY(session.isHidden(filter::Hidden::Idle));
    }

    void hidingTwiceIsOneFilter()
    {
        ProfileSession session(m_base, m_background);
        session.addFilter(filter::Hide{filter::Hidden::Idle});
        session.addFilter(filter::Hide{filter::Hidden::Idle});
        QCOMPARE(session.filters().size(), std::size_t(1));
    }

    void undoAndRedoWalkTheHistory()
    {
        ProfileSession session(m_base, m_background);
        const std::string before = folded(session);
        session.setHidden(filter::Hidden::Idle, true);
        session.addFilter(filter::FocusFunction{function(session, "render")});
        const std::string after = folded(session);
        session.undo();
        QCOMPARE(session.view()->tree->rootTotal(), 10);
        session.undo();
        QCOMPARE(folded(session), before);
        QVERIFY(!session.canUndo());
        session.redo();
        session.redo();
        QCOMPARE(folded(session), after);
        QVERIFY(!session.canRedo());
    }

    void aNewFilterEndsRedo()
    {
        ProfileSession session(m_base, m_background);
        session.setHidden(filter::Hidden::Idle, true);
        session.undo();
        session.setHidden(filter::Hidden::NodeCore, true);
        QVERIFY(!session.canRedo());
    }

    void aRangeReplacesTheRangeBefore()
    {
        ProfileSession session(m_base, m_background);
        session.setRange(filter::Range{0, 6});
        session.setHidden(filter::Hidden::Idle, true);
        session.setRange(filter::Range{9, 4});
        QCOMPARE(session.filters().size(), std::size_t(2));
        QCOMPARE(session.range(), std::optional<filter::Range>(filter::Range{4, 9}));
        QCOMPARE(session.view()->tree->rootTotal(), 5);
        session.setRange(std::nullopt);
        QVERIFY(!session.range());
    }

    void anEmptyRangeIsNone()
    {
        ProfileSession session(m_base, m_background);
        session.setRange(filter::Range{5, 5});
        QVERIFY(session.filters().empty());
    }

    void onlyTheNewestViewIsShown()
    {
        HeldBackground held;
        ProfileSession session(m_base, held);
        QSignalSpy changed(&session, &ProfileSession::viewChanged);
        session.setHidden(filter::Hidden::Idle, true);
        session.setHidden(filter::Hidden::NodeCore, true);
        QVERIFY(session.isComputing());
        held.runAll();
        QCOMPARE(changed.count(), 1);
        QVERIFY(!session.isComputing());
        QCOMPARE(session.view()->filters.size(), std::size_t(2));
    }

    void selectionIsFoundAgainByItsPath_data()
    {
        QTest::addColumn<std::string>("stack");
        QTest::addColumn<std::string>("after");
        QTest::newRow("below the focus")
            << std::string("main;render;parse") << std::string("render;parse");
        QTest::newRow("the focus itself") << std::string("main;render") << std::string("render");
        QTest::newRow("outside: the function alone")
            << std::string("main;read") << std::string("-");
    }
    void selectionIsFoundAgainByItsPath()
    {
        QFETCH(std::string, stack);
        QFETCH(std::string, after);
        ProfileSession session(m_base, m_background);
        const std::uint32_t before = node(session, stack);
        const FunctionId f = session.view()->tree->function[before];
        session.select({f, before});
        session.addFilter(filter::FocusFunction{function(session, "render")});
        QCOMPARE(session.selection().function, f);
        QCOMPARE(drawn::stackOf(*session.view(), session.selection().node), after);
    }

    void selectionSurvivesMergedCallers()
    {
        ProfileSession session(m_base, m_background);
        session.select({function(session, "parse"), node(session, "main;render;parse")});
        session.addFilter(filter::MergeFunction{function(session, "render")});
        QCOMPARE(drawn::stackOf(*session.view(), session.selection().node), "main;parse");
    }

    void selectionAndHoverSpeakOnce()
    {
        ProfileSession session(m_base, m_background);
        QSignalSpy selected(&session, &ProfileSession::selectionChanged);
        QSignalSpy hovered(&session, &ProfileSession::hoverChanged);
        const ProfileItem item{function(session, "main"), 1};
        session.select(item);
        session.select(item);
        session.setHover(item);
        session.setHover(item);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(hovered.count(), 1);
    }

    void searchCountsFunctionsAndTheirShare()
    {
        ProfileSession session(m_base, m_background);
        session.setSearch({QStringLiteral("PARSE")});
        QVERIFY(session.matches(function(session, "parse")));
        QVERIFY(!session.matches(function(session, "main")));
        QCOMPARE(session.matchCount(), 1u);
        QCOMPARE(session.matchedShare(), 0.2);
    }

    void searchLooksIntoFileNames()
    {
        ProfileSession session(m_base, m_background);
        session.setSearch({QStringLiteral("left-pad")});
        QVERIFY(session.matches(function(session, "lib")));
        QCOMPARE(session.matchCount(), 1u);
    }

    void searchCanBeStrictAboutCase()
    {
        ProfileSession session(m_base, m_background);
        session.setSearch({QStringLiteral("PARSE"), false, true});
        QCOMPARE(session.matchCount(), 0u);
    }

    void searchTakesRegularExpressions()
    {
        ProfileSession session(m_base, m_background);
        session.setSearch({QStringLiteral("^re(nder|ad)$"), true});
        QCOMPARE(session.matchCount(), 2u);
        QVERIFY(session.searchError().isEmpty());
    }

    void aBrokenExpressionIsReported()
    {
        ProfileSession session(m_base, m_background);
        QSignalSpy changed(&session, &ProfileSession::searchChanged);
        session.setSearch({QStringLiteral("(unclosed"), true});
        QVERIFY(session.searchError().contains(QStringLiteral("Not a regular expression")));
        QCOMPARE(session.matchCount(), 0u);
        QVERIFY(changed.count() > 0);
    }

    void searchFollowsTheFilter()
    {
        ProfileSession session(m_base, m_background);
        session.setSearch({QStringLiteral("parse")});
        session.setHidden(filter::Hidden::Idle, true);
        QCOMPARE(session.matchedShare(), 0.4);
    }

    void filtersAreDescribedInWords()
    {
        ProfileSession session(m_base, m_background);
        const FunctionId render = function(session, "render");
        QCOMPARE(session.describe(filter::FocusFunction{render}),
                 QStringLiteral("Only app.js › render"));
        QCOMPARE(session.describe(filter::Hide{filter::Hidden::Dependencies}),
                 QStringLiteral("Without node_modules"));
        QCOMPARE(session.describe(filter::Range{12'300'000, 45'600'000}),
                 QStringLiteral("12.3 ms – 45.6 ms"));
    }

    void categoriesAndPackagesOfFunctions()
    {
        ProfileSession session(m_base, m_background);
        QCOMPARE(session.category(function(session, "lib"), SystemKind::None),
                 Category::Dependency);
        QCOMPARE(session.package(function(session, "lib")), QStringLiteral("left-pad"));
        QCOMPARE(session.category(function(session, "read"), SystemKind::None), Category::NodeCore);
        QCOMPARE(session.category(function(session, "(idle)"), SystemKind::Idle), Category::Idle);
    }

    void removingAPackageFilterTakesWhatNamesItsFrameAlong()
    {
        ProfileSession session(m_base, m_background);
        session.addFilter(filter::CollapsePackage{"left-pad"});
        const FunctionId package = function(session, "left-pad");
        QVERIFY(package.isValid());
        QCOMPARE(session.package(package), QStringLiteral("left-pad"));
        session.addFilter(filter::DropFunction{package});
        session.removeFilter(0);
        QVERIFY(session.filters().empty());
    }

    void otherRulesKeepTheFilters()
    {
        ProfileSession session(m_base, m_background);
        session.setHidden(filter::Hidden::Idle, true);
        const auto devTools = drawn::resolved(m_base->profile, CpuRules::DevTools);
        session.setBase(devTools);
        QCOMPARE(session.view()->base, devTools);
        QVERIFY(session.isHidden(filter::Hidden::Idle));
        QCOMPARE(session.view()->filters.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
