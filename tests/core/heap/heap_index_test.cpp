// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index.h"
#include "core/heap/index/heap_index_layout.h"
#include "tests/support/drawn_heap.h"
#include "tests/support/heap_equality.h"
#include "tests/support/index_bytes.h"
#include "tests/support/random_heap.h"

#include <QtTest>

#include <cstring>
#include <filesystem>

using namespace v8scope;
using drawn::DrawnHeap;
using drawn::RandomHeap;

namespace {

// One of everything: user roots, a moved shallow size, numbers beyond 32 bits, a WeakMap's entry,
// places in scripts, stacks, scopes, half a surrogate pair.
DrawnHeap richHeap()
{
    DrawnHeap heap(R"~(
        root: synthetic ""
        root -element 1-> roots
        roots: synthetic "(GC roots)"
        root -shortcut app-> window
        window: object "Window / app" 40
        window -> point
        window -> other
        point: object Object 24 trace 2
        point -> x
        point -> y
        other: object Object 24
        other -> x
        other -> y
        window -> big
        big: object Big 5000000000 @9007199254740993
        window -[4294967295]-> far
        far: "concatenated string" "joined" 20
        far -internal first-> x
        x: string "a\uD83D" 16
        window -> table
        table: array "" 64
        table -internal "1 / part of key (A @11) -> value (B @13) pair in WeakMap (table @23)"-> y
        window -internal map-> map
        map: hidden "system / Map" 80
        div: native "<div id=x>" 100 detached
        window -> div
        lost: object Lost 8
        strange: odd odd 8
    )~");
    heap.nodeTypes.push_back("odd");
    heap.location("point", 7, 3, 14, "map");
    heap.location("big", 8, 0, 0);
    heap.section("trace_function_infos", "1,0,0,7,3,14,2,0,0,8,4294967295,0");
    heap.section("trace_tree", "1,0,0,0,[2,1,3,72,[]]");
    heap.section("samples", "100,7,200,4000");
    heap.section("scopes", "98,-2,0,1,1");
    heap.section("scope_context_vars", "0");
    heap.section("scope_uses", "-2,0");
    heap.member("extra_native_bytes", "500");
    return heap;
}

std::shared_ptr<const ByteBuffer> bufferOf(const DrawnHeap &heap)
{
    return ByteBuffer::fromText(heap.json(), "drawn");
}

struct Stored {
    explicit Stored(const DrawnHeap &drawn, IndexStrings strings = IndexStrings::InSnapshot)
        : Stored(bufferOf(drawn), strings)
    {}
    explicit Stored(std::shared_ptr<const ByteBuffer> buffer,
                    IndexStrings strings = IndexStrings::InSnapshot)
        : snapshot(std::move(buffer)),
          heap(indexed::analyzed(snapshot)),
          bytes(indexed::bytesOf(heap, strings))
    {}

    // "" if it comes back as it was, else what is wrong.
    [[nodiscard]] std::string readBack(const std::string &index,
                                       IndexCheck check = IndexCheck::Whole) const
    {
        Progress progress;
        const auto read =
            readHeapIndex(indexed::kept(index), {snapshot->text(), snapshot}, check, progress);
        return read ? equality::difference(heap, *read) : "fault: " + read.error().message;
    }
    [[nodiscard]] IndexDirectory directory() const { return *decodeDirectory(bytes); }

    std::shared_ptr<const ByteBuffer> snapshot;
    IndexedHeap heap;
    std::string bytes;
};

} // namespace

class HeapIndexTest : public QObject {
    Q_OBJECT
private slots:
    void everythingComesBack()
    {
        const Stored stored(richHeap());
        QCOMPARE(stored.readBack(stored.bytes, IndexCheck::Whole), std::string());
        QCOMPARE(stored.readBack(stored.bytes, IndexCheck::Trusted), std::string());
    }

    void randomHeapsComeBack()
    {
        for (unsigned seed = 0; seed < 200; ++seed) {
            const Stored stored(RandomHeap(seed).draw());
            QCOMPARE(stored.readBack(stored.bytes), std::string());
        }
    }

    void realSnapshotsComeBack()
    {
        int tried = 0;
        for (const auto &entry :
             std::filesystem::recursive_directory_iterator(V8SCOPE_SOURCE_DIR "/sample-data")) {
            const std::string path = entry.path().string();
            if (path.find(".heapsnapshot") == path.npos && path.find(".heaptimeline") == path.npos)
                continue;
            Progress progress;
            const auto buffer = readFile(path, progress);
            QVERIFY(buffer.hasValue());
            const Stored stored(*buffer, IndexStrings::InIndex);
            QCOMPARE(stored.readBack(stored.bytes), std::string());
            ++tried;
        }
        QVERIFY(tried > 0);
    }

    void stringsComeFromTheIndexIfItHoldsThem()
    {
        const Stored stored(richHeap(), IndexStrings::InIndex);
        Progress progress;
        const auto read =
            readHeapIndex(indexed::kept(stored.bytes), {}, IndexCheck::Whole, progress);
        QVERIFY(read.hasValue());
        QCOMPARE(equality::difference(stored.heap, *read), std::string());
    }

    void unchangedShallowSizesAreStoredOnce()
    {
        const auto hasOwn = [](const char *drawing) {
            const Stored stored{DrawnHeap(drawing)};
            const auto entries = stored.directory().entries;
            return std::any_of(entries.begin(), entries.end(), [](const IndexEntry &entry) {
                return entry.section == IndexSection::ShallowSizes;
            });
        };
        QVERIFY(!hasOwn(R"~(root: synthetic ""
                            root -> roots
                            roots: synthetic "(GC roots)")~"));
        QVERIFY(hasOwn(R"(root: synthetic ""
                          root -> a
                          a -internal elements-> b
                          b: array "" 16)"));
    }

    void headNamesTheSnapshot()
    {
        const Stored stored(richHeap());
        const auto head = readIndexHead(stored.bytes);
        QVERIFY(head.hasValue());
        QVERIFY(head->file == indexed::kAnyFile);
        QCOMPARE(head->indexBytes, std::uint64_t{stored.bytes.size()});
    }

    void anotherBuildOfTheRulesIsForeign()
    {
        const Stored stored(richHeap());
        std::string other = stored.bytes;
        const std::size_t at = other.find(heapRulesId());
        QVERIFY(at != other.npos);
        other[at] = other[at] == '0' ? '1' : '0';
        const auto head = readIndexHead(other);
        QVERIFY(!head.hasValue());
        QVERIFY(head.error().kind == IndexFault::Kind::Foreign);
    }

    void everyFlippedByteIsNoticed()
    {
        const Stored stored(richHeap(), IndexStrings::InIndex);
        const std::size_t head = encodeDirectory(stored.directory()).size();
        std::vector<std::pair<std::size_t, std::size_t>> used = {{0, head}};
        for (const IndexEntry &entry : stored.directory().entries)
            used.emplace_back(entry.offset, entry.offset + entry.bytes);
        for (const auto &[begin, end] : used) {
            for (std::size_t at = begin; at < end; ++at) {
                std::string damaged = stored.bytes;
                damaged[at] = static_cast<char>(damaged[at] ^ (1 << at % 8));
                const std::string found = stored.readBack(damaged);
                QVERIFY2(found.starts_with("fault: "), qPrintable(QString::number(at)));
            }
        }
    }

    void everyTruncationIsNoticed()
    {
        const Stored stored(richHeap());
        for (std::size_t size = 0; size < stored.bytes.size(); size += size < 512 ? 1 : 511) {
            const std::string found =
                stored.readBack(stored.bytes.substr(0, size), IndexCheck::Trusted);
            QVERIFY2(found.starts_with("fault: "), qPrintable(QString::number(size)));
        }
    }

    void garbageIsNoIndex()
    {
        const Stored stored(richHeap());
        std::string garbage(100'000, '\0');
        for (std::size_t i = 0; i < garbage.size(); ++i)
            garbage[i] = static_cast<char>(i * i * 2654435761u >> 7);
        QCOMPARE(stored.readBack(garbage), std::string("fault: not a heap index"));
        QCOMPARE(stored.readBack(""), std::string("fault: not a heap index"));
    }

    void tablesAreCheckedEvenIfTheFileIsTrusted()
    {
        const Stored stored(richHeap());
        std::string damaged = stored.bytes;
        const IndexEntry parts = stored.directory().entries.front();
        QVERIFY(parts.section == IndexSection::Parts);
        damaged[parts.offset + parts.bytes / 2] ^= 1;
        QCOMPARE(stored.readBack(damaged, IndexCheck::Trusted),
                 std::string("fault: damaged tables"));
    }

    // Somebody who also makes the checksums right gets a refusal, or a heap whose numbers all
    // point somewhere.
    void numbersThatPointNowhereAreNoticed_data()
    {
        QTest::addColumn<int>("section");
        QTest::addColumn<int>("width");
        const auto row = [](const char *name, IndexSection section, int width) {
            QTest::newRow(name) << static_cast<int>(section) << width;
        };
        row("kinds", IndexSection::NodeKinds, 1);
        row("names", IndexSection::NodeNames, 4);
        row("first edges", IndexSection::FirstEdge, 4);
        row("detachedness", IndexSection::NodeDetachedness, 1);
        row("locations", IndexSection::NodeLocation, 4);
        row("edges", IndexSection::EdgeTo, 4);
        row("known names", IndexSection::StringKinds, 1);
        row("string offsets", IndexSection::StringOffsets, 4);
        row("flags", IndexSection::FlagBits, 1);
        row("groups", IndexSection::GroupOf, 4);
        row("first retainers", IndexSection::RetainersFirst, 4);
        row("retainers", IndexSection::RetainerSources, 4);
        row("dominators", IndexSection::Dominators, 4);
    }
    void numbersThatPointNowhereAreNoticed()
    {
        QFETCH(int, section);
        QFETCH(int, width);
        const Stored stored(richHeap());
        for (const IndexEntry &entry : stored.directory().entries) {
            if (static_cast<int>(entry.section) != section)
                continue;
            for (std::size_t at = 0; at < entry.bytes; at += static_cast<std::size_t>(width)) {
                std::string forged = stored.bytes;
                std::memset(&forged[entry.offset + at], 0xFE, static_cast<std::size_t>(width));
                indexed::mend(forged, stored.directory());
                QCOMPARE(stored.readBack(forged), std::string("fault: numbers that point nowhere"));
            }
            return;
        }
        QFAIL("no such section");
    }

    void circlesOfDominatorsAreNoticed()
    {
        const Stored stored(DrawnHeap("root: synthetic \"\"\nroot -> a\na -> b\nb -> c"));
        for (const IndexEntry &entry : stored.directory().entries) {
            if (entry.section != IndexSection::Dominators)
                continue;
            std::string forged = stored.bytes;
            const std::uint32_t circle[] = {0, 3, 1, 2};
            std::memcpy(&forged[entry.offset], circle, sizeof circle);
            indexed::mend(forged, stored.directory());
            QCOMPARE(stored.readBack(forged), std::string("fault: numbers that point nowhere"));
        }
    }

    void aMissingColumnIsNoticed()
    {
        const Stored stored(richHeap());
        for (std::size_t i = 0; i < stored.directory().entries.size(); ++i) {
            IndexDirectory directory = stored.directory();
            if (directory.entries[i].section == IndexSection::NodeDetachedness ||
                directory.entries[i].section == IndexSection::NodeTrace ||
                directory.entries[i].section == IndexSection::NodeLocation)
                continue; // may be missing
            directory.entries.erase(directory.entries.begin() + static_cast<std::ptrdiff_t>(i));
            std::string forged = stored.bytes;
            indexed::mend(forged, directory);
            QVERIFY(stored.readBack(forged, IndexCheck::Trusted).starts_with("fault: "));
        }
    }

    void aCancelledCheckSaysNothingAboutTheFile()
    {
        const Stored stored(richHeap());
        Progress progress;
        progress.cancel();
        const auto read =
            readHeapIndex(indexed::kept(stored.bytes), {stored.snapshot->text(), stored.snapshot},
                          IndexCheck::Whole, progress);
        QVERIFY(!read.hasValue());
        QVERIFY(read.error().kind == IndexFault::Kind::NotNow);
    }
};

QTEST_GUILESS_MAIN(HeapIndexTest)
#include "heap_index_test.moc"
