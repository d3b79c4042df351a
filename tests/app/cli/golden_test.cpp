// SPDX-License-Identifier: GPL-3.0-or-later
// What `cpu --json` prints is what an independent reference computed.
#include "tests/app/cli/run_cli.h"

#include <QtCore/QDir>
#include <QtTest/QTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <map>
#include <tuple>

using namespace v8scope::tests;
using nlohmann::json;

namespace {

using Place = std::tuple<std::string, std::string, int, int>; // name, url, 1-based line and column
using Weights = std::pair<std::int64_t, std::int64_t>;        // self and total; ns or bytes

std::int64_t nanoseconds(const json &microseconds)
{
    return std::llround(microseconds.get<double>() * 1000.0);
}

std::map<Place, Weights> expected(const json &functions)
{
    std::map<Place, Weights> result;
    for (const json &f : functions)
        result[{f[0], f[1], f[2].get<int>() + 1, f[3].get<int>() + 1}] = {f[4], f[5]};
    return result;
}

// Functions that the file does not have are ours alone.
bool isOurs(const json &function)
{
    return function["name"] == "(unknown)" || function["name"] == "(detached)";
}

std::map<Place, Weights> printed(const json &doc, bool bytes)
{
    std::map<Place, Weights> result;
    for (const json &f : doc["functions"]) {
        const Weights weights =
            bytes ? Weights{f["self_bytes"], f["total_bytes"]}
                  : Weights{nanoseconds(f["self_us"]), nanoseconds(f["total_us"])};
        // The reference leaves the root out of allocations.
        const bool left = isOurs(f) || (bytes && f["name"] == "(root)");
        if (!left && weights != Weights{0, 0})
            result[{f["name"], f["url"], f["line"], f["column"]}] = weights;
    }
    return result;
}

std::string describe(const std::map<Place, Weights> &a, const std::map<Place, Weights> &b)
{
    for (const auto &[place, weights] : a) {
        const auto it = b.find(place);
        if (it == b.end() || it->second != weights)
            return std::get<0>(place) + " " + std::get<1>(place) + ":" +
                   std::to_string(std::get<2>(place)) + " should have " +
                   std::to_string(weights.first) + "/" + std::to_string(weights.second);
    }
    return a.size() == b.size() ? std::string() : "more functions than expected";
}

} // namespace

class GoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersEqualTheReference_data()
    {
        QTest::addColumn<QString>("golden");
        const QDir folder(V8SCOPE_SOURCE_DIR "/tests/golden/cpu");
        const QStringList names = folder.entryList({"*.json"}, QDir::Files);
        QVERIFY(names.size() > 20);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void numbersEqualTheReference()
    {
        QFETCH(QString, golden);
        const json reference = json::parse(contentOf(golden).toStdString());
        const std::string file =
            std::string(V8SCOPE_SOURCE_DIR "/") + reference["profile"].get<std::string>();
        if (reference.contains("bytes"))
            compareBytes(reference, file);
        else
            compareTimes(reference, file);
    }

private:
    static void compareBytes(const json &reference, const std::string &file)
    {
        const Ran ran = run({"cpu", file, "--json", "--sampled"});
        QVERIFY2(ran.status == 0, ran.err.c_str());
        const json doc = json::parse(ran.out);
        QCOMPARE(doc["total_bytes"].get<std::int64_t>(), reference["bytes"].get<std::int64_t>());
        QCOMPARE(doc["nodes"].get<int>(), reference["nodes"].get<int>());
        QCOMPARE(doc["max_depth"].get<int>(), reference["max_depth"].get<int>());
        const std::string difference =
            describe(expected(reference["functions"]), printed(doc, true));
        QVERIFY2(difference.empty(), difference.c_str());
    }

    static void compareTimes(const json &reference, const std::string &file)
    {
        for (const char *rules : {"ours", "devtools"}) {
            if (!reference.contains(rules))
                continue;
            const Ran ran = run({"cpu", file, "--json", "--rules", rules});
            QVERIFY2(ran.status == 0, ran.err.c_str());
            const json doc = json::parse(ran.out);
            const json &sums = reference[rules];
            if (doc["weight_unit"] != "us") {
                QVERIFY(sums["functions"].empty()); // nothing was sampled: no times at all
                continue;
            }
            for (const auto &[ours, theirs] : {std::pair("duration_us", "duration"),
                                               {"lead_in_us", "lead_in"},
                                               {"idle_us", "idle"},
                                               {"program_us", "program"},
                                               {"gc_us", "gc"},
                                               {"unknown_us", "unknown"}})
                QCOMPARE(nanoseconds(doc[ours]), sums[theirs].get<std::int64_t>());
            QCOMPARE(doc["patched_program_samples"].get<int>(), sums["repaired"].get<int>());
            QCOMPARE(doc["samples"].get<int>(), reference["samples"].get<int>());
            const std::string difference =
                describe(expected(sums["functions"]), printed(doc, false));
            QVERIFY2(difference.empty(), difference.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(GoldenTest)
#include "golden_test.moc"
