// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"
#include "app/sources/editor_launcher.h"
#include "app/sources/file_saver.h"
#include "app/sources/source_finder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace v8scope;

class SourcesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAFileUrl();
    void readsAPlainPath();
    void decodesPercentSigns();
    void findsTheLongestEndOfThePath();
    void takesThePathOfAWebAddress();
    void internalNamesHaveNoFile();
    void neverLeavesTheFolder();
    void aFolderIsNoFile();
    void tooLargeFilesAreNotRead();
    void editorUrlIsEncoded();
    void editorCommandKeepsWordsApart();
    void editorCommandWithoutFileGetsIt();
    void aMissingEditorIsAMessage();
    void writesExports();
    void aFailedExportIsAMessage();

private:
    QString write(const QString &relative, const QByteArray &bytes);
    QTemporaryDir m_folder;
    SourceFinder m_finder;
};

void SourcesTest::init()
{
    m_finder.setFolders({});
}

QString SourcesTest::write(const QString &relative, const QByteArray &bytes)
{
    const QString path = m_folder.filePath(relative);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(bytes);
    return path;
}

void SourcesTest::readsAFileUrl()
{
    const QString path = write(QStringLiteral("a.js"), "let a = 'ü';\n");
    QCOMPARE(m_finder.read(QUrl::fromLocalFile(path).toString()), QStringLiteral("let a = 'ü';\n"));
}

void SourcesTest::readsAPlainPath()
{
    QCOMPARE(m_finder.read(write(QStringLiteral("plain.js"), "1")), QStringLiteral("1"));
}

void SourcesTest::decodesPercentSigns()
{
    const QString path = write(QStringLiteral("with space.js"), "2");
    const QString url =
        QStringLiteral("file://") + m_folder.path() + QStringLiteral("/with%20space.js");
    QCOMPARE(m_finder.locate(url), path);
}

void SourcesTest::findsTheLongestEndOfThePath()
{
    write(QStringLiteral("one/index.js"), "short");
    write(QStringLiteral("two/src/index.js"), "long");
    m_finder.setFolders(
        {m_folder.filePath(QStringLiteral("one")), m_folder.filePath(QStringLiteral("two"))});
    QCOMPARE(m_finder.read(QStringLiteral("file:///srv/app/src/index.js")), QStringLiteral("long"));
    QCOMPARE(m_finder.read(QStringLiteral("/elsewhere/lib/index.js")), QStringLiteral("short"));
}

void SourcesTest::takesThePathOfAWebAddress()
{
    write(QStringLiteral("web/js/app.js"), "web");
    m_finder.setFolders({m_folder.filePath(QStringLiteral("web"))});
    QCOMPARE(m_finder.read(QStringLiteral("https://example.com/js/app.js?v=3#x")),
             QStringLiteral("web"));
}

void SourcesTest::internalNamesHaveNoFile()
{
    write(QStringLiteral("in/fs"), "no");
    m_finder.setFolders({m_folder.filePath(QStringLiteral("in"))});
    for (const char *url : {"", "node:fs", "node:internal/fs", "evalmachine.<anonymous>"})
        QVERIFY2(!m_finder.locate(QLatin1String(url)), url);
}

void SourcesTest::neverLeavesTheFolder()
{
    write(QStringLiteral("secret.js"), "secret");
    QDir().mkpath(m_folder.filePath(QStringLiteral("inside")));
    m_finder.setFolders({m_folder.filePath(QStringLiteral("inside"))});
    QVERIFY(!m_finder.locate(QStringLiteral("../secret.js")));
    QVERIFY(!m_finder.locate(QStringLiteral("webpack:///../secret.js")));
}

void SourcesTest::aFolderIsNoFile()
{
    QVERIFY(!m_finder.locate(m_folder.path()));
    QVERIFY(!m_finder.locate(QStringLiteral("/dev/zero")));
}

void SourcesTest::tooLargeFilesAreNotRead()
{
    QFile file(m_folder.filePath(QStringLiteral("large.js")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(SourceFinder::kLargestFile + 1)); // sparse
    QVERIFY(m_finder.locate(file.fileName()).has_value());
    QVERIFY(!m_finder.read(file.fileName()).has_value());
}

void SourcesTest::editorUrlIsEncoded()
{
    QCOMPARE(
        editorWords(QStringLiteral("vscode://file/%f:%l:%c"), QStringLiteral("/a b/#1.js"), 3, 4),
        QStringList{QStringLiteral("vscode://file//a%20b/%231.js:3:4")});
}

void SourcesTest::editorCommandKeepsWordsApart()
{
    QCOMPARE(editorWords(QStringLiteral("code --goto %f:%l:%c"),
                         QStringLiteral("/x/--help %l \"q\".js"), 7, 1),
             (QStringList{QStringLiteral("code"), QStringLiteral("--goto"),
                          QStringLiteral("/x/--help %l \"q\".js:7:1")}));
}

void SourcesTest::editorCommandWithoutFileGetsIt()
{
    QCOMPARE(editorWords(QStringLiteral("kate"), QStringLiteral("/a.js"), 1, 1),
             (QStringList{QStringLiteral("kate"), QStringLiteral("/a.js")}));
}

void SourcesTest::aMissingEditorIsAMessage()
{
    const auto problem =
        openEditor(QStringLiteral("no-such-editor-program %f"), QStringLiteral("/a.js"), 1, 1);
    QVERIFY(problem.has_value());
    QVERIFY(problem->contains(QStringLiteral("no-such-editor-program")));
}

void SourcesTest::writesExports()
{
    const QString path = m_folder.filePath(QStringLiteral("out.csv"));
    QVERIFY(!writeFile(path, "a,b\n").has_value());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("a,b\n"));
}

void SourcesTest::aFailedExportIsAMessage()
{
    const auto problem = writeFile(m_folder.filePath(QStringLiteral("no/such/folder/x")), "1");
    QVERIFY(problem.has_value());
    QVERIFY(problem->contains(QStringLiteral("no/such/folder")));
}

QTEST_GUILESS_MAIN(SourcesTest)
#include "sources_test.moc"
