// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a snapshot is an error that names the place, or a diagnostic where the rest
// can be trusted: never a crash, never a silent guess.
#include "core/formats/heap/memory_need.h"
#include "core/formats/registry.h"
#include "tests/support/drawn_heap.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <functional>

#include <zlib.h>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

const char *const kSmall = R"~(
    root -[1]-> roots
    roots: synthetic "(GC roots)" 0
    roots -> window
    window: object Window 40
    window -internal map-> map
    map: hidden "system / Map" 80
)~";

// "at byte 1037" as "at byte of 9,0,1": offsets change with the length of the head.
QString shownPlace(QString message, const std::string &json)
{
    static const QRegularExpression kPlace("at byte (\\d+)");
    const QRegularExpressionMatch match = kPlace.match(message);
    if (!match.hasMatch())
        return message;
    const std::size_t offset = match.captured(1).toULongLong();
    const QString there = QString::fromStdString(json.substr(offset, 7)).simplified();
    return message.replace(match.capturedStart(), match.capturedLength(),
                           "at the byte of " + (there.isEmpty() ? QString("nothing") : there));
}

QString outcomeOf(const std::string &json)
{
    Progress progress;
    const auto loaded = loadHeapSnapshot(ByteBuffer::fromText(json), progress);
    if (!loaded)
        return shownPlace(QString::fromStdString(loaded.error().message()), json);
    QString text = "loads";
    for (const Diagnostic &diagnostic : (*loaded)->diagnostics.all()) {
        text += "; " + QString::fromStdString(diagnostic.message);
        if (diagnostic.count > 1)
            text += QString(" (%1 times)").arg(diagnostic.count);
    }
    return text;
}

std::string replaced(std::string text, const std::string &what, const std::string &with)
{
    const std::size_t at = text.find(what);
    if (at == std::string::npos)
        qFatal("not in the drawing: %s", what.c_str());
    return text.replace(at, what.size(), with);
}

struct Case {
    const char *name;
    std::function<void(DrawnHeap &)> damage;
    const char *outcome;
};

const std::vector<Case> &cases()
{
    static const std::vector<Case> kCases = {
        {"nothing wrong", [](DrawnHeap &) {}, "loads"},
        {"a node's last number is missing",
         [](DrawnHeap &heap) { heap.section("nodes", "9,0,1,0,0,0,0,9,0,1"); },
         "the parts do not fit together at the byte of , \"edge (nodes): expected rows of 7 "
         "numbers, found 3 numbers behind row 1"},
        {"no nodes", [](DrawnHeap &heap) { heap.section("nodes", ""); },
         "the parts do not fit together at the byte of , \"edge (nodes): expected a root node, "
         "found no nodes"},
        {"fewer edges than the nodes say", [](DrawnHeap &heap) { heap.section("edges", "1,1,7"); },
         "the parts do not fit together at the byte of , \"trac (edges): expected 3 edges, the sum "
         "of the nodes' edge counts, found 1"},
        {"more edges than the nodes say",
         [](DrawnHeap &heap) { heap.section("edges", "1,1,7,1,1,7,1,1,7,1,1,7"); },
         "the parts do not fit together at the byte of [1,1,7, (edges): expected 3 edges, the sum "
         "of the nodes' edge counts, found more"},
        {"an edge to half a node",
         [](DrawnHeap &heap) { heap.section("edges", "1,1,7,1,1,15,1,1,7"); },
         "a number is out of range at the byte of 15,1,1, (edges[5]): expected the index of a node "
         "(a multiple of the number of node fields, within \"nodes\"), found \"15\""},
        {"an edge behind the last node",
         [](DrawnHeap &heap) { heap.section("edges", "1,1,7,1,1,28,1,1,7"); },
         "a number is out of range at the byte of 28,1,1, (edges[5]): expected the index of a node "
         "(a multiple of the number of node fields, within \"nodes\"), found \"28\""},
        {"an edge far behind the last node",
         [](DrawnHeap &heap) { heap.section("edges", "1,1,7,1,1,7000000000,1,1,7"); },
         "a number is out of range at the byte of 7000000 (edges[5]): expected the index of a node "
         "(a multiple of the number of node fields, within \"nodes\"), found \"7000000000\""},
        {"an element beyond 32 bits",
         [](DrawnHeap &heap) { heap.section("edges", "1,4294967296,7,1,1,7,1,1,7"); },
         "a number is out of range at the byte of 4294967 (edges[1]): expected a number below "
         "2^32, found \"4294967296\""},
        {"a node type that is not in the list",
         [](DrawnHeap &heap) { heap.section("nodes", "15,0,1,0,0,0,0"); },
         "a number is out of range at the byte of 15,0,1, (nodes[0]): expected the number of a "
         "node type in meta.node_types, found \"15\""},
        {"an edge type that is not in the list",
         [](DrawnHeap &heap) { heap.section("edges", "7,1,7,1,1,7,1,1,7"); },
         "a number is out of range at the byte of 7,1,7,1 (edges[0]): expected the number of an "
         "edge type in meta.edge_types, found \"7\""},
        {"a name beyond the strings of a node",
         [](DrawnHeap &heap) {
             heap.section("nodes", "9,0,1,0,0,0,0,9,77,3,0,0,0,0");
             heap.section("edges", "");
         },
         "a number is out of range (nodes[8]): expected the number of a string below 7, found 77"},
        {"a name beyond the strings of an edge",
         [](DrawnHeap &heap) { heap.section("edges", "1,1,7,1,99,7,2,99,7"); },
         "a number is out of range (edges[7]): expected the number of a string below 7, found 99"},
        {"a negative size", [](DrawnHeap &heap) { heap.node("window").selfSize = "-40"; },
         "a number is out of range at the byte of -40,1,0 (nodes[17]): expected a whole number "
         "from 0 on, found \"-40\""},
        {"a size that no memory has",
         [](DrawnHeap &heap) { heap.node("window").selfSize = "18446744073709551615"; },
         "a number is out of range at the byte of 1844674 (nodes[17]): expected a size of at most "
         "2^53, found \"18446744073709551615\""},
        {"sizes that add up to more than any memory has",
         [](DrawnHeap &heap) {
             heap.node("window").selfSize = heap.node("map").selfSize = "9007199254740992";
         },
         "a number is out of range (nodes): expected sizes that add up to at most 2^53, found "
         "more"},
        {"half a byte", [](DrawnHeap &heap) { heap.node("window").selfSize = "0.5"; },
         "a number is out of range at the byte of 0.5,1,0 (nodes[17]): expected a whole number "
         "from 0 on, found \"0.5\""},
        {"whole numbers in other writing",
         [](DrawnHeap &heap) { heap.node("window").selfSize = "4.0e1"; }, "loads"},
        {"an id beyond 64 bits",
         [](DrawnHeap &heap) { heap.node("window").id = "18446744073709551616"; },
         "a number is out of range at the byte of 1844674 (nodes[16]): expected a number of at "
         "most 64 bits, found \"18446744073709551616\""},
        {"a string among numbers", [](DrawnHeap &heap) { heap.node("window").id = "\"5\""; },
         "a value has the wrong type at the byte of \"5\",40, (nodes[16]): expected a number, "
         "found the string \"5\""},
        {"null among numbers", [](DrawnHeap &heap) { heap.node("window").id = "null"; },
         "a value has the wrong type at the byte of null,40 (nodes[16]): expected a number, found "
         "\"null\""},
        {"a root that is no node", [](DrawnHeap &heap) { heap.member("root_index", "28"); },
         "a number is out of range at the byte of 28}, \"n (snapshot.root_index): expected the "
         "index of a node (a multiple of 7, within \"nodes\"), found 28"},
        {"a root between nodes", [](DrawnHeap &heap) { heap.member("root_index", "8"); },
         "a number is out of range at the byte of 8}, \"no (snapshot.root_index): expected the "
         "index of a node (a multiple of 7, within \"nodes\"), found 8"},
        {"no field for names", [](DrawnHeap &heap) { heap.nodeFields[1] = "label"; },
         "a field is missing at the byte of {\"meta\" (snapshot): expected \"name\" in "
         "meta.node_fields, found an object"},
        {"no names of types", [](DrawnHeap &heap) { heap.nodeTypes.clear(); },
         "a field is missing at the byte of {\"meta\" (snapshot): expected the names of the node "
         "types in meta.node_types, found an object"},
        {"no edges",
         [](DrawnHeap &heap) {
             heap.order = {"snapshot", "nodes", "strings"};
         },
         "a field is missing: expected \"edges\""},
        {"no strings",
         [](DrawnHeap &heap) {
             heap.order = {"snapshot", "nodes", "edges"};
         },
         "a field is missing: expected \"strings\""},
        {"no head",
         [](DrawnHeap &heap) {
             heap.order = {"nodes", "edges", "strings"};
         },
         "a field is missing: expected \"snapshot\""},
        {"a section twice", [](DrawnHeap &heap) { heap.order.push_back("samples"); },
         "loads; A section comes twice; the first one is used."},
        {"counts that lie",
         [](DrawnHeap &heap) {
             heap.member("node_count", "3");
             heap.member("edge_count", "99999999999999");
         },
         "loads; The file announces 3 (node_count) but has 4; those that are there are used.; "
         "The file announces 99999999999999 (edge_count) but has 3; those that are there are "
         "used."},
        {"counts that are none",
         [](DrawnHeap &heap) {
             heap.member("node_count", "\"many\"");
             heap.member("edge_count", "-1");
         },
         "loads"},
        {"two nodes with one id",
         [](DrawnHeap &heap) {
             heap.node("map").id = "5";
             heap.node("roots").id = "5";
         },
         "loads; A node has the same id as another one; comparisons and searches find only the "
         "first. (2 times)"},
        {"two nodes with one large id",
         [](DrawnHeap &heap) {
             heap.node("map").id = "9007199254740993";
             heap.node("roots").id = "9007199254740993";
         },
         "loads; A node has the same id as another one; comparisons and searches find only the "
         "first."},
        {"a detachedness of 3", [](DrawnHeap &heap) { heap.node("map").detachedness = 3; },
         "loads; A node's detachedness is none of 0, 1 and 2; it is taken as unknown."},
        {"a location of no node",
         [](DrawnHeap &heap) { heap.section("locations", "7,1,1,1, 8,1,1,1, 700,1,1,1"); },
         "loads; A location names no node; it is left out. (2 times)"},
        {"stacks of functions that are not there",
         [](DrawnHeap &heap) { heap.section("trace_tree", "1,5,0,0,[]"); },
         "loads; The allocation stacks do not fit together; they are left out."},
        {"stacks that allocated more than can be counted",
         [](DrawnHeap &heap) {
             heap.section("trace_function_infos", "0,0,0,0,0,0");
             heap.section("trace_tree", "1,0,1,18446744073709551615,[2,0,1,9,[]]");
         },
         "loads; The allocation stacks do not fit together; they are left out."},
        {"half a sample", [](DrawnHeap &heap) { heap.section("samples", "1,2,3"); },
         "loads; The last allocation sample is not whole; it is left out."},
        {"half a scope", [](DrawnHeap &heap) { heap.section("scopes", "1,2,3"); },
         "loads; The last row of a table of scopes is not whole; it is left out."},
        {"a trace node without children",
         [](DrawnHeap &heap) { heap.section("trace_tree", "1,0,0,0,7"); },
         "a value has the wrong type at the byte of 7], \"sa (trace_tree[4]): expected an array, "
         "found \"7\""},
    };
    return kCases;
}

} // namespace

class HeapFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Thousands of tiny loads: threads would cost more than they do.
    void initTestCase() { qputenv("V8SCOPE_THREADS", "1"); }

    void isToldWithItsPlace_data()
    {
        QTest::addColumn<int>("number");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name) << int(i);
    }
    void isToldWithItsPlace()
    {
        QFETCH(int, number);
        const Case &tried = cases()[std::size_t(number)];
        DrawnHeap heap(kSmall);
        tried.damage(heap);
        QCOMPARE(outcomeOf(heap.json()), QString(tried.outcome));
    }

    void somethingBehindTheEndIsIgnored()
    {
        QCOMPARE(outcomeOf(DrawnHeap(kSmall).json() + " x"),
                 "loads; Something follows the snapshot; it is ignored.");
    }
    void anotherJsonIsAnError()
    {
        QCOMPARE(outcomeOf("{\"traceEvents\":[]}"), "a field is missing: expected \"snapshot\"");
        QVERIFY(outcomeOf("[]").startsWith("a value has the wrong type at the byte of"));
        QVERIFY(outcomeOf("true").startsWith("a value has the wrong type at the byte of"));
        QVERIFY(outcomeOf("").startsWith("the file ends too early at the byte of nothing"));
    }

    void aCutInTheTablesSaysHowMuchIsThere()
    {
        const std::string json = DrawnHeap(kSmall).json();
        const std::string inNodes =
            json.substr(0, json.find("\n,", json.find("\"nodes\"") + 9) + 2);
        QVERIFY2(outcomeOf(inNodes).endsWith("found the end of the file after 1 of 4 nodes"),
                 qPrintable(outcomeOf(inNodes)));
        const std::string inEdges =
            json.substr(0, json.find("\n,", json.find("\"edges\"") + 9) + 2);
        QVERIFY(outcomeOf(inEdges).endsWith("found the end of the file after 1 of 3 edges"));
    }
    void aCutInTheStringsLoadsWithoutTheirNames()
    {
        const std::string json = DrawnHeap(kSmall).json();
        const std::string cut = json.substr(0, json.find("\"Window\"") + 4);
        Progress progress;
        const auto loaded = loadHeapSnapshot(ByteBuffer::fromText(cut), progress);
        QVERIFY(bool(loaded));
        const HeapSnapshot &snapshot = **loaded;
        QCOMPARE(snapshot.strings.text(snapshot.nodeName[1]), "(GC roots)");
        QCOMPARE(snapshot.strings.text(snapshot.nodeName[2]), "");
        QCOMPARE(snapshot.knownName(HeapNode(2)), KnownName::Empty);
        QVERIFY(outcomeOf(cut).startsWith("loads; The file ends too early; what is whole is "
                                          "shown.; A string is missing at the end"));
    }
    void aCutAtAnyByteIsToldOrRefused()
    {
        DrawnHeap heap(kSmall);
        heap.location("window", 1, 2, 3);
        heap.section("samples", "1,2,3,4");
        heap.section("trace_function_infos", "0,0,0,0,0,0");
        heap.section("trace_tree", "1,0,0,0,[2,0,1,1,[]]");
        const std::string json = heap.json();
        QCOMPARE(outcomeOf(json), "loads");
        int usable = 0;
        for (std::size_t size = 0; size < json.size(); ++size) {
            const QString outcome = outcomeOf(json.substr(0, size));
            QVERIFY(outcome != "loads");
            usable += outcome.startsWith("loads") ? 1 : 0;
            // Zeros where a file was never completely written are no text either.
            QVERIFY(outcomeOf(json.substr(0, size) + std::string(100, '\0')) != "loads");
        }
        QVERIFY(usable > 100);
    }
    void anyByteReplacedIsHandled()
    {
        DrawnHeap heap(kSmall);
        heap.location("window", 1, 2, 3);
        heap.section("trace_tree", "1,0,0,0,[2,0,1,1,[]]");
        const std::string json = heap.json();
        for (std::size_t at = 0; at < json.size(); ++at) {
            for (const char byte : {'\0', '"', '{', ']', '9', '-', '\\', '\xFF', ','}) {
                std::string changed = json;
                changed[at] = byte;
                QVERIFY(!outcomeOf(changed).isEmpty());
            }
        }
    }
    void deepStacksAreNoRecursion()
    {
        DrawnHeap heap(kSmall);
        std::string tree;
        for (int i = 0; i < 200'000; ++i)
            tree += "1,0,0,0,[";
        heap.section("trace_function_infos", "0,0,0,0,0,0");
        heap.section("trace_tree", tree + std::string(200'000, ']'));
        QCOMPARE(heap.snapshot().traceNodes.size(), std::size_t(200'000));
    }
    void numbersBeyondThirtyTwoBitsStayExact()
    {
        DrawnHeap heap(kSmall);
        heap.node("map").id = "9007199254740993";
        heap.node("window").id = "4294967295";
        heap.node("window").selfSize = "9007199254740000";
        const HeapSnapshot &snapshot = heap.snapshot();
        QCOMPARE(snapshot.id(heap["map"]), std::uint64_t(9007199254740993));
        QCOMPARE(snapshot.id(heap["window"]), std::uint64_t(4294967295));
        QCOMPARE(snapshot.rawSelfSize(heap["window"]), std::uint64_t(9007199254740000));
    }
    void anOddStringIsKept()
    {
        const std::string json = replaced(DrawnHeap(kSmall).json(), "\"Window\"",
                                          "\"" + std::string(3'000'000, 'x') + "\\ud83d\\q\xFF\"");
        Progress progress;
        const auto loaded = loadHeapSnapshot(ByteBuffer::fromText(json), progress);
        QVERIFY(bool(loaded));
        const HeapSnapshot &snapshot = **loaded;
        QCOMPARE(snapshot.strings.text(snapshot.nodeName[2]),
                 std::string(3'000'000, 'x') + "\xED\xA0\xBD�q�");
    }

    void compressedFilesLoadLikePlainOnes()
    {
        DrawnHeap heap;
        for (int i = 0; i < 30'000; ++i) {
            const std::string key = "n" + std::to_string(i);
            heap.edge(i == 0 ? "root" : "n" + std::to_string(i / 2), "element", std::to_string(i),
                      key);
        }
        const std::string json = heap.json();
        QTemporaryDir folder;
        const std::string plain = folder.filePath("a").toStdString();
        const std::string packed = folder.filePath("b").toStdString();
        for (const auto &[path, mode] : {std::pair(plain, "wbT"), std::pair(packed, "wb1")}) {
            const gzFile file = gzopen(path.c_str(), mode);
            QCOMPARE(gzwrite(file, json.data(), unsigned(json.size())), int(json.size()));
            gzclose(file);
        }
        for (const std::string &path : {plain, packed}) {
            Progress progress;
            const auto loaded = loadFile(path, progress);
            QVERIFY(bool(loaded));
            const auto &read = *std::get<std::shared_ptr<const HeapSnapshot>>(loaded->artifact);
            const HeapSnapshot &drawnOne = heap.snapshot();
            QCOMPARE(read.nodeCount, drawnOne.nodeCount);
            QVERIFY(std::equal(read.edgeTo.begin(), read.edgeTo.end(), drawnOne.edgeTo.begin()));
            QVERIFY(
                std::equal(read.edgeWord.begin(), read.edgeWord.end(), drawnOne.edgeWord.begin()));
            for (std::uint32_t i = 0; i < read.strings.count(); ++i)
                QCOMPARE(read.strings.text(i), drawnOne.strings.text(i));
        }
    }
    void cancelledLoadsSaySo()
    {
        Progress progress;
        progress.cancel();
        const auto loaded =
            loadHeapSnapshot(ByteBuffer::fromText(DrawnHeap(kSmall).json()), progress);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, LoadErrorCode::Cancelled);
    }
    void memoryThatIsNotThereIsRefused()
    {
        HeapMeta meta;
        meta.node.names = {"type", "name", "id", "self_size", "edge_count"};
        const std::uint64_t need = columnBytes(meta, 100'000'000, 300'000'000);
        QCOMPARE(need, std::uint64_t(4'100'000'000));
        QVERIFY(!checkMemory(need, need, "f"));
        QVERIFY(!checkMemory(need, {}, "f"));
        const auto error = checkMemory(need, std::uint64_t(1) << 30, "f");
        QVERIFY(error.has_value());
        QCOMPARE(error->message(), "f: too large: expected 3910 MiB of free memory for its nodes "
                                   "and edges, found 1024 MiB");
    }
};

QTEST_APPLESS_MAIN(HeapFaultsTest)
#include "heap_faults_test.moc"
