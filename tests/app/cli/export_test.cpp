// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/run_cli.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>
#include <nlohmann/json.hpp>

using namespace v8scope::tests;
using nlohmann::json;

namespace {

const std::string kServer = sample("node-20/checkout-server.cpuprofile");

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string target(const char *name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void foldedStacksAddUpToTheDuration()
    {
        const Ran ran = run({"export", kServer, "--to", "folded"});
        QCOMPARE(ran.status, 0);
        double sum = 0;
        for (const QString &line : QString::fromStdString(ran.out).split('\n', Qt::SkipEmptyParts))
            sum += line.mid(line.lastIndexOf(' ') + 1).toDouble();
        const json doc = json::parse(run({"cpu", kServer, "--json"}).out);
        QCOMPARE(sum, doc["duration_us"].get<double>());
    }

    void csvHasALinePerFunction()
    {
        const Ran ran = run({"export", kServer, "--to", "csv"});
        const json doc = json::parse(run({"cpu", kServer, "--json"}).out);
        const auto lines =
            static_cast<std::size_t>(std::count(ran.out.begin(), ran.out.end(), '\n'));
        QCOMPARE(lines, doc["functions"].size() + 1);
    }

    void svgIsWellFormedAndNamesTheFile()
    {
        const std::string out = target("flame.svg");
        const Ran ran = run({"export", kServer, "--to", "svg", "-o", out, "--hide", "idle"});
        QVERIFY2(ran.status == 0, ran.err.c_str());
        QCOMPARE(ran.out, std::string());
        const QByteArray text = contentOf(QString::fromStdString(out));
        QXmlStreamReader xml(text);
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(text.contains("checkout-server.cpuprofile"));
    }

    void jsonIsTheReportWithTheWholeTree()
    {
        const Ran ran = run({"export", kServer, "--to", "json"});
        const json doc = json::parse(ran.out);
        const json whole = json::parse(
            run({"cpu", kServer, "--json", "--tree", "top-down", "--min-share", "0"}).out);
        QCOMPARE(doc["tree"].size(), whole["tree"].size());
    }

    void markdownIsATable()
    {
        QVERIFY(run({"export", kServer, "--to", "markdown"}).out.starts_with("| Self |"));
    }

    void heapProfilesExportBytes()
    {
        const Ran ran =
            run({"export", sample("node-20/catalog-import.heapprofile"), "--to", "csv"});
        QCOMPARE(ran.status, 0);
        QVERIFY(contains(ran.out, ",self_bytes,total_bytes,"));
    }

    void filtersApply()
    {
        const Ran ran = run({"export", kServer, "--to", "folded", "--hide", "idle"});
        QVERIFY(!contains(ran.out, "(idle)"));
    }

    void anUnwritablePlaceIsStatus3()
    {
        const Ran ran = run({"export", kServer, "--to", "csv", "-o", "/no/such/folder/x.csv"});
        QCOMPARE(ran.status, 3);
        QVERIFY2(contains(ran.err, "/no/such/folder/x.csv: cannot be written: No such file"),
                 ran.err.c_str());
    }

    void aFailedExportKeepsTheOldFile()
    {
        const std::string out = target("old.csv");
        QFile old(QString::fromStdString(out));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("precious");
        old.close();
        const Ran ran =
            run({"export", data("fails/not-json--null.cpuprofile"), "--to", "csv", "-o", out});
        QCOMPARE(ran.status, 3);
        QCOMPARE(contentOf(QString::fromStdString(out)), QByteArray("precious"));
    }

    void aNewFileObeysTheUmaskAndLeavesNothingElse()
    {
        QTemporaryDir folder;
        const std::string out = folder.filePath("x.csv").toStdString();
        QCOMPARE(run({"export", kServer, "--to", "csv", "-o", out}).status, 0);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"x.csv"});
        QVERIFY(
            QFileInfo(folder.filePath("x.csv")).permission(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(!QFileInfo(folder.filePath("x.csv")).permission(QFile::ExeOwner));
    }

    void damageIsSaidOnStandardErrorUnlessQuiet()
    {
        const std::string file = data("loads/damaged--cycle.cpuprofile");
        const Ran ran = run({"export", file, "--to", "folded"});
        QCOMPARE(ran.status, 0);
        QVERIFY2(contains(ran.err, ": warning: "), ran.err.c_str());
        QCOMPARE(run({"export", file, "--to", "folded", "--quiet"}).err, std::string());
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
