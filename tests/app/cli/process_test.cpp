// SPDX-License-Identifier: GPL-3.0-or-later
// What only a process can show: pipes, a full disk, Ctrl+C.
#include "tests/app/cli/run_cli.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>

using namespace v8scope::tests;

namespace {

const QString kServer = QString::fromStdString(sample("node-20/checkout-server.cpuprofile"));

const QString kHeap = QString::fromStdString(sample("node-20/catalog-import.heapsnapshot.gz"));

QString program()
{
    const QString named = qEnvironmentVariable("V8SCOPE_CLI");
    return named.isEmpty() ? QCoreApplication::applicationDirPath() + "/../app/v8scope-cli" : named;
}

struct Ended {
    int status = -1;
    QByteArray out;
    QByteArray err;
};

Ended finish(QProcess &process)
{
    if (!process.waitForFinished(20'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

// A shell line with the program as $CLI.
Ended shell(const QString &line)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("CLI", program());
    environment.insert("FILE", kServer);
    environment.insert("HEAP", kHeap);
    process.setProcessEnvironment(environment);
    process.start("bash", {"-c", line});
    return finish(process);
}

} // namespace

class ProcessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standardInputIsRead()
    {
        const Ended ended = shell("\"$CLI\" info - < \"$FILE\"");
        QCOMPARE(ended.status, 0);
        QVERIFY(ended.out.startsWith("-: V8 CPU profile"));
    }

    void gzipIsReadFromAPipe()
    {
        const Ended ended = shell("gzip -c \"$FILE\" | \"$CLI\" info --json -");
        QCOMPARE(ended.status, 0);
        QVERIFY2(ended.out.contains("\"gzip\":true"), ended.out.constData());
    }

    void aReaderThatHasSeenEnoughIsNoError()
    {
        // The report must be longer than the pipe holds, else nothing is left to write.
        const Ended ended =
            shell("\"$CLI\" export \"$FILE\" --to json | head -n 1; echo ${PIPESTATUS[0]}");
        QCOMPARE(ended.out, QByteArray("{\n0\n"));
        QCOMPARE(ended.err, QByteArray());
    }

    void aReaderOfTheTableOfNodesMayLeaveEarly()
    {
        const Ended ended = shell("\"$CLI\" heap \"$HEAP\" --nodes - | head -n 2 | wc -l; "
                                  "echo ${PIPESTATUS[0]}");
        QCOMPARE(ended.out.simplified(), QByteArray("2 0"));
        QCOMPARE(ended.err, QByteArray());
    }

    void aHeapIsReadFromAPipe()
    {
        const Ended ended = shell("zcat \"$HEAP\" | \"$CLI\" heap - --json --top 1");
        QCOMPARE(ended.status, 0);
        QVERIFY(ended.out.contains("\"kind\":\"heapsnapshot\""));
    }

    void reportsFitTheColumnsThatWereExported()
    {
        const Ended narrow = shell("COLUMNS=60 \"$CLI\" heap \"$HEAP\" | wc -L");
        QVERIFY2(narrow.out.trimmed().toInt() <= 90, narrow.out.constData()); // the file's own name
        const Ended wide = shell("COLUMNS=140 \"$CLI\" heap \"$HEAP\" | wc -L");
        QVERIFY2(wide.out.trimmed().toInt() > 100, wide.out.constData());
    }

    void aClosedStandardInputIsAnErrorNotAWait()
    {
        const Ended ended = shell("timeout 10 \"$CLI\" info - <&-");
        QCOMPARE(ended.status, 3);
    }
    void aFullDiskIsAnError()
    {
        const Ended ended = shell("\"$CLI\" cpu \"$FILE\" > /dev/full");
        QCOMPARE(ended.status, 3);
        QVERIFY2(ended.err.contains("No space left on device"), ended.err.constData());
        const Ended exported = shell("\"$CLI\" export \"$FILE\" --to csv -o /dev/full");
        QCOMPARE(exported.status, 3);
    }

    void interruptEndsAReadThatWaits()
    {
        QProcess process;
        process.start(program(), {"info", "-"});
        QVERIFY(process.waitForStarted());
        QTest::qWait(300);
        kill(static_cast<pid_t>(process.processId()), SIGINT);
        const Ended ended = finish(process);
        QCOMPARE(ended.status, 130);
        QCOMPARE(ended.out, QByteArray());
    }

    void anInterruptedExportLeavesNoFile()
    {
        QTemporaryDir folder;
        QProcess process;
        process.start(program(), {"export", "-", "--to", "csv", "-o", folder.filePath("x.csv")});
        QVERIFY(process.waitForStarted());
        QTest::qWait(300);
        kill(static_cast<pid_t>(process.processId()), SIGINT);
        QCOMPARE(finish(process).status, 130);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void nothingButTheReportIsOnStandardOutput()
    {
        const Ended ended = shell("\"$CLI\" cpu \"$FILE\" --json 2>/dev/null | head -c 1");
        QCOMPARE(ended.out, QByteArray("{"));
    }

    void progressStaysAwayFromPipes()
    {
        const Ended ended = shell("\"$CLI\" cpu \"$FILE\" --json > /dev/null");
        QCOMPARE(ended.err, QByteArray());
    }
};

QTEST_GUILESS_MAIN(ProcessTest)
#include "process_test.moc"
