// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/info_report.h"
#include "core/report/json_report.h"
#include "core/report/json_writer.h"
#include "tests/support/drawn_profile.h"

#include <QtTest/QTest>
#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

using namespace v8scope;
using nlohmann::json;

namespace {

json report(const std::shared_ptr<const ProfileView> &view, const JsonReportOptions &options = {})
{
    std::ostringstream out;
    writeProfileJson(out, view, options);
    return json::parse(out.str());
}

std::set<std::string> keys(const json &object)
{
    std::set<std::string> result;
    for (const auto &item : object.items())
        result.insert(item.key());
    return result;
}

// Two samples of allocations: 100 bytes in a, 28 in a;b.
std::shared_ptr<const ProfileView> allocations()
{
    drawn::ProfileDrawing drawing;
    Profile &profile = drawing.profile();
    profile.kind = ProfileKind::SampledAllocations;
    const std::uint32_t a = drawing.node("a");
    const std::uint32_t b = drawing.node("a;b");
    profile.nodes.selfBytes.assign(profile.nodes.size(), 0);
    profile.nodes.selfBytes[a] = 100;
    profile.nodes.selfBytes[b] = 28;
    profile.sampleNode = {a, b};
    profile.allocationBytes = {100, 28};
    profile.allocationOrdinal = {1, 2};
    return drawn::filtered(drawn::resolved(drawing.take()), {});
}

std::shared_ptr<const ProfileView> hitCounts()
{
    drawn::ProfileDrawing drawing;
    const std::uint32_t a = drawing.node("a;b");
    drawing.profile().nodes.hitCount[a] = 7;
    return drawn::filtered(drawn::resolved(drawing.take()), {});
}

constexpr std::string_view kText = R"(
    start 500
    main;work@file:///w.js:6 3000
    (idle) 1500
    (program) 250
    main 1000
)";

} // namespace

class JsonReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentedKeyIsThere()
    {
        const json doc = report(drawn::view(kText), {"p.cpuprofile", 0, {}, {}, {}});
        const std::set<std::string> expected = {"file",        "kind",
                                                "weight_unit", "rules",
                                                "duration_us", "samples",
                                                "nodes",       "max_depth",
                                                "idle_us",     "program_us",
                                                "gc_us",       "lead_in_us",
                                                "unknown_us",  "patched_program_samples",
                                                "filters",     "functions",
                                                "diagnostics"};
        QCOMPARE(keys(doc), expected);
        const std::set<std::string> function = {"name",    "url",      "line",   "column",
                                                "self_us", "total_us", "samples"};
        QCOMPARE(keys(doc["functions"][0]), function);
    }

    void timesAreMicroseconds()
    {
        const json doc = report(drawn::view(kText));
        QCOMPARE(doc["duration_us"].get<double>(), 5.75);
        QCOMPARE(doc["lead_in_us"].get<double>(), 0.5);
        QCOMPARE(doc["idle_us"].get<double>(), 1.5);
        QCOMPARE(doc["program_us"].get<double>(), 0.25);
        QCOMPARE(doc["gc_us"].get<int>(), 0);
        QCOMPARE(doc["samples"].get<int>(), 4);
        QCOMPARE(doc["max_depth"].get<int>(), 2);
    }

    void functionsAreSortedBySelfTimeWithEditorPositions()
    {
        const json functions = report(drawn::view(kText))["functions"];
        const json work = {{"name", "work"}, {"url", "file:///w.js"}, {"line", 7},   {"column", 1},
                           {"self_us", 3},   {"total_us", 3},         {"samples", 1}};
        QCOMPARE(functions[0].dump(), work.dump());
        QCOMPARE(functions[1]["name"].get<std::string>(), std::string("(idle)"));
        QCOMPARE(functions[1]["line"].get<int>(), 0);
        QCOMPARE(functions[2]["total_us"].get<double>(), 4.0);
    }

    void topLimitsFunctions()
    {
        QCOMPARE(report(drawn::view(kText), {"f", 2, {}, {}, {}})["functions"].size(),
                 std::size_t(2));
    }

    void theTreeIsAFlatArrayInPreOrder()
    {
        const json doc = report(drawn::view(kText), {"f", 0, {}, TreeDirection::TopDown, {}});
        QCOMPARE(doc["tree_order"].get<std::string>(), std::string("top-down"));
        QCOMPARE(doc["tree"][0]["name"].get<std::string>(), std::string("main"));
        QCOMPARE(doc["tree"][0]["depth"].get<int>(), 0);
        QCOMPARE(doc["tree"][1]["name"].get<std::string>(), std::string("work"));
        QCOMPARE(doc["tree"][1]["depth"].get<int>(), 1);
        const std::set<std::string> row = {"depth",  "name",    "url",      "line",
                                           "column", "self_us", "total_us", "samples"};
        QCOMPARE(keys(doc["tree"][0]), row);
    }

    void groupsAreAddedOnRequest()
    {
        const json doc = report(drawn::view(kText), {"f", 0, GroupBy::File, {}, {}});
        QVERIFY(doc["groups"].is_array());
        const std::set<std::string> row = {"name", "self_us", "total_us", "samples", "functions"};
        QCOMPARE(keys(doc["groups"][0]), row);
    }

    void figuresObeyTheFilters()
    {
        const auto base = drawn::resolved(drawn::cpuProfile(kText));
        const json doc = report(drawn::filtered(base, {filter::Hide{filter::Hidden::Idle}}));
        QCOMPARE(doc["filters"].dump(), json::array({"hide idle"}).dump());
        QCOMPARE(doc["idle_us"].get<int>(), 0);
        QCOMPARE(doc["duration_us"].get<double>(), 4.25);
        QCOMPARE(doc["samples"].get<int>(), 3);
    }

    void aRangeIsNamed()
    {
        const auto base = drawn::resolved(drawn::cpuProfile(kText));
        const json doc = report(drawn::filtered(base, {filter::Range{1000, 2500}}));
        QCOMPARE(doc["range_us"].dump(), std::string("[1,2.5]"));
        QCOMPARE(doc["duration_us"].get<double>(), 1.5);
    }

    void allocationsAreBytes()
    {
        const json doc = report(allocations());
        QCOMPARE(doc["kind"].get<std::string>(), std::string("heapprofile"));
        QCOMPARE(doc["weight_unit"].get<std::string>(), std::string("bytes"));
        QCOMPARE(doc["total_bytes"].get<int>(), 128);
        QVERIFY(!doc.contains("duration_us"));
        QCOMPARE(doc["functions"][0]["self_bytes"].get<int>(), 100);
        QCOMPARE(doc["functions"][0]["total_bytes"].get<int>(), 128);
        QVERIFY(!doc["functions"][0].contains("self_us"));
    }

    void hitCountsAreNotTime()
    {
        const json doc = report(hitCounts());
        QCOMPARE(doc["weight_unit"].get<std::string>(), std::string("samples"));
        QVERIFY(doc["duration_us"].is_null());
        QVERIFY(doc["idle_us"].is_null());
        QCOMPARE(doc["total_samples"].get<int>(), 7);
        QVERIFY(doc["functions"][0]["self_us"].is_null());
        QCOMPARE(doc["functions"][0]["self_samples"].get<int>(), 7);
    }

    void infoHasEveryDocumentedKey()
    {
        FileInfo info;
        info.file = "p.cpuprofile";
        info.kind = "cpuprofile";
        info.format = "V8 CPU profile";
        info.bytes = 10;
        info.expandedBytes = 20;
        info.gzip = true;
        info.loadTime = Duration(1'234'567);
        info.peakMemory = Bytes(4096);
        info.resolved = drawn::resolved(drawn::cpuProfile(kText));
        std::ostringstream out;
        JsonWriter writer(out);
        writeInfoJson(writer, info);
        const json doc = json::parse(out.str());
        for (const char *key : {"file", "kind", "format", "bytes", "gzip", "load_us",
                                "peak_rss_bytes", "diagnostics", "summary"})
            QVERIFY2(doc.contains(key), key);
        QCOMPARE(doc["load_us"].get<int>(), 1234);
        QCOMPARE(doc["gzip"].get<bool>(), true);
        QCOMPARE(doc["summary"]["samples"].get<int>(), 4);
        QCOMPARE(doc["summary"]["duration_us"].get<double>(), 5.75);
    }

    void diagnosticsKeepTheirPlace()
    {
        drawn::ProfileDrawing drawing;
        drawing.sampleAt(0, "a");
        drawing.profile().diagnostics.warn("Odd.", 17, "nodes[3]");
        drawing.profile().diagnostics.warn("Odd.");
        const json doc = report(drawn::filtered(drawn::resolved(drawing.take()), {}));
        const json odd = {{"severity", "warning"},
                          {"message", "Odd."},
                          {"byte_offset", 17},
                          {"json_path", "nodes[3]"},
                          {"count", 2}};
        QCOMPARE(doc["diagnostics"].dump(), json::array({odd}).dump());
    }

    void aFailedFileInAListKeepsItsReason()
    {
        LoadError error;
        error.code = LoadErrorCode::Truncated;
        error.file = "x";
        error.byteOffset = 5;
        error.jsonPath = "nodes";
        std::ostringstream out;
        JsonWriter writer(out);
        writeErrorJson(writer, "x", error);
        const json doc = json::parse(out.str());
        QCOMPARE(doc["error"]["byte_offset"].get<int>(), 5);
        QCOMPARE(doc["error"]["message"].get<std::string>(), error.message());
    }
};

QTEST_APPLESS_MAIN(JsonReportTest)
#include "json_report_test.moc"
