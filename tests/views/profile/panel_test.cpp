// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/profile/panel_fixture.h"

#include "views/common/breadcrumb.h"
#include "views/common/data_table.h"
#include "views/common/data_tree.h"
#include "views/common/search_bar.h"
#include "views/flame/flame_widget.h"
#include "views/profile/bottom_up_view.h"
#include "views/profile/call_tree_view.h"
#include "views/profile/flame_chart_view.h"
#include "views/profile/flame_graph_view.h"
#include "views/profile/functions_view.h"

#include <QAccessible>
#include <QClipboard>
#include <QJsonDocument>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace v8scope;

class PanelTest : public QObject {
    Q_OBJECT

    template <class View>
    static View *view(const PanelFixture &f)
    {
        return f.panel->findChild<View *>();
    }

private Q_SLOTS:
    void digitsChooseTheView()
    {
        PanelFixture f;
        QCOMPARE(f.panel->currentView(), 0);
        f.press(Qt::Key_3);
        QCOMPARE(f.panel->currentView(), 2);
        QVERIFY(view<CallTreeView>(f)->isVisible());
        f.press(Qt::Key_7);
        QCOMPARE(f.panel->currentView(), 6);
    }

    void aViewIsBuiltWhenItIsFirstShown()
    {
        PanelFixture f;
        QVERIFY(!view<CallTreeView>(f));
        f.press(Qt::Key_3);
        QVERIFY(view<CallTreeView>(f));
    }

    void withoutSamplesThereIsNoChart()
    {
        drawn::ProfileDrawing drawing;
        const std::uint32_t node = drawing.node("main;foo");
        drawing.profile().nodes.hitCount[node] = 5;
        PanelFixture f(drawn::resolved(drawing.take()));
        QCOMPARE(f.panel->currentView(), 1);
        f.press(Qt::Key_1);
        QCOMPARE(f.panel->currentView(), 1);
        QVERIFY(!f.action("profile.show-in-chart"));
        const QTabBar *tabs = f.panel->findChild<QTabBar *>();
        QVERIFY(tabs->tabToolTip(0).contains(QStringLiteral("no samples")));
    }

    void filtersByKeyboard()
    {
        PanelFixture f;
        f.press(Qt::Key_I, Qt::ShiftModifier);
        QVERIFY(f.session().isHidden(filter::Hidden::Idle));
        f.select("main;render");
        f.press(Qt::Key_F);
        QCOMPARE(f.session().filters().size(), std::size_t(2));
        QCOMPARE(f.session().view()->tree->rootTotal(), 7'000'000);
        f.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(f.session().view()->tree->rootTotal(), 10'000'000);
        f.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.session().view()->tree->rootTotal(), 7'000'000);
    }

    void theBreadcrumbShowsAndRemovesFilters()
    {
        PanelFixture f;
        f.session().setHidden(filter::Hidden::Idle, true);
        f.session().addFilter(filter::FocusFunction{f.function("render")});
        auto *crumb = f.panel->findChild<Breadcrumb *>();
        QCOMPARE(crumb->steps(), QStringList({QStringLiteral("Without idle"),
                                              QStringLiteral("Only view.js › render")}));
        crumb->findChildren<QToolButton *>().first()->click();
        QCOMPARE(crumb->steps(), QStringList{QStringLiteral("Only view.js › render")});
        QVERIFY(!f.action("profile.hide-idle")->isChecked());
    }

    void escapeTakesTheNewestFilterBack()
    {
        PanelFixture f;
        f.session().setHidden(filter::Hidden::Idle, true);
        f.session().setHidden(filter::Hidden::NodeCore, true);
        f.press(Qt::Key_3);
        f.press(Qt::Key_Escape);
        QVERIFY(f.session().isHidden(filter::Hidden::Idle));
        QVERIFY(!f.session().isHidden(filter::Hidden::NodeCore));
    }

    void escapeInTheChartResetsTheZoomFirst()
    {
        PanelFixture f;
        f.session().setHidden(filter::Hidden::NodeCore, true);
        FlameWidget &chart = view<FlameChartView>(f)->flame();
        chart.showRange(0, 1'000'000);
        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(f.session().isHidden(filter::Hidden::NodeCore));
        QTRY_COMPARE(chart.visibleEnd(), 20'000'000);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!f.session().isHidden(filter::Hidden::NodeCore));
    }

    void theKeysOfTheChartWorkFromAnywhereInThePanel()
    {
        PanelFixture f;
        FlameWidget &chart = view<FlameChartView>(f)->flame();
        f.panel->findChild<QTabBar *>()->setFocus();
        f.press(Qt::Key_W);
        QTRY_VERIFY(chart.visibleEnd() - chart.visibleBegin() < 20'000'000);
        f.press(Qt::Key_0);
        QTRY_COMPARE(chart.visibleEnd() - chart.visibleBegin(), 20'000'000);
    }

    void allocationsCannotHideIdleTime()
    {
        drawn::ProfileDrawing drawing;
        Profile &profile = drawing.profile();
        profile.kind = ProfileKind::SampledAllocations;
        const std::uint32_t node = drawing.node("main;foo");
        profile.nodes.selfBytes.resize(profile.nodes.size());
        profile.nodes.selfBytes[node] = 512;
        PanelFixture f(drawn::resolved(drawing.take()));
        QVERIFY(!f.action("profile.hide-idle"));
        QVERIFY(f.action("profile.hide-dependencies"));
    }

    void aRangeInTheChartFiltersAllViews()
    {
        PanelFixture f;
        Q_EMIT view<FlameChartView>(f)->flame().rangeSelected(0, 5'000'000);
        QCOMPARE(f.session().view()->tree->rootTotal(), 5'000'000);
        QCOMPARE(f.panel->findChild<Breadcrumb *>()->steps(),
                 QStringList{QStringLiteral("0 – 5.00 ms")});
    }

    void aSelectionIsSeenInEveryView()
    {
        PanelFixture f;
        f.press(Qt::Key_2);
        f.press(Qt::Key_3);
        f.select("main;render;parse");
        const QModelIndex current = view<CallTreeView>(f)->tree().currentIndex();
        QCOMPARE(current.siblingAtColumn(0).data().toString(), QStringLiteral("parse"));
        f.press(Qt::Key_2);
        QCOMPARE(view<FlameGraphView>(f)->flame().selectedNode(), f.node("main;render;parse"));
    }

    void aBoxThatIsClickedIsSelectedEverywhere()
    {
        PanelFixture f;
        f.press(Qt::Key_3);
        f.press(Qt::Key_2);
        Q_EMIT view<FlameGraphView>(f)->flame().nodeSelected(f.node("main;read"));
        QCOMPARE(f.session().selection().function, f.function("read"));
        f.press(Qt::Key_3);
        const QModelIndex current = view<CallTreeView>(f)->tree().currentIndex();
        QCOMPARE(current.siblingAtColumn(0).data().toString(), QStringLiteral("read"));
    }

    void theHottestPathEndsAtItsLeafAndPassesIdleBy()
    {
        PanelFixture f;
        f.press(Qt::Key_H);
        QCOMPARE(drawn::stackOf(*f.session().view(), f.session().selection().node),
                 "main;render;parse");
    }

    void historyGoesBackAndForward()
    {
        PanelFixture f;
        f.select("main;read");
        f.press(Qt::Key_3);
        f.select("main;render");
        f.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(f.session().selection().function, f.function("read"));
        QCOMPARE(f.panel->currentView(), 2);
        f.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(f.panel->currentView(), 0);
        f.press(Qt::Key_Right, Qt::AltModifier);
        f.press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(f.session().selection().function, f.function("render"));
        QVERIFY(!f.action("profile.forward")->isEnabled());
    }

    void searchOpensFindsAndCloses()
    {
        PanelFixture f;
        f.press(Qt::Key_F, Qt::ControlModifier);
        auto *bar = f.panel->findChild<SearchBar *>();
        QVERIFY(bar->isVisible());
        auto *edit = bar->findChild<QLineEdit *>();
        QTest::keyClicks(edit, QStringLiteral("parse"));
        QCOMPARE(f.session().matchCount(), 1u);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(f.session().selection().function, f.function("parse"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QVERIFY(!f.session().isSearching());
    }

    void lettersTypedIntoTheSearchAreNoShortcuts()
    {
        PanelFixture f;
        f.select("main;render");
        f.press(Qt::Key_F, Qt::ControlModifier);
        auto *edit = f.panel->findChild<SearchBar *>()->findChild<QLineEdit *>();
        QTest::keyClicks(edit, QStringLiteral("fhc3"));
        QCOMPARE(edit->text(), QStringLiteral("fhc3"));
        QVERIFY(f.session().filters().empty());
        QCOMPARE(f.panel->currentView(), 0);
    }

    void theHoveredItemIsToldInFull()
    {
        PanelFixture f;
        QSignalSpy told(f.panel.get(), &ProfilePanel::statusTextChanged);
        f.session().setHover({f.function("read"), f.node("main;read")});
        QCOMPARE(told.last().first().toString(),
                 QStringLiteral("read · node:fs · self 3.00 ms (15.0 %) · total 3.00 ms (15.0 %)"));
    }

    void aHoveredFunctionIsToldWithTheSumOfItsCalls()
    {
        PanelFixture f;
        QSignalSpy told(f.panel.get(), &ProfilePanel::statusTextChanged);
        f.session().setHover({f.function("read")});
        QCOMPARE(told.last().first().toString(),
                 QStringLiteral("read · node:fs · self 3.00 ms (15.0 %) · total 3.00 ms (15.0 %)"));
    }

    void goingToATimeShowsItInTheChart()
    {
        PanelFixture f;
        f.press(Qt::Key_5);
        f.panel->goToPlace(QStringLiteral("8 ms"));
        QCOMPARE(f.panel->currentView(), 0);
        QCOMPARE(f.session().selection().node, f.node("main;read"));
        const FlameWidget &flame = view<FlameChartView>(f)->flame();
        QVERIFY(flame.visibleBegin() > 7'000'000 && flame.visibleBegin() < 8'000'000);
        QVERIFY(flame.visibleEnd() > 8'000'000 && flame.visibleEnd() < 9'000'000);
        QVERIFY(flame.accessibleText().contains(QStringLiteral("read")));
    }

    void goingNowhereSaysSo()
    {
        PanelFixture f;
        QSignalSpy told(f.panel.get(), &ProfilePanel::statusTextChanged);
        f.panel->goToPlace(QStringLiteral("4 parsecs"));
        QVERIFY(told.last().first().toString().contains(QStringLiteral("4 parsecs")));
        QVERIFY(!f.session().selection().isValid());
    }

    void severalSelectedRowsAreAddedUp()
    {
        PanelFixture f;
        f.press(Qt::Key_5);
        QCOMPARE(f.panel->selectedRowsText(), QString());
        auto *table = qobject_cast<DataTable *>(view<FunctionsView>(f)->mainWidget());
        table->selectAll();
        QCOMPARE(f.panel->selectedRowsText(), QStringLiteral("6 rows: self 20.0 ms (100 %)"));
    }

    void rowsInsideASelectedRowOfBottomUpAreNotCountedTwice()
    {
        PanelFixture f;
        f.press(Qt::Key_4);
        auto *tree = qobject_cast<QTreeView *>(view<BottomUpView>(f)->mainWidget());
        const QModelIndex top = tree->model()->index(1, 0);
        tree->expand(top);
        QItemSelectionModel &rows = *tree->selectionModel();
        rows.select(top, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        rows.select(tree->model()->index(0, 0, top),
                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(f.panel->selectedRowsText(), QStringLiteral("2 rows: self 4.00 ms (20.0 %)"));
    }

    void actionsOfAnItemNeedASelection()
    {
        PanelFixture f;
        QVERIFY(!f.action("profile.focus")->isEnabled());
        f.select("main;read");
        QVERIFY(f.action("profile.focus")->isEnabled());
        QVERIFY(!f.action("profile.collapse-package")->isEnabled());
        f.select("main;render;lib");
        QVERIFY(f.action("profile.collapse-package")->isEnabled());
    }

    void theEditorGetsAPlaceCountedFromOne()
    {
        PanelFixture f;
        f.select("main;render");
        f.press(Qt::Key_E);
        QCOMPARE(f.opened, std::vector<QString>{QStringLiteral("file:///srv/view.js:10:1")});
    }

    void copiesTheSelectedBox()
    {
        PanelFixture f;
        f.press(Qt::Key_2);
        f.select("main;render");
        f.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("render (view.js:10:1)"));
    }

    void copiesTheStackInnermostFirst()
    {
        PanelFixture f;
        f.select("main;render;parse");
        f.action("profile.copy-stack")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("at parse (/app.js)\nat render (/srv/view.js:10:1)\n"
                                "at main (/app.js)\n"));
    }

    void copiesTheSubtree()
    {
        PanelFixture f;
        f.select("main;render");
        f.action("profile.copy-subtree-tsv")->trigger();
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines[1], QStringLiteral("0\trender\t/srv/view.js:10:1\t1000000\t7000000"));
        QCOMPARE(lines[2], QStringLiteral("1\tparse\t/app.js\t4000000\t4000000"));
        f.action("profile.copy-subtree-markdown")->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(
            QStringLiteral("- `render (/srv/view.js:10:1)` self 1.00 ms, total 7.00 ms, 100 %\n"
                           "  - `parse (/app.js)` self 4.00 ms")));
        f.action("profile.copy-subtree-json")->trigger();
        QVERIFY(QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).isObject());
    }

    void exportsWhatIsFiltered()
    {
        PanelFixture f;
        f.session().setHidden(filter::Hidden::Idle, true);
        f.action("profile.export-folded")->trigger();
        QCOMPARE(f.saved.back().name, QStringLiteral("server.folded.txt"));
        QVERIFY(f.saved.back().bytes.contains("read"));
        QVERIFY(!f.saved.back().bytes.contains("idle"));
    }

    void anExportOfNothingSaysSo()
    {
        PanelFixture f(drawn::resolved(drawn::cpuProfile("(idle) 10000000")));
        f.session().setHidden(filter::Hidden::Idle, true);
        f.action("profile.export-folded")->trigger();
        QVERIFY(f.saved.empty());
        QCOMPARE(f.reported.size(), 1);
        QVERIFY(f.reported[0].startsWith(QStringLiteral("Nothing was exported")));
    }

    void exportsEveryKindOfFile()
    {
        PanelFixture f;
        for (const char *id :
             {"profile.export-png", "profile.export-svg", "profile.export-csv",
              "profile.export-json", "profile.export-folded", "profile.export-markdown"}) {
            const std::size_t before = f.saved.size();
            f.action(id)->trigger();
            QCOMPARE(f.saved.size(), before + 1);
            QVERIFY2(!f.saved.back().bytes.isEmpty(), id);
        }
        QVERIFY(f.saved[0].bytes.startsWith("\x89PNG"));
        QVERIFY(f.saved[1].bytes.contains("<svg"));
        QVERIFY(QJsonDocument::fromJson(f.saved[3].bytes).isObject());
    }

    void aPictureOfATableCarriesItsTitle()
    {
        PanelFixture f;
        f.press(Qt::Key_5);
        f.action("profile.export-png")->trigger();
        const QImage picture = QImage::fromData(f.saved.back().bytes);
        const QWidget *shown = view<FunctionsView>(f);
        const int head = picture.height() - shown->height();
        QCOMPARE(picture.width(), shown->width());
        QVERIFY(head > 2 * shown->fontMetrics().height());
        const QColor ground = shown->palette().color(QPalette::Window);
        bool isWritten = false;
        for (int x = 0; x < picture.width() / 2; ++x)
            isWritten = isWritten || picture.pixelColor(x, head / 3) != ground;
        QVERIFY(isWritten);
    }

    void stateGoesRoundTrip()
    {
        PanelFixture f;
        f.press(Qt::Key_3);
        f.session().setHidden(filter::Hidden::Idle, true);
        f.session().setRange(filter::Range{0, 9'000'000});
        f.select("main;render");
        f.session().addFilter(filter::FocusFunction{f.function("render")});
        f.select("render;parse");
        f.session().setSearch({QStringLiteral("pa.*"), true, true});
        f.action("profile.color-package")->trigger();
        const QByteArray state = QJsonDocument(f.panel->saveState()).toJson();

        PanelFixture again;
        again.panel->restoreState(QJsonDocument::fromJson(state).object());
        QCOMPARE(again.panel->currentView(), 2);
        QCOMPARE(again.session().filters(), f.session().filters());
        QCOMPARE(again.session().selection(), f.session().selection());
        QCOMPARE(again.session().search(), f.session().search());
        QCOMPARE(QJsonDocument(again.panel->saveState()).toJson(), state);
    }

    void stateOfAnotherFileDoesNoHarm()
    {
        PanelFixture f;
        f.select("main;render;parse");
        f.session().addFilter(filter::FocusFunction{f.function("render")});
        f.session().setHidden(filter::Hidden::Idle, true);
        const QJsonObject state = f.panel->saveState();
        PanelFixture other(drawn::resolved(drawn::cpuProfile("else;where 5")));
        other.panel->restoreState(state);
        QCOMPARE(other.session().filters().size(), std::size_t(1));
        QVERIFY(!other.session().selection().isValid());
        other.panel->restoreState({});
        QVERIFY(other.session().filters().empty());
    }

    void everythingThatTakesTheFocusHasAName()
    {
        PanelFixture f;
        f.session().setHidden(filter::Hidden::Idle, true);
        f.action("profile.find")->trigger();
        for (int i = 0; i < 7; ++i) {
            f.panel->setCurrentView(i);
            f.select("main;render;parse");
            const auto widgets = f.panel->findChildren<QWidget *>();
            for (QWidget *widget : widgets) {
                if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                    continue;
                QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(),
                         qPrintable(QStringLiteral("view %1: %2 %3")
                                        .arg(i + 1)
                                        .arg(QLatin1String(widget->metaObject()->className()),
                                             widget->objectName())));
            }
        }
    }

    void everyActionExplainsItself()
    {
        PanelFixture f;
        QStringList keys;
        const QList<QAction *> actions = f.panel->actions().all();
        for (const QAction *action : actions) {
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!ActionRegistry::menuOf(action).isEmpty(), qPrintable(action->objectName()));
            const QList<QKeySequence> shortcuts = action->shortcuts();
            for (const QKeySequence &key : shortcuts) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys.append(key.toString());
            }
        }
    }
};

QTEST_MAIN(PanelTest)
#include "panel_test.moc"
