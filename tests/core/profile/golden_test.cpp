// SPDX-License-Identifier: GPL-3.0-or-later
// Real files and one-rule files against numbers of an independent reference (tests/golden).
#include "core/formats/registry.h"
#include "core/profile/function_list.h"
#include "core/profile/profile_view.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTest>

#include <fstream>
#include <map>
#include <tuple>

using namespace v8scope;
using nlohmann::json;

namespace {

using Place = std::tuple<std::string, std::string, int, int>; // name, url, 0-based line and column
using Sums = std::pair<std::int64_t, std::int64_t>;           // self, total
using Functions = std::map<Place, Sums>;

const QString kGolden = QStringLiteral(V8SCOPE_SOURCE_DIR "/tests/golden/cpu");

json readJson(const QString &path)
{
    std::ifstream file(path.toStdString());
    return json::parse(file);
}

std::shared_ptr<const ProfileView> load(const std::string &path, CpuRules rules)
{
    Progress progress;
    auto loaded = loadFile(std::string(V8SCOPE_SOURCE_DIR) + "/" + path, progress);
    if (!loaded)
        return nullptr;
    const auto profile = std::get<std::shared_ptr<const Profile>>(loaded->artifact);
    const auto base = resolve(profile, rules, progress).value();
    return makeView(base, {}, progress).value();
}

// What we add ourselves (time of unknown samples, the parent of stray nodes) is not in the golden
// lists; the root of an allocation profile neither.
Functions functionsOf(const ProfileView &view)
{
    Functions functions;
    for (const FunctionRow &row : functionList(view)) {
        const bool ours = row.system == SystemKind::Unknown || row.system == SystemKind::Detached ||
                          (row.system == SystemKind::Root && view.tree->unit == WeightUnit::Bytes);
        if (ours || (row.self == 0 && row.total == 0))
            continue;
        functions[{std::string(view.name(row.function)), std::string(view.url(row.function)),
                   view.line(row.function), view.column(row.function)}] = {row.self, row.total};
    }
    return functions;
}

Functions functionsOf(const json &rows)
{
    Functions functions;
    for (const json &row : rows) {
        functions[{row[0].get<std::string>(), row[1].get<std::string>(), row[2].get<int>(),
                   row[3].get<int>()}] = {row[4].get<std::int64_t>(), row[5].get<std::int64_t>()};
    }
    return functions;
}

void compareFunctions(const Functions &ours, const Functions &golden)
{
    for (const auto &[place, sums] : golden) {
        const auto it = ours.find(place);
        const QByteArray name = QByteArray::fromStdString(std::get<0>(place));
        QVERIFY2(it != ours.end(), name);
        QVERIFY2(it->second.first == sums.first, name);
        QVERIFY2(it->second.second == sums.second, name);
    }
    QCOMPARE(ours.size(), golden.size());
}

} // namespace

class GoldenTest : public QObject {
    Q_OBJECT

private:
    static void addRows(const QString &pattern)
    {
        QTest::addColumn<QString>("file");
        const QStringList files = QDir(kGolden).entryList({pattern}, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << kGolden + "/" + file;
    }

private Q_SLOTS:
    void cpuProfile_data() { addRows(QStringLiteral("*.cpuprofile.json")); }
    void cpuProfile()
    {
        QFETCH(QString, file);
        const json golden = readJson(file);
        for (const auto &[name, rules] :
             {std::pair("ours", CpuRules::Ours), std::pair("devtools", CpuRules::DevTools)}) {
            const auto view = load(golden["profile"], rules);
            QVERIFY(view);
            const ProfileSummary &summary = view->base->summary;
            const json &sums = golden[name];
            QCOMPARE(summary.duration, sums["duration"].get<std::int64_t>());
            QCOMPARE(summary.leadIn, sums["lead_in"].get<std::int64_t>());
            QCOMPARE(summary.idle, sums["idle"].get<std::int64_t>());
            QCOMPARE(summary.program, sums["program"].get<std::int64_t>());
            QCOMPARE(summary.gc, sums["gc"].get<std::int64_t>());
            QCOMPARE(summary.unknown, sums["unknown"].get<std::int64_t>());
            QCOMPARE(summary.patchedProgram, sums["repaired"].get<std::uint64_t>());
            QCOMPARE(summary.samples, golden["samples"].get<std::uint64_t>());
            if (golden.contains("max_depth"))
                QCOMPARE(summary.maxDepth, golden["max_depth"].get<std::uint32_t>());
            compareFunctions(functionsOf(*view), functionsOf(sums["functions"]));
        }
    }

    void allocationProfile_data() { addRows(QStringLiteral("*.heapprofile.json")); }
    void allocationProfile()
    {
        QFETCH(QString, file);
        const json golden = readJson(file);
        const auto view = load(golden["profile"], CpuRules::Ours);
        QVERIFY(view);
        const ProfileSummary &summary = view->base->summary;
        QCOMPARE(summary.duration, golden["bytes"].get<std::int64_t>());
        QCOMPARE(summary.nodes, golden["nodes"].get<std::uint32_t>());
        QCOMPARE(summary.maxDepth, golden["max_depth"].get<std::uint32_t>());
        QCOMPARE(summary.samples, golden["samples"].get<std::uint64_t>());
        compareFunctions(functionsOf(*view), functionsOf(golden["functions"]));
    }
};

QTEST_APPLESS_MAIN(GoldenTest)
#include "golden_test.moc"
