// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/index/heap_index_layout.h"
#include "core/open/index_store.h"
#include "tests/core/open/stored_heaps.h"

#include <QtTest>

#include <csignal>
#include <cstdlib>
#include <thread>

#include <sys/resource.h>

using namespace v8scope;
using namespace v8scope::stored;

namespace {

mode_t modeOf(const fs::path &path)
{
    struct stat status = {};
    return stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

fs::path sealOf(const fs::path &index)
{
    return index.string() + ".seal";
}

// Files may not grow beyond this while it lives, as on a full disk.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit = {bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before = {};
};

} // namespace

class IndexStoreTest : public QObject {
    Q_OBJECT
private slots:
    void nobodyElseMayReadIt()
    {
        const StoredHeaps heaps;
        QCOMPARE(heaps.keep(heaps.write("a", 24)), std::string());
        QCOMPARE(modeOf(heaps.indexFolder()), mode_t{0700});
        QCOMPARE(modeOf(heaps.indexFolder().parent_path()), mode_t{0700});
        const auto all = heaps.files("");
        QCOMPARE(all.size(), std::size_t{3}); // index, seal, record of the file
        for (const fs::path &file : all)
            QCOMPARE(modeOf(file), mode_t{0600});
    }

    void aFolderThatOthersMayWriteToIsNotUsed()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        fs::create_directories(heaps.indexFolder());
        fs::permissions(heaps.indexFolder(), fs::perms::all);
        QCOMPARE(heaps.keep(path), std::string("the folder of indexes cannot be used"));
        QVERIFY(heaps.files("").empty());
    }

    void aFolderThatCannotBeMadeMeansNoIndex()
    {
        StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        heaps.options.folder = path + "/below-a-file";
        QCOMPARE(heaps.keep(path), std::string("the folder of indexes cannot be used"));
        QCOMPARE(heaps.open(path), std::string("read 24"));
    }

    void aDamagedIndexIsRemovedAndMadeAgain_data()
    {
        QTest::addColumn<qint64>("place"); // from the end if negative
        QTest::newRow("magic") << qint64{0};
        QTest::newRow("directory") << qint64{200};
        QTest::newRow("tables") << qint64{4096 + 30};
        QTest::newRow("last column") << qint64{-4096 + 8};
    }
    void aDamagedIndexIsRemovedAndMadeAgain()
    {
        QFETCH(qint64, place);
        const StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        QCOMPARE(heaps.keep(path), std::string());
        const fs::path index = heaps.onlyIndex();
        letTimePass();
        std::string bytes = readAll(index);
        const auto at =
            static_cast<std::size_t>(place < 0 ? static_cast<qint64>(bytes.size()) + place : place);
        bytes[at] = static_cast<char>(bytes[at] ^ 16);
        overwriteInSecret(index, bytes);
        QCOMPARE(heaps.open(path), std::string("read 24"));
        QCOMPARE(heaps.keep(path), std::string());
        QCOMPARE(heaps.open(path), std::string("index 24"));
    }

    void anIndexThatIsCutShortIsRemoved_data()
    {
        QTest::addColumn<qint64>("bytes");
        for (const qint64 bytes : {1, 100, 4096, 8192, 20000})
            QTest::addRow("%lld", static_cast<long long>(bytes)) << bytes;
    }
    void anIndexThatIsCutShortIsRemoved()
    {
        QFETCH(qint64, bytes);
        const StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        QCOMPARE(heaps.keep(path), std::string());
        fs::resize_file(heaps.onlyIndex(), static_cast<std::uintmax_t>(bytes));
        QCOMPARE(heaps.open(path), std::string("read 24"));
        QCOMPARE(heaps.keep(path), std::string());
        QCOMPARE(heaps.open(path), std::string("index 24"));
    }

    void anIndexOfAnotherBuildIsReplaced()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        QCOMPARE(heaps.keep(path), std::string());
        std::string bytes = readAll(heaps.onlyIndex());
        bytes[bytes.find(heapRulesId())] ^= 1;
        overwriteInSecret(heaps.onlyIndex(), bytes);
        QCOMPARE(heaps.open(path), std::string("read 24"));
        QVERIFY(!heaps.onlyIndex().empty()); // it may still be good for that build
        QCOMPARE(heaps.keep(path), std::string());
        QCOMPARE(heaps.open(path), std::string("index 24"));
    }

    void aBrokenSealIsRenewedIfTheIndexIsWhole()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        QCOMPARE(heaps.keep(path), std::string());
        const fs::path index = heaps.onlyIndex();
        setModified(index, std::chrono::hours(1));
        QVERIFY(!(decodeSeal(readAll(sealOf(index)))->index == *fileKeyOf(index.string())));
        QCOMPARE(heaps.open(path), std::string("index 24"));
        QVERIFY(decodeSeal(readAll(sealOf(index)))->index == *fileKeyOf(index.string()));
        fs::remove(sealOf(index));
        QCOMPARE(heaps.open(path), std::string("index 24"));
        QVERIFY(fs::exists(sealOf(index)));
    }

    // Nothing waits for the disk, so a seal from before the last start proves nothing, until the
    // index has been read whole since.
    void anIndexFromBeforeTheLastStartIsCheckedOnce()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        QCOMPARE(heaps.keep(path), std::string());
        const fs::path index = heaps.onlyIndex();
        QCOMPARE(decodeSeal(readAll(sealOf(index)))->boot, currentBoot());
        const IndexSeal old{*fileKeyOf(index.string()), "another start"};
        writeAll(sealOf(index), encodeSeal(old));
        QCOMPARE(heaps.open(path), std::string("index 24"));
        QCOMPARE(decodeSeal(readAll(sealOf(index)))->boot, std::string());
    }

    void theLongestUnusedGoesFirst()
    {
        StoredHeaps heaps;
        const std::string a = heaps.write("a", 1000);
        const std::string b = heaps.write("b", 2000);
        const std::string c = heaps.write("c", 3000);
        QCOMPARE(heaps.keep(a), std::string());
        const std::uint64_t one = fs::file_size(heaps.onlyIndex());
        heaps.options.maxBytes = one * 5 / 2 + (std::uint64_t{1} << 20);
        letTimePass();
        QCOMPARE(heaps.keep(b), std::string());
        letTimePass();
        QCOMPARE(heaps.open(a), std::string("index 1000")); // b is now the longest unused
        heaps.options.maxBytes = one * 5 / 2;
        Progress progress;
        letTimePass();
        QVERIFY(heaps.keep(c).find("larger") != std::string::npos); // the estimate has 1 MiB more
        heaps.options.maxBytes = one * 3 / 2 + (std::uint64_t{1} << 20);
        QCOMPARE(heaps.keep(c), std::string());
        QCOMPARE(heaps.open(b), std::string("read 2000"));
        QCOMPARE(heaps.open(c), std::string("index 3000"));
    }

    void zeroMeansNone()
    {
        StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        QCOMPARE(heaps.keep(path), std::string());
        heaps.options.maxBytes = 0;
        QCOMPARE(heaps.open(path), std::string("read 24"));
        QCOMPARE(heaps.keep(path), std::string("no index is wanted"));
    }

    void smallSnapshotsGetNone()
    {
        StoredHeaps heaps;
        heaps.options.minSnapshotBytes = 1 << 20;
        QCOMPARE(heaps.keep(heaps.write("a", 24)), std::string("no index is wanted"));
    }

    void foreignFilesStay()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        QCOMPARE(heaps.keep(path), std::string());
        const std::vector<std::string> foreign = {"notes.txt", "x.heap",    "1-2.heap",
                                                  "new-",      "1-zz.file", ".heap.seal"};
        for (const std::string &name : foreign) {
            writeAll(heaps.indexFolder() / name, "mine");
            setModified(heaps.indexFolder() / name, std::chrono::hours(100));
        }
        QCOMPARE(heaps.keep(heaps.write("b", 32)), std::string());
        for (const std::string &name : foreign)
            QCOMPARE(readAll(heaps.indexFolder() / name), std::string("mine"));
    }

    void whatAnEndedProcessLeftIsRemoved()
    {
        const StoredHeaps heaps;
        QCOMPARE(heaps.keep(heaps.write("a", 24)), std::string());
        const fs::path old = heaps.indexFolder() / "new-0123";
        const fs::path recent = heaps.indexFolder() / "new-4567";
        writeAll(old, "half");
        writeAll(recent, "half");
        setModified(old, std::chrono::hours(2));
        const std::string stem = "24-" + std::string(32, 'a');
        writeAll(heaps.indexFolder() / (stem + ".heap.seal"), "of nothing");
        QCOMPARE(heaps.keep(heaps.write("b", 32)), std::string());
        QVERIFY(!fs::exists(old));
        QVERIFY(fs::exists(recent)); // somebody may be writing it
        QVERIFY(!fs::exists(heaps.indexFolder() / (stem + ".heap.seal")));
    }

    void aFullDiskLeavesNothingBehind()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        {
            const FullDisk full(10'000);
            QVERIFY(!heaps.keep(path).empty());
        }
        QVERIFY(heaps.files("").empty());
        QCOMPARE(heaps.open(path), std::string("read 24"));
    }

    void manyMayOpenAndKeepAtOnce()
    {
        const StoredHeaps heaps;
        const std::string path = heaps.write("a", 24);
        std::vector<std::string> answers(8);
        std::vector<std::thread> threads;
        for (std::string &answer : answers) {
            threads.emplace_back([&heaps, &path, &answer] {
                answer = heaps.keep(path);
                for (int i = 0; i < 5 && answer.empty(); ++i)
                    answer = heaps.open(path).ends_with(" 24") ? "" : "wrong";
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        for (const std::string &answer : answers)
            QCOMPARE(answer, std::string());
        QCOMPARE(heaps.open(path), std::string("index 24"));
        QVERIFY(!heaps.onlyIndex().empty());
        QCOMPARE(heaps.files("").size(), std::size_t{3});
    }

    void sizesAreReadWithTheirUnits()
    {
        QCOMPARE(parseBytes("0"), std::optional<std::uint64_t>(0));
        QCOMPARE(parseBytes("1000"), std::optional<std::uint64_t>(1000));
        QCOMPARE(parseBytes("2K"), std::optional<std::uint64_t>(2048));
        QCOMPARE(parseBytes("3G"), std::optional<std::uint64_t>(std::uint64_t{3} << 30));
        for (const char *wrong :
             {"", "G", "-1", "1.5G", "1 G", "99999999999999999999", "17000000T"})
            QVERIFY2(!parseBytes(wrong), wrong);
    }

    void theEnvironmentDecidesWhere()
    {
        setenv("V8SCOPE_INDEX_DIR", "/somewhere", 1);
        setenv("V8SCOPE_INDEX_MAX", "1M", 1);
        QCOMPARE(IndexStoreOptions::fromEnvironment().folder, std::string("/somewhere"));
        QCOMPARE(IndexStoreOptions::fromEnvironment().maxBytes,
                 std::optional<std::uint64_t>(1 << 20));
        unsetenv("V8SCOPE_INDEX_DIR");
        unsetenv("V8SCOPE_INDEX_MAX");
        setenv("XDG_CACHE_HOME", "/cache", 1);
        QCOMPARE(IndexStoreOptions::fromEnvironment().folder,
                 std::string("/cache/v8scope/heap-index"));
        setenv("XDG_CACHE_HOME", "relative", 1);
        setenv("HOME", "/home/me", 1);
        QCOMPARE(IndexStoreOptions::fromEnvironment().folder,
                 std::string("/home/me/.cache/v8scope/heap-index"));
    }

    void recordsThatAreNotWholeAreNone()
    {
        const FileRecord record{{1, 2, 3, 4, 5}, hashBytes("x"), true};
        const std::string bytes = encodeFileRecord(record);
        QVERIFY(decodeFileRecord(bytes)->file == record.file);
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            std::string damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ 1);
            QVERIFY(!decodeFileRecord(damaged));
            QVERIFY(!decodeFileRecord(bytes.substr(0, i)));
        }
        QVERIFY(!decodeSeal(bytes));
    }
};

QTEST_GUILESS_MAIN(IndexStoreTest)
#include "index_store_test.moc"
