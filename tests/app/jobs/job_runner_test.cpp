// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job_runner.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <stdexcept>

using namespace v8scope;

namespace {

// Work that runs until it is cancelled, then delivers what deliver does.
Background::Work untilCancelled(Background::Deliver deliver, QSemaphore *started = nullptr)
{
    return [deliver, started](Progress &progress) -> Background::Deliver {
        if (started)
            started->release();
        while (!progress.isCancelled())
            QThread::msleep(1);
        return deliver;
    };
}

constexpr int kWaitMs = 10000;

} // namespace

class JobRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worksInAnotherThreadAndDeliversInThisOne();
    void theNewestOfOneKeyWins();
    void otherKeysAndContextsAreLeftAlone();
    void aDestroyedContextCancelsAndGetsNothing();
    void aCancelledJobMayStillDeliver();
    void aDroppedJobDeliversNothing();
    void cancelAnswersWithin200Milliseconds();
    void anExceptionBecomesAMessage();
    void destroyingTheRunnerStopsEverything();
    void tellsWhatRuns();
    void aDeliverMayStartTheNextJob();
    void manyJobsFromManyContexts();
};

void JobRunnerTest::worksInAnotherThreadAndDeliversInThisOne()
{
    JobRunner jobs;
    QObject context;
    QThread *worked = nullptr;
    QThread *delivered = nullptr;
    jobs.run(&context, QStringLiteral("k"), QStringLiteral("Working"), [&](Progress &) {
        worked = QThread::currentThread();
        return [&] { delivered = QThread::currentThread(); };
    });
    QTRY_VERIFY_WITH_TIMEOUT(delivered, kWaitMs);
    QCOMPARE(delivered, QThread::currentThread());
    QVERIFY(worked != delivered);
    QVERIFY(jobs.running().isEmpty());
}

void JobRunnerTest::theNewestOfOneKeyWins()
{
    JobRunner jobs;
    QObject context;
    QStringList delivered;
    QSemaphore started;
    jobs.run(&context, QStringLiteral("filter"), QStringLiteral("old"),
             untilCancelled([&] { delivered << QStringLiteral("old"); }, &started));
    started.acquire();
    jobs.run(&context, QStringLiteral("filter"), QStringLiteral("new"),
             [&](Progress &) { return [&] { delivered << QStringLiteral("new"); }; });
    QTRY_COMPARE_WITH_TIMEOUT(delivered, QStringList{QStringLiteral("new")}, kWaitMs);
    QTest::qWait(50);
    QCOMPARE(delivered.size(), 1);
}

void JobRunnerTest::otherKeysAndContextsAreLeftAlone()
{
    JobRunner jobs;
    QObject a;
    QObject b;
    int delivered = 0;
    const auto count = [&](Progress &) { return [&] { ++delivered; }; };
    jobs.run(&a, QStringLiteral("1"), QString(), count);
    jobs.run(&a, QStringLiteral("2"), QString(), count);
    jobs.run(&b, QStringLiteral("1"), QString(), count);
    QTRY_COMPARE_WITH_TIMEOUT(delivered, 3, kWaitMs);
}

void JobRunnerTest::aDestroyedContextCancelsAndGetsNothing()
{
    JobRunner jobs;
    auto context = std::make_unique<QObject>();
    QSemaphore started;
    QSemaphore ended;
    bool delivered = false;
    jobs.run(context.get(), QStringLiteral("k"), QString(), [&](Progress &progress) {
        started.release();
        while (!progress.isCancelled())
            QThread::msleep(1);
        ended.release();
        return [&] { delivered = true; };
    });
    started.acquire();
    context.reset();
    QVERIFY(ended.tryAcquire(1, kWaitMs));
    QTest::qWait(50);
    QVERIFY(!delivered);
    QVERIFY(jobs.running().isEmpty());
}

void JobRunnerTest::aCancelledJobMayStillDeliver()
{
    JobRunner jobs;
    QObject context;
    bool delivered = false;
    jobs.run(&context, QStringLiteral("load"), QString(),
             untilCancelled([&] { delivered = true; }));
    jobs.cancel(&context, QStringLiteral("load"));
    QTRY_VERIFY_WITH_TIMEOUT(delivered, kWaitMs);
}

void JobRunnerTest::aDroppedJobDeliversNothing()
{
    JobRunner jobs;
    QObject context;
    bool delivered = false;
    jobs.run(&context, QStringLiteral("load"), QString(),
             untilCancelled([&] { delivered = true; }));
    jobs.drop(&context, QStringLiteral("load"));
    QVERIFY(jobs.running().isEmpty());
    QTest::qWait(50);
    QVERIFY(!delivered);
}

void JobRunnerTest::cancelAnswersWithin200Milliseconds()
{
    JobRunner jobs;
    QObject context;
    QSemaphore started;
    bool delivered = false;
    // Steps like a loader's: 64 Ki additions between two looks.
    jobs.run(&context, QStringLiteral("load"), QString(),
             [&](Progress &progress) -> Background::Deliver {
                 started.release();
                 std::atomic<quint64> sum{0};
                 while (!progress.isCancelled()) {
                     for (quint64 i = 0; i < Progress::kPollInterval; ++i)
                         sum += i;
                 }
                 return [&] { delivered = true; };
             });
    started.acquire();
    QElapsedTimer clock;
    clock.start();
    jobs.cancel(jobs.running().first().id);
    QTRY_VERIFY_WITH_TIMEOUT(delivered, kWaitMs);
    qInfo("answered after %lld ms", static_cast<long long>(clock.elapsed()));
}

void JobRunnerTest::anExceptionBecomesAMessage()
{
    JobRunner jobs;
    QObject context;
    QSignalSpy failed(&jobs, &JobRunner::jobFailed);
    jobs.run(&context, QStringLiteral("a"), QStringLiteral("Filtering"),
             [](Progress &) -> Background::Deliver { throw std::runtime_error("broken"); });
    QVERIFY(failed.wait(kWaitMs));
    QCOMPARE(failed[0][0].toString(), QStringLiteral("Filtering"));
    QCOMPARE(failed[0][1].toString(), QStringLiteral("broken"));

    jobs.run(&context, QStringLiteral("b"), QString(),
             [](Progress &) -> Background::Deliver { throw 42; });
    QVERIFY(failed.wait(kWaitMs));
    jobs.run(&context, QStringLiteral("c"), QString(),
             [](Progress &) -> Background::Deliver { throw std::bad_alloc(); });
    QVERIFY(failed.wait(kWaitMs));
    QVERIFY(failed[2][1].toString().contains(QStringLiteral("memory")));
    QVERIFY(jobs.running().isEmpty());
}

void JobRunnerTest::destroyingTheRunnerStopsEverything()
{
    QObject context;
    std::atomic<int> running{0};
    bool delivered = false;
    {
        JobRunner jobs;
        QSemaphore started;
        for (int i = 0; i < 4; ++i) {
            jobs.run(&context, QString::number(i), QString(), [&](Progress &progress) {
                ++running;
                started.release();
                while (!progress.isCancelled())
                    QThread::msleep(1);
                --running;
                return [&] { delivered = true; };
            });
        }
        started.acquire(4);
        QCOMPARE(running.load(), 4);
    }
    QCOMPARE(running.load(), 0);
    QTest::qWait(20);
    QVERIFY(!delivered);
}

void JobRunnerTest::tellsWhatRuns()
{
    JobRunner jobs;
    QObject context;
    QSignalSpy changed(&jobs, &JobRunner::jobsChanged);
    QSemaphore inPhase;
    jobs.run(&context, QStringLiteral("load"), QStringLiteral("Opening a.cpuprofile"),
             [&](Progress &progress) -> Background::Deliver {
                 progress.beginPhase("Reading nodes", 1.0);
                 progress.update(0.25);
                 inPhase.release();
                 while (!progress.isCancelled())
                     QThread::msleep(1);
                 return {};
             });
    QCOMPARE(changed.size(), 1);
    inPhase.acquire();
    const auto job = jobs.find(&context, QStringLiteral("load"));
    QVERIFY(job.has_value());
    QCOMPARE(job->title, QStringLiteral("Opening a.cpuprofile"));
    QCOMPARE(job->phase, QStringLiteral("Reading nodes"));
    QCOMPARE(job->fraction, 0.25);
    jobs.cancel(job->id);
    QVERIFY(changed.wait(kWaitMs));
    QVERIFY(!jobs.find(&context, QStringLiteral("load")).has_value());
}

void JobRunnerTest::aDeliverMayStartTheNextJob()
{
    JobRunner jobs;
    QObject context;
    int step = 0;
    jobs.run(&context, QStringLiteral("k"), QString(), [&](Progress &) {
        return [&] {
            step = 1;
            jobs.run(&context, QStringLiteral("k"), QString(),
                     [&](Progress &) { return [&] { step = 2; }; });
        };
    });
    QTRY_COMPARE_WITH_TIMEOUT(step, 2, kWaitMs);
}

void JobRunnerTest::manyJobsFromManyContexts()
{
    JobRunner jobs;
    QObject last;
    int delivered = 0;
    bool lastDelivered = false;
    for (int round = 0; round < 200; ++round) {
        QObject shortLived;
        for (int i = 0; i < 5; ++i)
            jobs.run(&shortLived, QString::number(i % 2), QString(),
                     [&](Progress &) { return [&] { ++delivered; }; });
        if (round % 7 == 0)
            QCoreApplication::processEvents();
    }
    jobs.run(&last, QString(), QString(),
             [&](Progress &) { return [&] { lastDelivered = true; }; });
    QTRY_VERIFY_WITH_TIMEOUT(lastDelivered, kWaitMs);
    QVERIFY(delivered <= 400);
    QVERIFY(jobs.running().isEmpty());
}

QTEST_GUILESS_MAIN(JobRunnerTest)
#include "job_runner_test.moc"
