// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include "app/documents/document.h"
#include "app/settings/session_file.h"
#include "app/widgets/notice_bar.h"
#include "app/window/start_page.h"
#include "tests/support/app_fixture.h"
#include "views/common/action_registry.h"
#include "views/profile/profile_panel.h"

#include <QAction>
#include <QDropEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolBar>
#include <QUrl>

using namespace v8scope;
using namespace v8scope::test;

namespace {

constexpr int kWaitMs = 20000;

void drop(QWidget *target, const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
    QVERIFY(event.isAccepted());
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_app = std::make_unique<AppFixture>();
        m_window = std::make_unique<MainWindow>(m_app->services());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_app.reset();
    }

    void beginsWithTheStartPage();
    void aFileReplacesTheStartPage();
    void theSameFileHasOneTab();
    void equalNamesAreToldApartByFolder();
    void aBadFileGetsATabWithItsError();
    void anyFileMayBeDroppedAnywhere();
    void closingTheLastTabShowsTheStartPage();
    void aMiddleClickClosesATab();
    void keysWalkTheTabs();
    void keysReachTheViewOfAnOpenedFile();
    void aClosedTabComesBack();
    void openedFilesAreRecent();
    void theMenusHoldEveryAction();
    void theSessionComesBack();
    void theSessionCanBeLeftOut();
    void aDamagedSessionIsNoProblem();
    void aFailedSaveIsReportedOnce();
    void onlyTheFrontTabIsReadAtStart();
    void writesOnlyIntoItsFolder();

private:
    QTabWidget *tabs() const { return m_window->findChild<QTabWidget *>(); }
    QString goodFile(const QString &name = QStringLiteral("a.cpuprofile")) const
    {
        return m_app->write(name, smallProfile());
    }
    void openAndWait(const QStringList &files)
    {
        m_window->openFiles(files);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->currentDocument()->state() == Document::State::Ready ||
                                     m_window->currentDocument()->state() ==
                                         Document::State::Failed,
                                 kWaitMs);
    }

    std::unique_ptr<AppFixture> m_app;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::beginsWithTheStartPage()
{
    QCOMPARE(tabs()->count(), 1);
    QVERIFY(qobject_cast<StartPage *>(tabs()->currentWidget()));
    QVERIFY(!m_window->currentDocument());
}

void MainWindowTest::aFileReplacesTheStartPage()
{
    openAndWait({goodFile()});
    QCOMPARE(tabs()->count(), 1);
    QCOMPARE(tabs()->tabText(0), QStringLiteral("a.cpuprofile"));
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("a.cpuprofile")));
    QVERIFY(m_window->findChild<ProfilePanel *>());
}

void MainWindowTest::theSameFileHasOneTab()
{
    const QString file = goodFile();
    const QString link = m_app->path(QStringLiteral("link.cpuprofile"));
    QVERIFY(QFile::link(file, link));
    openAndWait({file, goodFile(QStringLiteral("b.cpuprofile"))});
    openAndWait({file});
    openAndWait({link});
    QCOMPARE(tabs()->count(), 2);
    QCOMPARE(tabs()->currentIndex(), 0);
}

void MainWindowTest::equalNamesAreToldApartByFolder()
{
    QVERIFY(QDir(m_app->folder.path()).mkpath(QStringLiteral("before")));
    QVERIFY(QDir(m_app->folder.path()).mkpath(QStringLiteral("after")));
    openAndWait({goodFile(QStringLiteral("before/a.cpuprofile")),
                 goodFile(QStringLiteral("after/a.cpuprofile"))});
    QCOMPARE(tabs()->tabText(0), QStringLiteral("a.cpuprofile (before)"));
    QCOMPARE(tabs()->tabText(1), QStringLiteral("a.cpuprofile (after)"));
}

void MainWindowTest::aBadFileGetsATabWithItsError()
{
    openAndWait({m_app->write(QStringLiteral("bad.cpuprofile"), "no")});
    QCOMPARE(m_window->currentDocument()->state(), Document::State::Failed);
    openAndWait({m_app->folder.path()}); // a folder
    QCOMPARE(m_window->currentDocument()->state(), Document::State::Failed);
}

void MainWindowTest::anyFileMayBeDroppedAnywhere()
{
    drop(m_window.get(), {goodFile(), goodFile(QStringLiteral("b.cpuprofile"))});
    QCOMPARE(m_window->documents().size(), 2);
    auto *line = new QLineEdit(tabs()->currentWidget());
    drop(line, {goodFile(QStringLiteral("c.cpuprofile"))});
    QCOMPARE(m_window->documents().size(), 3);
    QVERIFY(line->text().isEmpty());
}

void MainWindowTest::closingTheLastTabShowsTheStartPage()
{
    openAndWait({goodFile()});
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(m_window->documents().isEmpty());
    QVERIFY(qobject_cast<StartPage *>(tabs()->currentWidget()));
    m_window->closeCurrentTab(); // stays
    QCOMPARE(tabs()->count(), 1);
}

void MainWindowTest::aMiddleClickClosesATab()
{
    openAndWait({goodFile(), goodFile(QStringLiteral("b.cpuprofile"))});
    QTest::mouseClick(tabs()->tabBar(), Qt::MiddleButton, {},
                      tabs()->tabBar()->tabRect(0).center());
    QCOMPARE(tabs()->count(), 1);
    QCOMPARE(tabs()->tabText(0), QStringLiteral("b.cpuprofile"));
}

void MainWindowTest::keysWalkTheTabs()
{
    openAndWait({goodFile(), goodFile(QStringLiteral("b.cpuprofile"))});
    QCOMPARE(tabs()->currentIndex(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(tabs()->currentIndex(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(tabs()->currentIndex(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(tabs()->currentIndex(), 0);
}

void MainWindowTest::keysReachTheViewOfAnOpenedFile()
{
    openAndWait({goodFile(), goodFile(QStringLiteral("b.cpuprofile"))});
    const auto press3 = [this] {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_3);
        return m_window->currentDocument()->findChild<ProfilePanel *>()->currentView();
    };
    QCOMPARE(press3(), 2);
    m_window->stepTab(-1);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentDocument()->state(), Document::State::Ready,
                              kWaitMs);
    QCOMPARE(press3(), 2);
}

void MainWindowTest::aClosedTabComesBack()
{
    const QString file = goodFile();
    openAndWait({file});
    m_window->currentDocument()->findChild<ProfilePanel *>()->setCurrentView(3);
    m_window->closeCurrentTab();
    m_window->reopenClosed();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ProfilePanel *>(), kWaitMs);
    QCOMPARE(m_window->currentDocument()->file(), file);
    QCOMPARE(m_window->findChild<ProfilePanel *>()->currentView(), 3);
}

void MainWindowTest::openedFilesAreRecent()
{
    const QString file = goodFile();
    openAndWait({file});
    QCOMPARE(m_app->recent.files().size(), 1);
    QCOMPARE(m_app->recent.files().first().path, file);
}

void MainWindowTest::theMenusHoldEveryAction()
{
    openAndWait({goodFile()});
    QSet<const QAction *> inMenus;
    const auto menus = m_window->menuBar()->actions();
    for (const QAction *menu : menus) {
        const auto actions = menu->menu()->actions();
        inMenus.unite(QSet<const QAction *>(actions.begin(), actions.end()));
    }
    QList<QAction *> all = m_window->actions().all();
    all << m_window->currentDocument()->panel().actions->all();
    for (const QAction *action : std::as_const(all))
        QVERIFY2(inMenus.contains(action), qPrintable(ActionRegistry::idOf(action)));
}

void MainWindowTest::theSessionComesBack()
{
    const QString first = goodFile();
    openAndWait({first, goodFile(QStringLiteral("b.cpuprofile"))});
    openAndWait({first});
    m_window->currentDocument()->findChild<ProfilePanel *>()->setCurrentView(3);
    m_window->resize(1000, 700);
    m_window->close();

    MainWindow again(m_app->services());
    again.restoreSession();
    again.show();
    QCOMPARE(again.documents().size(), 2);
    QCOMPARE(again.currentDocument()->file(), first);
    QTRY_VERIFY_WITH_TIMEOUT(again.findChild<ProfilePanel *>(), kWaitMs);
    QCOMPARE(again.findChild<ProfilePanel *>()->currentView(), 3);
    QCOMPARE(again.size(), QSize(1000, 700));
}

void MainWindowTest::theSessionCanBeLeftOut()
{
    openAndWait({goodFile()});
    m_window->close();
    m_app->settings.setRestoreSession(false);
    MainWindow again(m_app->services());
    again.restoreSession();
    QVERIFY(again.documents().isEmpty());
}

void MainWindowTest::aDamagedSessionIsNoProblem()
{
    m_app->write(QStringLiteral("session.json"),
                 R"({"version":1,"current":-7,"geometry":"!!","documents":[{"path":"/gone"}]})");
    MainWindow again(m_app->services());
    again.restoreSession();
    QCOMPARE(again.documents().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(again.currentDocument()->state(), Document::State::Failed, kWaitMs);
}

void MainWindowTest::aFailedSaveIsReportedOnce()
{
    Services services = m_app->services();
    services.sessionFile = QStringLiteral("/proc/no/session.json");
    MainWindow window(services);
    window.saveSession();
    window.saveSession();
    QCOMPARE(window.findChildren<NoticeBar *>().size(), 1);
}

void MainWindowTest::onlyTheFrontTabIsReadAtStart()
{
    openAndWait({goodFile(), goodFile(QStringLiteral("b.cpuprofile"))});
    m_window->close();
    MainWindow again(m_app->services());
    again.restoreSession();
    QCOMPARE(again.documents()[0]->state(), Document::State::Waiting);
    QCOMPARE(again.documents()[1]->state(), Document::State::Loading);
    again.stepTab(1);
    QCOMPARE(again.documents()[0]->state(), Document::State::Loading);
}

void MainWindowTest::writesOnlyIntoItsFolder()
{
    QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    openAndWait({goodFile()});
    m_window->close();
    QVERIFY(QDir(home.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QVERIFY(QFileInfo::exists(m_app->path(QStringLiteral("session.json"))));
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
