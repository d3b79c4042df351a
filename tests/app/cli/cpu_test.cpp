// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/run_cli.h"

#include <QtTest/QTest>
#include <nlohmann/json.hpp>

using namespace v8scope::tests;
using nlohmann::json;

namespace {

const std::string kServer = sample("node-20/checkout-server.cpuprofile");
const std::string kHeap = sample("node-20/catalog-import.heapprofile");

json report(std::vector<std::string> args)
{
    args.insert(args.begin(), {"cpu", "--json"});
    const Ran ran = run(args);
    return ran.status == 0 ? json::parse(ran.out) : json(ran.err);
}

} // namespace

class CpuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonHasAllFunctionsAndTextTwenty()
    {
        const json doc = report({kServer});
        QVERIFY(doc["functions"].size() > 100);
        const Ran ran = run({"cpu", kServer});
        QCOMPARE(ran.status, 0);
        QVERIFY2(contains(ran.out, "Functions by self time (20 of "), ran.out.c_str());
    }

    void selfTimesAddUpToTheDuration()
    {
        const json doc = report({kServer});
        double sum = 0;
        for (const json &function : doc["functions"])
            sum += function["self_us"].get<double>();
        QCOMPARE(sum, doc["duration_us"].get<double>());
    }

    void aRangeCutsTheDuration()
    {
        QCOMPARE(report({kServer, "--from", "1s", "--to", "1.5s"})["duration_us"].get<double>(),
                 500'000.0);
        const json tail = report({kServer, "--from", "1s"});
        const json head = report({kServer, "--to", "1s"});
        QCOMPARE(tail["duration_us"].get<double>() + head["duration_us"].get<double>(),
                 report({kServer})["duration_us"].get<double>());
    }

    void hideTakesTimeAway()
    {
        const json whole = report({kServer});
        const json busy = report({kServer, "--hide", "idle,program"});
        QCOMPARE(busy["idle_us"].get<double>(), 0.0);
        QCOMPARE(busy["duration_us"].get<double>(), whole["duration_us"].get<double>() -
                                                        whole["idle_us"].get<double>() -
                                                        whole["program_us"].get<double>());
        QCOMPARE(busy["filters"].dump(), json::array({"hide idle", "hide program"}).dump());
    }

    void nodeModulesCanBeMergedIntoTheirCallers()
    {
        const json doc = report({kServer, "--hide", "node_modules,node,native"});
        for (const json &function : doc["functions"]) {
            const auto url = function["url"].get<std::string>();
            QVERIFY2(!contains(url, "node_modules") && !url.starts_with("node:"), url.c_str());
        }
    }

    void focusKeepsOneFunctionAndWhatItCalls()
    {
        const json whole = report({kServer});
        const json doc = report({kServer, "--focus", "editDistance", "--tree", "top-down"});
        QCOMPARE(doc["tree"][0]["name"].get<std::string>(), std::string("editDistance"));
        const auto isFunction = [](const json &f) { return f["name"] == "editDistance"; };
        const auto it =
            std::find_if(whole["functions"].begin(), whole["functions"].end(), isFunction);
        QCOMPARE(doc["duration_us"].get<double>(), (*it)["total_us"].get<double>());
    }

    void anUnclearFocusListsWhatItCouldMean()
    {
        const Ran none = run({"cpu", kServer, "--focus", "editdist"});
        QCOMPARE(none.status, 2);
        QVERIFY2(contains(none.err, "editDistance@"), none.err.c_str());
        const Ran several = run({"cpu", kServer, "--focus", "(anonymous)"});
        QCOMPARE(several.status, 2);
        QVERIFY2(contains(several.err, "several functions"), several.err.c_str());
        const Ran nothing = run({"cpu", kServer, "--focus", "zzz"});
        QVERIFY2(contains(nothing.err, "no function in this profile is called 'zzz'"),
                 nothing.err.c_str());
    }

    void aPlaceMakesTheFocusClear()
    {
        const Ran ran = run({"cpu", kServer, "--focus", "(anonymous)@node:internal/util:427"});
        QVERIFY2(ran.status == 0, ran.err.c_str());
    }

    void treesAreLimitedByShareAndTop()
    {
        const json all = report({kServer, "--tree", "bottom-up", "--min-share", "0"});
        const json some = report({kServer, "--tree", "bottom-up", "--min-share", "5"});
        QVERIFY(some["tree"].size() < all["tree"].size());
        const json two = report({kServer, "--tree", "bottom-up", "--top", "2"});
        int roots = 0;
        for (const json &row : two["tree"])
            roots += row["depth"] == 0 ? 1 : 0;
        QCOMPARE(roots, 2);
    }

    void aTopDownTreeKeepsParentsBeforeChildren()
    {
        const json tree = report({kServer, "--tree", "top-down", "--min-share", "0"})["tree"];
        std::vector<double> totals;
        for (const json &row : tree) {
            const auto depth = row["depth"].get<std::size_t>();
            QVERIFY(depth <= totals.size());
            totals.resize(depth);
            totals.push_back(row["total_us"].get<double>());
            if (depth > 0)
                QVERIFY(totals[depth] <= totals[depth - 1]);
        }
    }

    void groupsSumUpTheFunctions()
    {
        const json doc = report({kServer, "--group", "package"});
        double sum = 0;
        for (const json &group : doc["groups"])
            sum += group["self_us"].get<double>();
        QCOMPARE(sum, doc["duration_us"].get<double>());
    }

    void heapProfilesNeedTheirOption()
    {
        const Ran without = run({"cpu", kHeap});
        QCOMPARE(without.status, 2);
        QVERIFY2(contains(without.err, "--sampled"), without.err.c_str());
        const json doc = report({kHeap, "--sampled"});
        QCOMPARE(doc["weight_unit"].get<std::string>(), std::string("bytes"));
        QVERIFY(doc["functions"][0]["self_bytes"].get<int>() > 0);
        const Ran range = run({"cpu", kHeap, "--sampled", "--from", "1ms"});
        QCOMPARE(range.status, 2);
        QVERIFY2(contains(range.err, "--from and --to need samples with times"), range.err.c_str());
    }

    void hitCountsAreSaidNotToBeTime()
    {
        const std::string file = data("loads/damaged--no-samples.cpuprofile");
        const json doc = report({file});
        QCOMPARE(doc["weight_unit"].get<std::string>(), std::string("samples"));
        QVERIFY(doc["functions"][0]["self_us"].is_null());
        QVERIFY2(contains(run({"cpu", file}).out, "hit counts only"), "text");
    }

    void everyOddButReadableFileGivesAReport()
    {
        for (const char *name :
             {"clean--old-tree.cpuprofile", "damaged--cycle.cpuprofile",
              "damaged--ends-in-samples.cpuprofile", "damaged--invalid-utf8-name.cpuprofile",
              "damaged--two-roots.cpuprofile"}) {
            const std::string file = data(std::string("loads/") + name);
            QVERIFY2(run({"cpu", file}).status == 0, name);
            QVERIFY2(report({file, "--tree", "bottom-up"}).contains("tree"), name);
        }
    }
};

QTEST_GUILESS_MAIN(CpuTest)
#include "cpu_test.moc"
