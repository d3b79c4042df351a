// SPDX-License-Identifier: GPL-3.0-or-later
// Files that real programs wrote: the columns are what a JSON parser reads there.
#include "core/formats/heap/heap_snapshot_loader.h"

#include <QDir>
#include <QDirIterator>
#include <QtTest/QTest>

#include <nlohmann/json.hpp>

using namespace v8scope;
using nlohmann::json;

namespace {

std::size_t placeOf(const json &fields, const char *name)
{
    const auto at = std::find(fields.begin(), fields.end(), name);
    return at == fields.end() ? std::size_t(-1) : std::size_t(at - fields.begin());
}

void compareNodes(const HeapSnapshot &snapshot, const json &file)
{
    const json &meta = file["snapshot"]["meta"];
    const json &fields = meta["node_fields"];
    const json &nodes = file["nodes"];
    QCOMPARE(std::size_t(snapshot.nodeCount) * fields.size(), nodes.size());
    const std::size_t detachedness = placeOf(fields, "detachedness");
    std::uint64_t edges = 0;
    for (std::uint32_t i = 0; i < snapshot.nodeCount; ++i) {
        const auto value = [&](const char *name) -> std::uint64_t {
            return nodes[i * fields.size() + placeOf(fields, name)];
        };
        const std::string type = meta["node_types"][0][value("type")];
        QCOMPARE(std::string(snapshot.typeName(snapshot.kind(HeapNode(i)))), type);
        QCOMPARE(std::uint64_t(snapshot.nodeName[i]), value("name"));
        QCOMPARE(snapshot.id(HeapNode(i)), value("id"));
        QCOMPARE(snapshot.rawSelfSize(HeapNode(i)), value("self_size"));
        QCOMPARE(std::uint64_t(snapshot.edgesBegin(HeapNode(i))), edges);
        edges += value("edge_count");
        if (detachedness != std::size_t(-1))
            QCOMPARE(std::uint64_t(snapshot.nodeDetachedness[i]), value("detachedness"));
    }
}

void compareEdges(const HeapSnapshot &snapshot, const json &file)
{
    const json &meta = file["snapshot"]["meta"];
    const json &edges = file["edges"];
    const std::size_t nodeFields = meta["node_fields"].size();
    QCOMPARE(std::size_t(snapshot.edgeCount) * 3, edges.size());
    for (std::uint32_t e = 0; e < snapshot.edgeCount; ++e) {
        const std::string type = meta["edge_types"][0][std::size_t(edges[e * 3])];
        QCOMPARE(std::string(edgeTypeName(snapshot.edgeKind(e))), type);
        QCOMPARE(std::uint64_t(snapshot.edgeLabel(e)), std::uint64_t(edges[e * 3 + 1]));
        QCOMPARE(snapshot.edgeTo[e] * nodeFields, std::size_t(edges[e * 3 + 2]));
    }
}

void compareLocations(const HeapSnapshot &snapshot, const json &file)
{
    const json &meta = file["snapshot"]["meta"];
    if (!meta.contains("location_fields"))
        return;
    const json &fields = meta["location_fields"];
    const json &rows = file["locations"];
    for (std::size_t at = 0; at < rows.size(); at += fields.size()) {
        const auto value = [&](const char *name) -> std::uint32_t {
            return rows[at + placeOf(fields, name)];
        };
        const auto node = std::uint32_t(value("object_index") / meta["node_fields"].size());
        QVERIFY(snapshot.hasLocation(HeapNode(node)));
        const HeapLocation &place = snapshot.locations[snapshot.nodeLocation[node] - 1];
        QCOMPARE(place.scriptId, value("script_id"));
        QCOMPARE(place.line, value("line"));
        QCOMPARE(place.column, value("column"));
    }
}

} // namespace

class RealSnapshotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsAreTheFile_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(V8SCOPE_SOURCE_DIR "/sample-data",
                           {"*.heapsnapshot.gz", "*.heapsnapshot", "*.heaptimeline*"}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            QTest::newRow(qPrintable(files.next())) << files.filePath();
        // More files to check by hand.
        for (const QString &path :
             qEnvironmentVariable("V8SCOPE_MORE_SNAPSHOTS").split(':', Qt::SkipEmptyParts))
            QTest::newRow(qPrintable(path)) << path;
    }
    void columnsAreTheFile()
    {
        QFETCH(QString, path);
        Progress progress;
        const auto bytes = readFile(path.toStdString(), progress);
        QVERIFY(bool(bytes));
        const json file = json::parse((*bytes)->text());
        const auto loaded = loadHeapSnapshot(*bytes, progress);
        QVERIFY2(bool(loaded), loaded ? "" : loaded.error().message().c_str());
        const HeapSnapshot &snapshot = **loaded;
        QVERIFY(snapshot.diagnostics.isEmpty());
        compareNodes(snapshot, file);
        compareEdges(snapshot, file);
        compareLocations(snapshot, file);
        QCOMPARE(std::size_t(snapshot.strings.count()), file["strings"].size());
        for (std::uint32_t i = 0; i < snapshot.strings.count(); ++i) {
            const std::string text = file["strings"][i];
            QCOMPARE(snapshot.strings.text(i), text);
            QCOMPARE(snapshot.known[i], KnownNames::classify(text));
        }
    }
};

QTEST_APPLESS_MAIN(RealSnapshotsTest)
#include "real_snapshots_test.moc"
