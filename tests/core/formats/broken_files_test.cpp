// SPDX-License-Identifier: GPL-3.0-or-later
// Every file in tests/data does what its name says: loads/clean--*, loads/damaged--* (with a
// warning), fails/CODE--*. So does it gzipped, under the name "unknown" and through a cut at any
// byte.
#include "tests/support/loaded_text.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>

#include <zlib.h>

using namespace v8scope;
using namespace v8scope::test;

namespace {

const QString kData = QStringLiteral(V8SCOPE_SOURCE_DIR "/tests/data");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

const char *codeName(LoadErrorCode code)
{
    switch (code) {
    case LoadErrorCode::FileNotFound: return "file-not-found";
    case LoadErrorCode::PermissionDenied: return "permission-denied";
    case LoadErrorCode::ReadFailed: return "read-failed";
    case LoadErrorCode::Empty: return "empty";
    case LoadErrorCode::NotJson: return "not-json";
    case LoadErrorCode::UnknownFormat: return "unknown-format";
    case LoadErrorCode::UnsupportedFormat: return "unsupported-format";
    case LoadErrorCode::Truncated: return "truncated";
    case LoadErrorCode::Syntax: return "syntax";
    case LoadErrorCode::WrongType: return "wrong-type";
    case LoadErrorCode::MissingField: return "missing-field";
    case LoadErrorCode::OutOfRange: return "out-of-range";
    case LoadErrorCode::InvalidStructure: return "invalid-structure";
    case LoadErrorCode::TooLarge: return "too-large";
    case LoadErrorCode::Cancelled: return "cancelled";
    }
    return "";
}

// "clean", "damaged" or the error's code.
QString outcomeOf(const Result<Loaded> &loaded)
{
    if (!loaded)
        return codeName(loaded.error().code);
    const auto &diagnostics = std::visit(
        [](const auto &artifact) -> const auto & { return artifact->diagnostics.all(); },
        loaded->artifact);
    const bool warned = std::any_of(diagnostics.begin(), diagnostics.end(),
                                    [](const auto &d) { return d.severity == Severity::Warning; });
    return warned ? "damaged" : "clean";
}

QByteArray gzipped(const QByteArray &text)
{
    QByteArray out(static_cast<int>(compressBound(static_cast<uLong>(text.size()))) + 64, '\0');
    z_stream stream = {};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<int>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

void addFiles(const QString &folder)
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("outcome");
    for (const QFileInfo &file : QDir(kData + folder).entryInfoList(QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file.fileName()))
            << file.filePath() << file.fileName().section("--", 0, 0);
}

} // namespace

class BrokenFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesThatLoad_data() { addFiles("/loads"); }
    void filesThatLoad() { checkAllWays(); }
    void filesThatFail_data() { addFiles("/fails"); }
    void filesThatFail() { checkAllWays(); }

    void errorsSayWhatIsWrong_data() { addFiles("/fails"); }
    void errorsSayWhatIsWrong()
    {
        QFETCH(QString, path);
        Progress progress;
        const Result<Loaded> loaded = loadFile(path.toStdString(), progress);
        QVERIFY(!loaded);
        const LoadError &error = loaded.error();
        QCOMPARE(QString::fromStdString(error.file), path);
        QVERIFY(error.code == LoadErrorCode::Empty || !error.expected.empty());
        const bool hasPlace =
            error.code == LoadErrorCode::Syntax || error.code == LoadErrorCode::WrongType ||
            error.code == LoadErrorCode::OutOfRange || error.code == LoadErrorCode::Truncated;
        QVERIFY(!hasPlace || (error.byteOffset && !error.jsonPath.empty() && !error.found.empty()));
    }

    void aCutAtAnyByteIsToldOrRefused_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *name :
             {"clean--plain.cpuprofile", "clean--samples-before-nodes.cpuprofile",
              "clean--old-tree-explicit-end.cpuprofile", "clean--v8-profiler-next.cpuprofile",
              "clean--pretty-printed.cpuprofile", "clean--plain.heapprofile",
              "clean--samples-before-head.heapprofile", "clean--escaped-names.cpuprofile",
              "clean--stacks-and-samples.heaptimeline"})
            QTest::newRow(name) << kData + "/loads/" + name;
    }
    void aCutAtAnyByteIsToldOrRefused()
    {
        QFETCH(QString, path);
        const QByteArray whole = contentOf(path).trimmed();
        int used = 0;
        for (int size = 0; size < whole.size(); ++size) {
            const Result<Loaded> loaded =
                loadText(std::string_view(whole.data(), static_cast<std::size_t>(size)));
            const QString outcome = outcomeOf(loaded);
            QVERIFY2(outcome != "clean", qPrintable(QString("cut at %1").arg(size)));
            used += outcome == "damaged" ? 1 : 0;
        }
        QVERIFY(used > whole.size() / 20);
    }
    void anyByteReplacedIsHandled_data() { aCutAtAnyByteIsToldOrRefused_data(); }
    void anyByteReplacedIsHandled()
    {
        QFETCH(QString, path);
        const QByteArray whole = contentOf(path);
        for (int at = 0; at < whole.size(); ++at) {
            for (const char byte : {'\0', '"', '{', ']', '9', '-', '\\', '\xFF'}) {
                QByteArray changed = whole;
                changed[at] = byte;
                const Result<Loaded> loaded = loadText(changed.toStdString());
                QVERIFY(loaded || !loaded.error().message().empty());
            }
        }
    }
    void cancelledLoadsSaySo()
    {
        Progress progress;
        progress.cancel();
        const auto bytes =
            ByteBuffer::fromText(contentOf(kData + "/loads/clean--plain.cpuprofile").toStdString());
        const Result<Loaded> loaded = loadBuffer(bytes, progress);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, LoadErrorCode::Cancelled);
    }

private:
    void checkAllWays()
    {
        QFETCH(QString, path);
        QFETCH(QString, outcome);
        const QByteArray content = contentOf(path);
        Progress progress;
        QCOMPARE(outcomeOf(loadFile(path.toStdString(), progress)), outcome);
        for (const QByteArray &stored : {content, gzipped(content)}) {
            const QString unknown = m_dir.filePath("unknown");
            QFile file(unknown);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(stored);
            file.close();
            Progress again;
            QCOMPARE(outcomeOf(loadFile(unknown.toStdString(), again)), outcome);
        }
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(BrokenFilesTest)
#include "broken_files_test.moc"
