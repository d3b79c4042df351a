// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index_layout.h"
#include "core/open/open_heap.h"
#include "tests/core/open/stored_heaps.h"
#include "tests/support/heap_equality.h"

#include <QtTest>

using namespace v8scope;
using namespace v8scope::stored;

namespace {

// Looks at everything that is a list of something.
std::uint64_t walk(const Heap &heap)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    std::uint64_t sum = 0;
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        for (const std::uint32_t source : heap.retainers.of(HeapNode(n)))
            sum += snapshot.nodeKind[source & RetainerIndex::kSource];
        for (std::uint32_t e = snapshot.edgesBegin(HeapNode(n)); e < snapshot.edgesEnd(HeapNode(n));
             ++e)
            sum += snapshot.edgeName(e).size() + snapshot.nodeKind[snapshot.edgeTo[e]];
        sum += heap.className(HeapNode(n)).size();
    }
    return sum;
}

} // namespace

class OpenHeapTest : public QObject {
    Q_OBJECT
private slots:
    void theSecondOpenComesFromTheIndex()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        QCOMPARE(heaps.open(path), std::string("read 24"));
        QCOMPARE(heaps.keep(path), std::string());
        QCOMPARE(heaps.open(path), std::string("index 24"));
    }

    void bothOpensGiveTheSame()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        const auto first = heaps.tryOpen(path);
        QCOMPARE(heaps.keep(path), std::string());
        const auto second = heaps.tryOpen(path);
        QVERIFY(second.hasValue() && second->isFromIndex);
        QCOMPARE(equality::difference(*first->heap, *second->heap), std::string());
        QCOMPARE(second->kind, first->kind);
        QCOMPARE(second->origin.name, path);
        QCOMPARE(second->origin.storedBytes, first->origin.storedBytes);
        QCOMPARE(second->expandedBytes, first->expandedBytes);
    }

    void gzipIsNotInflatedAgain()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.writeText(
            "a.heapsnapshot.gz",
            readAll(V8SCOPE_SOURCE_DIR "/sample-data/node-20/catalog-import.heapsnapshot.gz"));
        const auto first = heaps.tryOpen(path);
        QVERIFY(first.hasValue());
        QCOMPARE(heaps.keep(path), std::string());
        const auto second = heaps.tryOpen(path);
        QVERIFY(second.hasValue() && second->isFromIndex);
        QVERIFY(second->origin.gzip);
        QCOMPARE(second->origin.storedBytes, first->origin.storedBytes);
        QCOMPARE(second->expandedBytes, first->expandedBytes);
        QCOMPARE(equality::difference(*first->heap, *second->heap), std::string());
    }

    void aRenamedFileIsFound()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        QCOMPARE(heaps.keep(path), std::string());
        fs::rename(path, heaps.folder() / "b");
        QCOMPARE(heaps.open((heaps.folder() / "b").string()), std::string("index 24"));
    }

    void aCopyIsFound()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        QCOMPARE(heaps.keep(path), std::string());
        fs::copy(path, heaps.folder() / "copy");
        QCOMPARE(heaps.open((heaps.folder() / "copy").string()), std::string("index 24"));
        QCOMPARE(heaps.files(kFileRecordSuffix).size(), std::size_t{2});
    }

    void aTouchedFileIsFound()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        QCOMPARE(heaps.keep(path), std::string());
        setModified(path, std::chrono::hours(5));
        QCOMPARE(heaps.open(path), std::string("index 24"));
    }

    void aChangedFileIsReadThoughItsTimeWasPutBack()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        QCOMPARE(heaps.keep(path), std::string());
        std::string text = readAll(path);
        text.replace(text.find(",24,"), 4, ",32,");
        overwriteInSecret(path, text);
        QCOMPARE(heaps.open(path), std::string("read 32"));
    }

    void aReplacedFileIsRead()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        QCOMPARE(heaps.keep(path), std::string());
        fs::rename(heaps.write("b.heapsnapshot", 32), path); // of the same size
        letTimePass();
        QCOMPARE(heaps.open(path), std::string("read 32"));
        QCOMPARE(heaps.keep(path), std::string());
        QCOMPARE(heaps.open(path), std::string("index 32"));
    }

    void aFileOfAnotherSizeIsRead()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        QCOMPARE(heaps.keep(path), std::string());
        writeAll(path, readAll(heaps.write("b.heapsnapshot", 4000)));
        QCOMPARE(heaps.open(path), std::string("read 4000"));
    }

    void aFileThatWasJustWrittenGetsNoIndex()
    {
        StoredHeaps heaps;
        heaps.options.fileTimeStepNs = 3'600'000'000'000;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        QCOMPARE(heaps.keep(path), std::string("the file had changed just before"));
        QCOMPARE(heaps.open(path), std::string("read 24"));
    }

    // A record that was made while the clock might still have stood at the file's change time is
    // not believed, but the contents are.
    void aRecordOfAnUnsettledFileIsNotBelieved()
    {
        StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        QCOMPARE(heaps.keep(path), std::string());
        setModified(path, std::chrono::seconds(1));
        heaps.options.fileTimeStepNs = 3'600'000'000'000;
        QCOMPARE(heaps.open(path), std::string("index 24"));
        const auto records = heaps.files(kFileRecordSuffix);
        QCOMPARE(records.size(), std::size_t{1});
        const auto record = decodeFileRecord(readAll(records[0]));
        QVERIFY(record && !record->isSettled);
    }

    void aFileThatChangedSinceItWasReadGetsNoIndex()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a.heapsnapshot", 24);
        const auto opened = heaps.tryOpen(path);
        setModified(path, std::chrono::hours(5));
        Progress progress;
        QCOMPARE(storeIndex(*opened, IndexStore(heaps.options), progress).value_or(""),
                 std::string("the file has changed since"));
    }

    void anotherKindOfFileIsAnError()
    {
        const StoredHeaps heaps;
        const std::string path =
            heaps.writeText("a.cpuprofile", R"({"nodes":[{"id":1,"callFrame":{"functionName":"",)"
                                            R"("scriptId":"0","url":"","lineNumber":0,)"
                                            R"("columnNumber":0}}],"startTime":0,"endTime":1,)"
                                            R"("samples":[],"timeDeltas":[]})");
        const auto opened = heaps.tryOpen(path);
        QVERIFY(!opened.hasValue());
        QVERIFY(opened.error().code == LoadErrorCode::UnsupportedFormat);
    }

    void aFileThatIsNotThereIsAnError()
    {
        const StoredHeaps heaps;
        const auto opened = heaps.tryOpen((heaps.folder() / "none").string());
        QVERIFY(!opened.hasValue());
        QVERIFY(opened.error().code == LoadErrorCode::FileNotFound);
    }

    // Missing parts read as zeros: wrong, but no crash.
    void theIndexMayBeCutWhileItIsUsed()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.writeText(
            "a.heapsnapshot.gz",
            readAll(V8SCOPE_SOURCE_DIR "/sample-data/node-20/catalog-import.heapsnapshot.gz"));
        QCOMPARE(heaps.keep(path), std::string());
        const std::string whole = readAll(heaps.onlyIndex());
        const auto directory = decodeDirectory(whole);
        QVERIFY(directory.hasValue());
        for (const IndexEntry &entry : directory->entries) {
            writeAll(heaps.folder() / "new", whole);
            fs::rename(heaps.folder() / "new", heaps.onlyIndex());
            const auto opened = heaps.tryOpen(path);
            QVERIFY(opened.hasValue() && opened->isFromIndex);
            fs::resize_file(heaps.onlyIndex(), entry.offset + entry.bytes / 2);
            QVERIFY(walk(*opened->heap) < std::uint64_t{10} << 30);
        }
    }
};

QTEST_GUILESS_MAIN(OpenHeapTest)
#include "open_heap_test.moc"
