// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "tests/app/cli/run_cli.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>

using namespace v8scope::tests;
using nlohmann::json;

namespace {

const std::string kCatalog = sample("node-20/catalog-import.heapsnapshot.gz");
const std::string kWorker = sample("chromium-156/price-worker.heapsnapshot.gz");

json document(std::vector<std::string> args)
{
    args.push_back("--json");
    const Ran ran = run(args);
    return ran.status == 0 ? json::parse(ran.out) : json{{"error", ran.err}};
}

// The biggest object of a class.
std::string biggest(const std::string &file, const std::string &name)
{
    const json doc = document({"heap", file, "--class", name, "--top", "1"});
    return std::to_string(doc["class"]["objects"][0]["id"].get<std::uint64_t>());
}

std::size_t longestLine(const std::string &text)
{
    std::size_t most = 0;
    std::size_t columns = 0;
    for (const char c : text) {
        if (c == '\n')
            columns = 0;
        else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) // the sample has no wide ones
            most = std::max(most, ++columns);
    }
    return most;
}

Ran runInColumns(const std::vector<std::string> &args, std::size_t columns)
{
    std::ostringstream out;
    std::ostringstream err;
    v8scope::Interrupt interrupt;
    v8scope::CliContext context{out, err, interrupt};
    context.columns = columns;
    const int status = runCli(args, context);
    return {status, out.str(), err.str()};
}

} // namespace

class HeapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDocumentHasEveryDocumentedKey()
    {
        const json doc = document({"heap", kCatalog});
        for (const char *key : {"nodes", "edges", "self_bytes", "statistics", "classes", "objects"})
            QVERIFY2(doc.contains(key), key);
        for (const char *key : {"total", "native", "typed_arrays", "code", "strings", "js_arrays",
                                "system", "other_js", "other_native"})
            QVERIFY2(doc["statistics"].contains(key), key);
        for (const char *key : {"name", "count", "distance", "self_bytes", "retained_bytes"})
            QVERIFY2(doc["classes"][0].contains(key), key);
        for (const char *key : {"id", "type", "class", "name", "self_bytes", "retained_bytes",
                                "distance", "dominator_id", "detachedness"})
            QVERIFY2(doc["objects"][0].contains(key), key);
        QVERIFY(!doc.contains("path"));
    }

    void classesAreCompleteAndAddUpToTheHeap()
    {
        const json doc = document({"heap", kCatalog});
        std::uint64_t bytes = 0;
        std::uint64_t last = ~std::uint64_t{0};
        for (const json &row : doc["classes"]) {
            bytes += row["self_bytes"].get<std::uint64_t>();
            QVERIFY(row["retained_bytes"].get<std::uint64_t>() <= last);
            last = row["retained_bytes"].get<std::uint64_t>();
        }
        QCOMPARE(bytes, doc["self_bytes"].get<std::uint64_t>());
        QCOMPARE(doc["objects"].size(), std::size_t(20));
        QVERIFY(doc["objects"][0]["retained_bytes"] == doc["self_bytes"]);
    }

    void topCutsClassesAndObjects()
    {
        const json doc = document({"heap", kCatalog, "--top", "3"});
        QCOMPARE(doc["classes"].size(), std::size_t(3));
        QCOMPARE(doc["objects"].size(), std::size_t(3));
        QVERIFY(doc["class_count"].get<int>() > 3);
    }

    void theTableOfNodesHasALinePerNodeInTheOrderOfTheFile()
    {
        const Ran ran = run({"heap", kCatalog, "--nodes", "-"});
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.out.rfind("id\ttype\tclass\tself\tretained\tdistance\tdominator\t"
                              "detachedness\tname\n1\tsynthetic\t\"(synthetic)\"\t0\t",
                              0) == 0);
        const auto lines = std::count(ran.out.begin(), ran.out.end(), '\n');
        QCOMPARE(static_cast<std::uint64_t>(lines - 1),
                 document({"heap", kCatalog})["nodes"].get<std::uint64_t>());
    }

    void loneSurrogatesStandEscapedInTheTableOfNodes()
    {
        const Ran ran = run({"heap", data("loads/clean--escaped-and-lone-surrogates.heapsnapshot"),
                             "--nodes", "-"});
        QCOMPARE(ran.status, 0);
        QVERIFY2(contains(ran.out, "\\ud8"), ran.out.c_str());
    }

    void aFullDiskIsReported()
    {
        const Ran ran = run({"heap", kCatalog, "--nodes", "/dev/full"});
        QCOMPARE(ran.status, 3);
        QVERIFY2(contains(ran.err, "/dev/full: cannot be written: No space left"), ran.err.c_str());
    }

    void thePathLeadsFromTheRootToTheObject()
    {
        const std::string id = biggest(kCatalog, "Map");
        const json doc = document({"heap", kCatalog, "--path", id});
        QVERIFY(doc["path"].size() > 1);
        QCOMPARE(doc["path"].front()["id"].get<int>(), 1);
        QVERIFY(doc["path"].front()["edge_name"].is_null());
        QCOMPARE(std::to_string(doc["path"].back()["id"].get<std::uint64_t>()), id);
    }

    void retainersAreNearestFirst()
    {
        const json doc = document({"heap", kCatalog, "--retainers", biggest(kCatalog, "Map")});
        QVERIFY(!doc["retainers"].empty());
        for (std::size_t i = 1; i < doc["retainers"].size(); ++i)
            QVERIFY(doc["retainers"][i - 1]["distance"] <= doc["retainers"][i]["distance"]);
    }

    void anIgnoredRetainerIsMarked()
    {
        const std::string id = biggest(kCatalog, "Map");
        const json before = document({"heap", kCatalog, "--retainers", id});
        const json first = before["retainers"][0];
        const json after = document({"heap", kCatalog, "--retainers", id, "--ignore",
                                     std::to_string(first["from_id"].get<std::uint64_t>())});
        for (const json &row : after["retainers"]) {
            if (row["from_id"] == first["from_id"])
                QVERIFY(row["ignored"].get<bool>());
        }
    }

    void theObjectTellsItsPlaceAndSizes()
    {
        const json doc = document({"heap", kCatalog, "--object", biggest(kCatalog, "Function")});
        const json object = doc["object"];
        QCOMPARE(object["class"].get<std::string>(), std::string("Function"));
        QVERIFY(object["location"]["line"].get<int>() > 0);
        QVERIFY(!object["location"]["script"].get<std::string>().empty());
        QCOMPARE(object["edge_count"].get<std::size_t>(), doc["edges_total"].get<std::size_t>());
    }

    void theDominatorsEndAtTheRoot()
    {
        const json doc = document({"heap", kCatalog, "--dominators", biggest(kCatalog, "Map")});
        QCOMPARE(doc["dominators"].back()["id"].get<int>(), 1);
        for (const json &below : doc["dominated"])
            QVERIFY(below["dominator_id"] == doc["dominators"][0]["id"]);
    }

    void filtersCombine()
    {
        const json all = document({"heap", kWorker, "--filter", "contexts"});
        const json both = document({"heap", kWorker, "--filter", "contexts,ids:0..20000"});
        QVERIFY(all["filtered_count"].get<int>() > both["filtered_count"].get<int>());
        for (const json &row : both["objects"])
            QVERIFY(row["id"].get<int>() <= 20000);
    }

    void searchFindsClassesByExpression()
    {
        const json doc = document({"heap", kCatalog, "--regex", "^Map$", "--in", "classes"});
        QVERIFY(doc["found"]["count"].get<int>() > 0);
        for (const json &row : doc["found"]["objects"])
            QCOMPARE(row["class"].get<std::string>(), std::string("Map"));
    }

    void whatIsNotThereIsWrongUsageAndNamed_data()
    {
        QTest::addColumn<QStringList>("question");
        QTest::addColumn<QString>("message");
        QTest::newRow("id") << QStringList{"--object", "999999999"}
                            << "no object has the id 999999999";
        QTest::newRow("path") << QStringList{"--path", "2"} << "no object has the id 2";
        QTest::newRow("class") << QStringList{"--class", "functio"}
                               << "no class is called 'functio', but there are: 'Function'";
        QTest::newRow("realm") << QStringList{"--filter", "context:1"} << "no realm";
        QTest::newRow("filter") << QStringList{"--filter", "everything"}
                                << "'everything' is no filter";
        QTest::newRow("range") << QStringList{"--filter", "ids:9..1"} << "'ids:9..1' is no filter";
        QTest::newRow("size") << QStringList{"--min-size", "big"} << "'big' is no size";
        QTest::newRow("number") << QStringList{"--edges", "x"} << "'x' is no object id";
        QTest::newRow("expression") << QStringList{"--regex", "("} << "(";
        QTest::newRow("two") << QStringList{"--search", "a", "--regex", "b"}
                             << "exclude each other";
        QTest::newRow("stdout") << QStringList{"--nodes", "-", "--json"} << "standard output";
    }
    void whatIsNotThereIsWrongUsageAndNamed()
    {
        QFETCH(QStringList, question);
        QFETCH(QString, message);
        std::vector<std::string> args = {"heap", kCatalog};
        for (const QString &word : question)
            args.push_back(word.toStdString());
        const Ran ran = run(args);
        QCOMPARE(ran.status, 2);
        QVERIFY2(contains(ran.err, message.toStdString()), ran.err.c_str());
        QCOMPARE(ran.out, std::string());
    }

    void otherKindsOfFileNameTheVerbThatReadsThem()
    {
        const Ran cpu = run({"cpu", kCatalog});
        QCOMPARE(cpu.status, 2);
        QVERIFY2(contains(cpu.err, "v8scope-cli heap reads it"), cpu.err.c_str());
        const Ran heap = run({"heap", sample("node-20/checkout-server.cpuprofile")});
        QCOMPARE(heap.status, 2);
        QVERIFY2(contains(heap.err, "v8scope-cli cpu reads it"), heap.err.c_str());
        const Ran svg = run({"export", kCatalog, "--to", "svg"});
        QCOMPARE(svg.status, 2);
        QVERIFY2(contains(svg.err, "--to csv"), svg.err.c_str());
    }

    void classesAreExportedAsCsv()
    {
        const Ran ran = run({"export", kCatalog, "--to", "csv"});
        QCOMPARE(ran.status, 0);
        QVERIFY(ran.out.rfind("class,count,distance,self_bytes,retained_bytes,", 0) == 0);
        QVERIFY(contains(ran.out, "\nFunction,"));
    }

    void textFitsItsWidthAndHasNoControlCharacters_data()
    {
        QTest::addColumn<QStringList>("question");
        QTest::newRow("overview") << QStringList{};
        QTest::newRow("object") << QStringList{"--object", "1", "--dominators", "3"};
        QTest::newRow("class") << QStringList{"--class", "Function"};
        QTest::newRow("path") << QStringList{"--path", "@101",    "--retainers",
                                             "@101",   "--paths", "@101"};
        QTest::newRow("tables") << QStringList{"--strings", "--contexts", "--allocation",
                                               "--dead-fields"};
        QTest::newRow("search") << QStringList{"--search", "e", "--hide-internals"};
    }
    void textFitsItsWidthAndHasNoControlCharacters()
    {
        QFETCH(QStringList, question);
        for (const std::size_t columns : {60u, 80u, 120u}) {
            std::vector<std::string> args = {"heap", kCatalog};
            for (const QString &word : question)
                args.push_back(word.toStdString());
            const Ran ran = runInColumns(args, columns);
            QVERIFY2(ran.status == 0, ran.err.c_str());
            QVERIFY(std::none_of(ran.out.begin(), ran.out.end(), [](unsigned char c) {
                return (c < 0x20 && c != '\n') || c == 0x7F;
            }));
            // The file's own name and headings may be longer.
            std::string rows;
            std::istringstream lines(ran.out);
            for (std::string line; std::getline(lines, line);)
                rows += line.rfind("  ", 0) == 0 ? line + "\n" : "";
            QVERIFY2(longestLine(rows) <= columns, rows.c_str());
        }
    }

    void theOverviewSaysWhatHoldsTheMemory()
    {
        const Ran ran = run({"heap", kCatalog});
        for (const char *part : {"What the memory is", "Classes by retained size",
                                 "Objects of the program by retained size", "keeps it alive"})
            QVERIFY2(contains(ran.out, part), part);
    }

    void theSameFileDoesNotDiffer()
    {
        const json doc = document({"heap-diff", kCatalog, kCatalog});
        QCOMPARE(doc["same_process"].get<bool>(), true);
        QCOMPARE(doc["classes"].size(), std::size_t(0));
        QCOMPARE(doc["total_delta_bytes"].get<int>(), 0);
    }

    void twoProcessesAreAnEstimateAndItIsSaid()
    {
        const json doc = document({"heap-diff", kCatalog, kWorker});
        QCOMPARE(doc["same_process"].get<bool>(), false);
        QVERIFY(!doc["estimate"].empty());
        const Ran ran = run({"heap-diff", kCatalog, kWorker});
        QCOMPARE(ran.status, 0);
        QVERIFY2(contains(ran.out, "not the same"), ran.out.c_str());
        QVERIFY2(contains(ran.out, "Estimate"), ran.out.c_str());
    }

    void everySnapshotThatLoadsIsReported()
    {
        const QDir folder(QString::fromStdString(data("loads")));
        const QStringList names = folder.entryList({"*.heapsnapshot", "*.heaptimeline"});
        QVERIFY(names.size() > 3);
        for (const QString &name : names) {
            const std::string file = folder.filePath(name).toStdString();
            const Ran text = run({"heap", file, "--top", "0"});
            QVERIFY2(text.status == 0, text.err.c_str());
            const json doc = document({"heap", file, "--strings", "--contexts", "--allocation",
                                       "--dead-fields", "--hide-internals"});
            QVERIFY2(doc.contains("classes"), qPrintable(name));
        }
    }

    void timingsGoToStandardError()
    {
        const Ran ran = run({"heap", kCatalog, "--json", "--timings"});
        QCOMPARE(ran.status, 0);
        QVERIFY(json::parse(ran.out).is_object());
        for (const char *stage : {"timing load ", "timing analysis ", "timing total ", "peak_rss "})
            QVERIFY2(contains(ran.err, stage), ran.err.c_str());
    }
};

QTEST_GUILESS_MAIN(HeapTest)
#include "heap_test.moc"
