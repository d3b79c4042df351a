// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/command_palette.h"

#include "app/documents/document.h"
#include "app/window/fuzzy_match.h"
#include "app/window/key_list_dialog.h"
#include "app/window/main_window.h"
#include "app/window/open_dialog.h"
#include "app/window/palette_model.h"
#include "app/window/samples.h"
#include "tests/support/app_fixture.h"
#include "views/common/action_registry.h"
#include "views/profile/profile_panel.h"
#include "views/profile/profile_session.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace v8scope;
using namespace v8scope::test;

namespace {

constexpr int kWaitMs = 20000;

int score(const char *pattern, const char *text)
{
    return fuzzyScore(QString::fromUtf8(pattern), QString::fromUtf8(text)).value_or(-1000);
}

QStringList texts(const PaletteModel &model)
{
    QStringList found;
    for (int i = 0; i < model.rowCount(); ++i)
        found << model.entry(i).text;
    return found;
}

} // namespace

class PaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lettersMustComeInOrder();
    void startsOfWordsCountMore();
    void caseAndSpacesDoNotMatter();
    void aFirstLetterNarrows();
    void keysOpenItAndRunAnAction();
    void escapeGivesTheFocusBack();
    void functionsOfTheProfileAreFound();
    void keyListComesFromTheRegistry();
    void openDialogKnowsTheFormats();
    void samplesAreOneOfAName();
};

void PaletteTest::lettersMustComeInOrder()
{
    QVERIFY(fuzzyScore(u"opn", u"Open").has_value());
    QVERIFY(!fuzzyScore(u"npo", u"Open").has_value());
    QVERIFY(!fuzzyScore(u"open", u"Op").has_value());
    QVERIFY(fuzzyScore(u"", u"anything").has_value());
}

void PaletteTest::startsOfWordsCountMore()
{
    QVERIFY(score("ct", "Close tab") > score("ct", "Select"));
    QVERIFY(score("pr", "parseRequest") > score("pr", "appear"));
    QVERIFY(score("open", "Open…") > score("open", "Reopen closed tab"));
}

void PaletteTest::caseAndSpacesDoNotMatter()
{
    QCOMPARE(score("CLOSE TAB", "Close tab"), score("close tab", "Close tab"));
    QVERIFY(fuzzyScore(u"close  t", u"Close tab").has_value());
}

void PaletteTest::aFirstLetterNarrows()
{
    PaletteModel model;
    model.setEntries({{PaletteEntry::Kind::Action, QStringLiteral("sort"), {}, {}},
                      {PaletteEntry::Kind::Document, QStringLiteral("sort.cpuprofile"), {}, {}},
                      {PaletteEntry::Kind::RecentFile, QStringLiteral("resort"), {}, {}},
                      {PaletteEntry::Kind::Function, QStringLiteral("sortRows"), {}, {}}});
    model.setPattern(QStringLiteral(">sort"));
    QCOMPARE(texts(model), QStringList{QStringLiteral("sort")});
    model.setPattern(QStringLiteral("@sort"));
    QCOMPARE(texts(model), QStringList{QStringLiteral("sortRows")});
    model.setPattern(QStringLiteral("#sort"));
    QCOMPARE(texts(model).size(), 2);
    model.setPattern(QStringLiteral("sort"));
    QCOMPARE(texts(model).size(), 4);
}

void PaletteTest::keysOpenItAndRunAnAction()
{
    AppFixture app;
    MainWindow window(app.services());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto *palette = window.findChild<CommandPalette *>();
    QVERIFY(palette->isVisible());
    auto *line = palette->findChild<QLineEdit *>();
    QVERIFY(line->hasFocus());
    QTest::keyClicks(line, QStringLiteral("dark col"));
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(app.settings.theme(), ThemeChoice::Dark);
}

void PaletteTest::escapeGivesTheFocusBack()
{
    AppFixture app;
    MainWindow window(app.services());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QWidget *before = QApplication::focusWidget();
    window.showPalette();
    auto *palette = window.findChild<CommandPalette *>();
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

void PaletteTest::functionsOfTheProfileAreFound()
{
    AppFixture app;
    MainWindow window(app.services());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.openFiles({app.write(QStringLiteral("a.cpuprofile"), smallProfile())});
    QTRY_COMPARE_WITH_TIMEOUT(window.currentDocument()->state(), Document::State::Ready, kWaitMs);
    window.showPalette();
    auto *palette = window.findChild<CommandPalette *>();
    auto *line = palette->findChild<QLineEdit *>();
    auto *list = palette->findChild<QListView *>();
    QTest::keyClicks(line, QStringLiteral("@wo"));
    QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data().toString(), QStringLiteral("work"),
                              kWaitMs);
    QTest::keyClick(line, Qt::Key_Return);
    const ProfileSession &session = window.findChild<ProfilePanel *>()->session();
    QCOMPARE(session.view()->name(session.selection().function), std::string_view("work"));
}

void PaletteTest::keyListComesFromTheRegistry()
{
    ActionRegistry registry(nullptr);
    registry.add({QStringLiteral("a"),
                  QStringLiteral("&Do it"),
                  QStringLiteral("File"),
                  {QKeySequence(Qt::Key_F2), QKeySequence(Qt::Key_F3)},
                  QStringLiteral("Does it."),
                  {}},
                 [] {});
    registry.add(
        {QStringLiteral("b"), QStringLiteral("No key"), QStringLiteral("File"), {}, {}, {}}, [] {});
    const QList<KeyRow> rows = keyRows({&registry});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].text, QStringLiteral("Do it"));
    QCOMPARE(rows[0].keys, QStringLiteral("F2, F3"));
}

void PaletteTest::openDialogKnowsTheFormats()
{
    const QStringList filters = openFilters();
    QVERIFY(filters.first().contains(QStringLiteral("*.cpuprofile")));
    QVERIFY(filters.first().contains(QStringLiteral("*.heapprofile.gz")));
    QCOMPARE(filters.last(), QStringLiteral("All files (*)"));
}

void PaletteTest::samplesAreOneOfAName()
{
    const QList<Sample> samples = findSamples({QStringLiteral(V8SCOPE_SOURCE_DIR "/sample-data")});
    QVERIFY(samples.size() >= 3);
    QStringList names;
    for (const Sample &sample : samples)
        names << QFileInfo(sample.path).fileName();
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(names.first(), QStringLiteral("checkout-server.cpuprofile"));
    QVERIFY(samples.first().path.contains(QStringLiteral("node-20")));
}

QTEST_MAIN(PaletteTest)
#include "palette_test.moc"
