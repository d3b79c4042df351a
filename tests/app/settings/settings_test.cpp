// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include "app/settings/recent_files.h"
#include "app/settings/session_file.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace v8scope;

class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remembersChoices();
    void nonsenseInTheFileReadsAsDefaults();
    void aThemeForThisRunIsNotStored();
    void tellsOnlyOfRealChanges();
    void livesInTheUsersConfigurationFolder();
    void recentFilesAreNewestFirstAndPinnedOnTop();
    void recentFilesForgetTheOldest();
    void clearingKeepsPinnedFiles();
    void sessionSurvivesARoundTrip();
    void damagedSessionsRestoreNothing();

private:
    QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QTemporaryDir m_folder;
};

void SettingsTest::remembersChoices()
{
    {
        Settings settings(file("a.ini"));
        settings.setTheme(ThemeChoice::Dark);
        settings.setRestoreSession(false);
        settings.setCpuRules(CpuRules::DevTools);
        settings.setSourceFolders({QStringLiteral("/src/a"), QStringLiteral("/src/b")});
        settings.setEditorCommand(QStringLiteral(" vscode://file/%f:%l:%c "));
        settings.setGzipCeilingGiB(3);
        settings.setWheelZooms(true);
    }
    const Settings again(file("a.ini"));
    QCOMPARE(again.theme(), ThemeChoice::Dark);
    QCOMPARE(again.restoreSession(), false);
    QCOMPARE(again.cpuRules(), CpuRules::DevTools);
    QCOMPARE(again.sourceFolders(),
             (QStringList{QStringLiteral("/src/a"), QStringLiteral("/src/b")}));
    QCOMPARE(again.editorCommand(), QStringLiteral("vscode://file/%f:%l:%c"));
    QCOMPARE(again.gzipCeilingGiB(), 3);
    QVERIFY(again.wheelZooms());
}

void SettingsTest::nonsenseInTheFileReadsAsDefaults()
{
    QFile ini(file("bad.ini"));
    QVERIFY(ini.open(QIODevice::WriteOnly));
    ini.write("[look]\ntheme=purple\n[files]\ngzipCeilingGiB=-4\nrecent=\"[{]\"\n\xff\xfe garbage");
    ini.close();
    Settings settings(file("bad.ini"));
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QCOMPARE(settings.gzipCeilingGiB(), 16);
    QVERIFY(RecentFiles(settings).files().isEmpty());
}

void SettingsTest::aThemeForThisRunIsNotStored()
{
    Settings settings(file("theme.ini"));
    settings.setTheme(ThemeChoice::Light);
    settings.overrideTheme(ThemeChoice::Dark);
    QCOMPARE(settings.theme(), ThemeChoice::Dark);
    QCOMPARE(Settings(file("theme.ini")).theme(), ThemeChoice::Light);
    QSignalSpy changed(&settings, &Settings::changed);
    settings.setTheme(ThemeChoice::Light);
    QCOMPARE(settings.theme(), ThemeChoice::Light);
    QCOMPARE(changed.size(), 1);
}

void SettingsTest::tellsOnlyOfRealChanges()
{
    Settings settings(file("changes.ini"));
    QSignalSpy changed(&settings, &Settings::changed);
    settings.setGzipCeilingGiB(5);
    settings.setGzipCeilingGiB(5);
    QCOMPARE(changed.size(), 1);
}

void SettingsTest::livesInTheUsersConfigurationFolder()
{
    qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
    QVERIFY(Settings::defaultFile().startsWith(m_folder.path()));
    QVERIFY(defaultSessionFile().startsWith(m_folder.path()));
}

void SettingsTest::recentFilesAreNewestFirstAndPinnedOnTop()
{
    Settings settings(file("recent.ini"));
    {
        RecentFiles recent(settings);
        for (const char *name : {"/a", "/b", "/c", "/a"})
            recent.add(QLatin1String(name));
        recent.setPinned(QStringLiteral("/b"), true);
    }
    const QList<RecentFile> files = RecentFiles(settings).files();
    QStringList names;
    for (const RecentFile &recent : files)
        names << recent.path;
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("/b /a /c"));
}

void SettingsTest::recentFilesForgetTheOldest()
{
    Settings settings(file("many.ini"));
    RecentFiles recent(settings);
    recent.add(QStringLiteral("/pinned"));
    recent.setPinned(QStringLiteral("/pinned"), true);
    for (int i = 0; i < 50; ++i)
        recent.add(QStringLiteral("/file%1").arg(i));
    QCOMPARE(recent.files().size(), RecentFiles::kMaxUnpinned + 1);
    QCOMPARE(recent.files().first().path, QStringLiteral("/pinned"));
    QCOMPARE(recent.files().last().path, QStringLiteral("/file30"));
}

void SettingsTest::clearingKeepsPinnedFiles()
{
    Settings settings(file("clear.ini"));
    RecentFiles recent(settings);
    recent.add(QStringLiteral("/a"));
    recent.add(QStringLiteral("/b"));
    recent.setPinned(QStringLiteral("/a"), true);
    recent.clear();
    QCOMPARE(recent.files().size(), 1);
    recent.remove(QStringLiteral("/a"));
    QVERIFY(recent.files().isEmpty());
}

void SettingsTest::sessionSurvivesARoundTrip()
{
    Session session;
    session.documents = {{QStringLiteral("/a.cpuprofile"), {{QStringLiteral("view"), 3}}},
                         {QStringLiteral("/ü b.cpuprofile"), {}}};
    session.current = 1;
    session.geometry = QByteArray("\x01\x02\x00\xff", 4);
    const QString name = m_folder.filePath(QStringLiteral("new/folder/session.json"));
    QVERIFY(writeSession(name, session));
    const auto read = readSession(name);
    QVERIFY(read.has_value());
    QCOMPARE(read->documents.size(), 2);
    QCOMPARE(read->documents[0].state[QStringLiteral("view")].toInt(), 3);
    QCOMPARE(read->documents[1].path, QStringLiteral("/ü b.cpuprofile"));
    QCOMPARE(read->current, 1);
    QCOMPARE(read->geometry, session.geometry);
}

void SettingsTest::damagedSessionsRestoreNothing()
{
    QVERIFY(!readSession(file("missing.json")).has_value());
    for (const char *content : {"", "{", "[]", "{\"version\":99}", "null", "{\"version\":\"1\"}"}) {
        QFile bad(file("bad.json"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write(content);
        bad.close();
        QVERIFY2(!readSession(file("bad.json")).has_value(), content);
    }
    QFile odd(file("odd.json"));
    QVERIFY(odd.open(QIODevice::WriteOnly));
    odd.write(R"({"version":1,"documents":[1,{"path":5},{"path":"/a","state":[]}],"current":"x"})");
    odd.close();
    const auto session = readSession(file("odd.json"));
    QVERIFY(session.has_value());
    QCOMPARE(session->documents.size(), 1);
    QCOMPARE(session->current, 0);
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
