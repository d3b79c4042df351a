// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/run_cli.h"

#include <QtCore/QDir>
#include <QtTest/QTest>
#include <nlohmann/json.hpp>

using namespace v8scope::tests;
using nlohmann::json;

class InfoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDocumentHasEveryDocumentedKey()
    {
        const Ran ran = run({"info", "--json", sample("node-20/checkout-server.cpuprofile")});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.err, std::string());
        const json doc = json::parse(ran.out);
        QCOMPARE(doc["kind"].get<std::string>(), std::string("cpuprofile"));
        QCOMPARE(doc["gzip"].get<bool>(), false);
        QVERIFY(doc["bytes"].get<std::uint64_t>() > 10'000);
        QVERIFY(doc["load_us"].is_number_unsigned());
        QVERIFY(doc["peak_rss_bytes"].get<std::uint64_t>() > 1'000'000);
        QVERIFY(doc["diagnostics"].is_array());
        QVERIFY(doc["summary"]["samples"].get<int>() > 100);
        QVERIFY(doc["format"].is_string());
        QVERIFY(doc["file"].is_string());
    }

    void severalFilesAreAnArray()
    {
        const Ran ran = run({"info", sample("node-20/checkout-server.cpuprofile"),
                             sample("node-20/catalog-import.heapprofile"), "--json"});
        QCOMPARE(ran.status, 0);
        const json doc = json::parse(ran.out);
        QCOMPARE(doc.size(), std::size_t(2));
        QCOMPARE(doc[1]["kind"].get<std::string>(), std::string("heapprofile"));
        QVERIFY(doc[1]["summary"]["total_bytes"].get<int>() > 0);
    }

    void oneBadFileDoesNotStopTheOthers()
    {
        const std::string good = sample("node-20/checkout-server.cpuprofile");
        const Ran ran =
            run({"info", "--json", good, data("fails/not-json--null.cpuprofile"), good});
        QCOMPARE(ran.status, 3);
        const json doc = json::parse(ran.out);
        QCOMPARE(doc.size(), std::size_t(3));
        QVERIFY(doc[1].contains("error"));
        QVERIFY(doc[2].contains("summary"));
        QVERIFY(contains(ran.err, "not-json--null.cpuprofile"));
    }

    void everyFileThatFailsIsStatus3AndNamed()
    {
        const QDir folder(QString::fromStdString(data("fails")));
        const QStringList names = folder.entryList(QDir::Files);
        QVERIFY(names.size() > 10);
        for (const QString &name : names) {
            const Ran ran = run({"info", folder.filePath(name).toStdString()});
            QVERIFY2(ran.status == 3, qPrintable(name));
            QVERIFY2(contains(ran.err, name.toStdString()), ran.err.c_str());
            QCOMPARE(ran.out, std::string());
        }
    }

    void everyFileThatLoadsIsStatus0()
    {
        const QDir folder(QString::fromStdString(data("loads")));
        const QStringList names = folder.entryList(QDir::Files);
        QVERIFY(names.size() > 10);
        for (const QString &name : names) {
            const Ran ran = run({"info", "--json", folder.filePath(name).toStdString()});
            QVERIFY2(ran.status == 0, ran.err.c_str());
            QVERIFY2(json::parse(ran.out).contains("summary"), qPrintable(name));
        }
    }

    void aMissingFileIsNamed()
    {
        const Ran ran = run({"info", "/no/such/file.cpuprofile"});
        QCOMPARE(ran.status, 3);
        QCOMPARE(ran.err, std::string("v8scope-cli: /no/such/file.cpuprofile: no such file\n"));
    }

    void theMessageNamesPlaceExpectationAndFinding()
    {
        const std::string file = data("fails/missing-field--node-without-id.cpuprofile");
        const Ran ran = run({"info", file});
        QCOMPARE(ran.status, 3);
        QVERIFY2(contains(ran.err, " at byte "), ran.err.c_str());
        QVERIFY2(contains(ran.err, "nodes["), ran.err.c_str());
        QVERIFY2(contains(ran.err, "expected "), ran.err.c_str());
    }

    void textIsForPeople()
    {
        const Ran ran = run({"info", sample("node-20/catalog-import.heapprofile")});
        QCOMPARE(ran.status, 0);
        QVERIFY2(contains(ran.out, "V8 sampling heap profile"), ran.out.c_str());
        QVERIFY2(contains(ran.out, "  Allocated   "), ran.out.c_str());
    }
};

QTEST_GUILESS_MAIN(InfoTest)
#include "info_test.moc"
