// SPDX-License-Identifier: GPL-3.0-or-later
// Where bytes come from: files of any size, pipes, gzip, and everything that can go wrong there.
#include "core/base/byte_buffer.h"
#include "core/base/gzip.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

using namespace v8scope;

namespace {

QByteArray gzipped(const QByteArray &text)
{
    z_stream stream = {};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<int>(deflateBound(&stream, static_cast<uLong>(text.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<int>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

// Bytes that do not compress to nothing, so that a cut loses some.
QByteArray noise(int size)
{
    QByteArray text(size, '\0');
    std::uint32_t state = 1;
    for (char &c : text) {
        state = state * 1664525u + 1013904223u;
        c = static_cast<char>('a' + (state >> 24) % 26);
    }
    return text;
}

bool paddingIsZero(std::string_view text)
{
    return std::all_of(text.data() + text.size(), text.data() + text.size() + ByteBuffer::kPadding,
                       [](char c) { return c == '\0'; });
}

} // namespace

class ReadFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyFileSizeIsFollowedByZeros_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 63, 4095, 4096, 4097, 8192, 100'000})
            QTest::addRow("%d bytes", size) << size;
    }
    void anyFileSizeIsFollowedByZeros()
    {
        QFETCH(int, size);
        const QByteArray content = noise(size);
        const auto buffer = read(write("file", content));
        QVERIFY(buffer);
        QCOMPARE(buffer->text(), std::string_view(content.data(), content.size()));
        QVERIFY(paddingIsZero(buffer->text()));
        QCOMPARE(buffer->origin().storedBytes, static_cast<std::uint64_t>(size));
        QVERIFY(!buffer->hasShrunk());
    }

    void errorsNameTheirKind()
    {
        QCOMPARE(errorOf(m_dir.filePath("nothing-here")), LoadErrorCode::FileNotFound);
        QCOMPARE(errorOf(m_dir.path()), LoadErrorCode::ReadFailed);
        QCOMPARE(errorOf(write("empty", "")), LoadErrorCode::Empty);
        QCOMPARE(errorOf(write("empty.gz", gzipped(""))), LoadErrorCode::Empty);
        const QString path = write("secret", "x");
        QFile::setPermissions(path, {});
        if (geteuid() != 0) // root may read everything
            QCOMPARE(errorOf(path), LoadErrorCode::PermissionDenied);
    }
    void errorsNameTheFile()
    {
        Progress progress;
        const auto result = readFile("/no/such/file", progress);
        QVERIFY(!result);
        QCOMPARE(QString::fromStdString(result.error().message()), "/no/such/file: no such file");
    }

    void survivesAFileThatShrinks()
    {
        const QByteArray content = noise(10 * 4096 + 100);
        const QString path = write("shrinking", content);
        const auto buffer = read(path);
        QVERIFY(buffer);
        QCOMPARE(truncate(path.toUtf8().constData(), 2 * 4096), 0);
        // Every byte can still be read: what is gone reads as zero.
        const std::string_view text = buffer->text();
        QCOMPARE(text.substr(0, 2 * 4096), std::string_view(content.data(), 2 * 4096));
        QCOMPARE(std::count(text.begin() + 2 * 4096, text.begin() + 10 * 4096, '\0'), 8 * 4096);
        QVERIFY(buffer->hasShrunk());
    }
    void survivesShrinkingUnderSeveralThreads()
    {
        const QString path = write("shrinking", noise(256 * 4096));
        const auto buffer = read(path);
        QCOMPARE(truncate(path.toUtf8().constData(), 4096), 0);
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                const std::string_view text = buffer->text();
                volatile std::size_t seen = 0;
                for (std::size_t at = 0; at < text.size(); at += 4096)
                    seen = seen + (text[text.size() - 1 - at] != '\0' ? 1 : 0);
            });
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(buffer->hasShrunk());
    }
    void aGrowingFileKeepsItsEnd()
    {
        const QString path = write("growing", "12345");
        const auto buffer = read(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("6789");
        file.close();
        QCOMPARE(buffer->text(), std::string_view("12345"));
        QVERIFY(paddingIsZero(buffer->text()));
    }
    void manyOpenFilesFallBackToReading()
    {
        std::vector<std::shared_ptr<const ByteBuffer>> open;
        const QString path = write("file", "text");
        for (int i = 0; i < 300; ++i)
            open.push_back(read(path));
        QVERIFY(std::all_of(open.begin(), open.end(),
                            [](const auto &buffer) { return buffer && buffer->text() == "text"; }));
    }

    void readsPipes()
    {
        const QString path = m_dir.filePath("pipe");
        QCOMPARE(mkfifo(path.toUtf8().constData(), 0600), 0);
        const QByteArray content = noise(3'000'000);
        std::thread writer([&] {
            QFile pipe(path);
            if (pipe.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
                pipe.write(content);
        });
        const auto buffer = read(path);
        writer.join();
        QVERIFY(buffer);
        QCOMPARE(buffer->text(), std::string_view(content.data(), content.size()));
        QVERIFY(paddingIsZero(buffer->text()));
    }
    void readsStandardInput()
    {
        const int saved = dup(STDIN_FILENO);
        QFile file(write("input", gzipped("from standard input")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        dup2(file.handle(), STDIN_FILENO);
        const auto buffer = read("-");
        dup2(saved, STDIN_FILENO);
        close(saved);
        QVERIFY(buffer);
        QCOMPARE(buffer->text(), std::string_view("from standard input"));
        QVERIFY(buffer->origin().gzip);
    }

    void inflatesGzipWhateverItsName()
    {
        const QByteArray content = noise(5'000'000);
        const auto buffer = read(write("unknown", gzipped(content)));
        QVERIFY(buffer);
        QCOMPARE(buffer->text(), std::string_view(content.data(), content.size()));
        QVERIFY(buffer->origin().gzip);
        QVERIFY(!buffer->origin().gzipTruncated);
        QVERIFY(paddingIsZero(buffer->text()));
    }
    void inflatesSeveralMembers()
    {
        const auto buffer = read(write("m.gz", gzipped("one ") + gzipped("") + gzipped("two")));
        QVERIFY(buffer);
        QCOMPARE(buffer->text(), std::string_view("one two"));
        QVERIFY(!buffer->origin().gzipTruncated);
    }
    void zeroPaddingAfterGzipIsFine()
    {
        const auto buffer = read(write("m.gz", gzipped("text") + QByteArray(512, '\0')));
        QVERIFY(buffer);
        QVERIFY(!buffer->origin().gzipTruncated);
    }
    void anythingElseAfterGzipIsTold()
    {
        const QByteArray member = gzipped("text");
        const auto buffer = read(write("m.gz", member + "garbage"));
        QVERIFY(buffer);
        QCOMPARE(buffer->text(), std::string_view("text"));
        QVERIFY(buffer->origin().gzipTruncated);
        QCOMPARE(buffer->origin().gzipFaultOffset, static_cast<std::uint64_t>(member.size()));
    }
    void truncatedGzipGivesItsBeginning()
    {
        const QByteArray content = noise(1'000'000);
        QByteArray stored = gzipped(content);
        stored.truncate(stored.size() / 2);
        const auto buffer = read(write("cut.gz", stored));
        QVERIFY(buffer);
        const std::string_view text = buffer->text();
        QVERIFY(text.size() > 300'000 && text.size() < 700'000);
        QCOMPARE(text, std::string_view(content.data(), text.size()));
        QVERIFY(buffer->origin().gzipTruncated);
        QVERIFY(paddingIsZero(text));
    }
    void damagedGzipGivesItsBeginning()
    {
        QByteArray stored = gzipped(noise(1'000'000));
        for (int i = 0; i < 64; ++i)
            stored[stored.size() / 2 + i] = '\xFF';
        const auto buffer = read(write("bad.gz", stored));
        QVERIFY(buffer);
        QVERIFY(buffer->origin().gzipTruncated);
        QVERIFY(buffer->text().size() > 100'000);
    }
    void gzipWithoutAnyDataIsAnError()
    {
        QByteArray header = gzipped("text");
        header.truncate(10);
        QCOMPARE(errorOf(write("header.gz", header)), LoadErrorCode::Truncated);
        QCOMPARE(errorOf(write("magic.gz", QByteArray("\x1f\x8b garbage"))),
                 LoadErrorCode::ReadFailed);
    }
    void gzipBombsMeetTheCeiling()
    {
        const QString path = write("bomb.gz", gzipped(QByteArray(50'000'000, 'x')));
        QVERIFY(QFileInfo(path).size() < 1'000'000);
        Progress progress;
        const auto result = readFile(path.toStdString(), progress, ReadOptions{10'000'000});
        QVERIFY(!result);
        QCOMPARE(result.error().code, LoadErrorCode::TooLarge);
        const QString message = QString::fromStdString(result.error().message());
        QVERIFY2(message.contains("10000000") && message.contains("--max-expanded"),
                 qPrintable(message));
        Progress second;
        QVERIFY(readFile(path.toStdString(), second, ReadOptions{0, 0}));
    }
    void bombsAreRecognizedLongBeforeTheCeiling()
    {
        const QString bomb = write("zeros.gz", gzipped(QByteArray(4'000'000, '\0')));
        const QString regular = write("regular.gz", gzipped(noise(40'000).repeated(100)));
        const ReadOptions options{1'000'000'000, 2'000'000};
        Progress progress;
        const auto result = readFile(bomb.toStdString(), progress, options);
        QVERIFY(!result);
        QCOMPARE(result.error().code, LoadErrorCode::TooLarge);
        QVERIFY(QString::fromStdString(result.error().message()).contains("200 to 1"));
        Progress second;
        QVERIFY(readFile(regular.toStdString(), second, options));
        Progress third;
        QVERIFY(readFile(bomb.toStdString(), third, ReadOptions{1'000'000'000, 0}));
    }
    void devicesThatNeverEndAreNotRead()
    {
        QCOMPARE(errorOf("/dev/zero"), LoadErrorCode::ReadFailed);
        QCOMPARE(errorOf("/dev/null"), LoadErrorCode::Empty);
    }
    void everyTruncationOfGzipIsHandled()
    {
        const QByteArray stored = gzipped("a small text, a small text") + gzipped("more");
        for (int size = 0; size <= stored.size(); ++size) {
            Progress progress;
            const QByteArray cut = stored.left(size);
            const auto result =
                inflateGzip(std::string_view(cut.data(), cut.size()), ReadOptions{1000}, progress);
            QVERIFY(!result || result->memory.size() <= 30);
            if (result && size < stored.size() && result->memory.size() > 26)
                QVERIFY(result->faultOffset.has_value());
        }
    }
    void cancelStopsReading()
    {
        Progress progress;
        progress.cancel();
        const auto result =
            readFile(write("big.gz", gzipped(noise(100'000))).toStdString(), progress);
        QVERIFY(!result);
        QCOMPARE(result.error().code, LoadErrorCode::Cancelled);
    }

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }
    static std::shared_ptr<const ByteBuffer> read(const QString &path)
    {
        Progress progress;
        auto result = readFile(path.toStdString(), progress);
        return result ? *result : nullptr;
    }
    static LoadErrorCode errorOf(const QString &path)
    {
        Progress progress;
        const auto result = readFile(path.toStdString(), progress);
        return result ? LoadErrorCode::Cancelled : result.error().code;
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(ReadFileTest)
#include "read_file_test.moc"
