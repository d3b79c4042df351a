// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_hash.h"

#include <QTemporaryFile>
#include <QtTest>

#include <string>

using namespace v8scope;

namespace {

std::string patterned(std::size_t size)
{
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 >> 3);
    return bytes;
}

} // namespace

class FileHashTest : public QObject {
    Q_OBJECT
private slots:
    void aFileHasTheHashOfItsBytes_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 4096, 4 << 20, (4 << 20) + 1, (9 << 20) + 5})
            QTest::addRow("%d", size) << size;
    }
    void aFileHasTheHashOfItsBytes()
    {
        QFETCH(int, size);
        const std::string bytes = patterned(static_cast<std::size_t>(size));
        QTemporaryFile file;
        QVERIFY(file.open());
        QCOMPARE(file.write(bytes.data(), size), qint64(size));
        QVERIFY(file.flush());
        Progress progress;
        const auto hash = hashFile(file.handle(), bytes.size(), progress);
        QVERIFY(hash.hasValue());
        QCOMPARE(hash->hex(), hashBytes(bytes).hex());
    }

    // Indexes are named by it: it must never change by accident.
    void theHashOfAWordIsWhatItAlwaysWas()
    {
        QCOMPARE(hashBytes("heap").hex(), std::string("56157a586f03ff0946b712d354510fe4"));
    }

    void everyPieceCounts()
    {
        std::string bytes = patterned(9 << 20);
        const ContentHash before = hashBytes(bytes);
        for (const std::size_t at : {std::size_t{0}, std::size_t{5} << 20, bytes.size() - 1}) {
            bytes[at] = static_cast<char>(bytes[at] ^ 1);
            QVERIFY(!(hashBytes(bytes) == before));
            bytes[at] = static_cast<char>(bytes[at] ^ 1);
        }
        QVERIFY(hashBytes(bytes) == before);
    }

    void zerosAtTheEndCount()
    {
        QVERIFY(!(hashBytes(std::string(10, '\0')) == hashBytes(std::string(11, '\0'))));
    }

    void aFileThatIsShorterIsAnError()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("abc");
        QVERIFY(file.flush());
        Progress progress;
        const auto hash = hashFile(file.handle(), 4, progress);
        QVERIFY(!hash.hasValue());
        QVERIFY(hash.error().code == LoadErrorCode::ReadFailed);
    }
};

QTEST_GUILESS_MAIN(FileHashTest)
#include "file_hash_test.moc"
