// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/job_runner.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <exception>
#include <new>
#include <utility>

namespace v8scope {

namespace {

// More threads than cores: a filter must not queue behind the files that are being opened.
constexpr int kExtraThreads = 3;

} // namespace

struct JobRunner::Job {
    quint64 id = 0;
    QPointer<QObject> context;
    const QObject *contextKey = nullptr; // compared, never followed
    QString key;
    QString title;
    QElapsedTimer clock;
    QMetaObject::Connection contextDestroyed;
    Progress progress;
    std::atomic<bool> abandoned{false}; // nobody wants the result any more
};

JobRunner::JobRunner(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(QThread::idealThreadCount() + kExtraThreads);
}

JobRunner::~JobRunner()
{
    for (const JobPtr &job : m_jobs) {
        disconnect(job->contextDestroyed);
        job->abandoned = true;
        job->progress.cancel();
    }
    m_jobs.clear();
    m_pool.waitForDone();
}

void JobRunner::run(QObject *context, const QString &key, const QString &title, Work work)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!context)
        context = this;
    if (const JobPtr older = findJob(context, key))
        abandon(older);

    auto job = std::make_shared<Job>();
    job->id = m_nextId++;
    job->context = context;
    job->contextKey = context;
    job->key = key;
    job->title = title;
    job->clock.start();
    if (context != this) {
        job->contextDestroyed =
            connect(context, &QObject::destroyed, this, [this, weak = std::weak_ptr<Job>(job)] {
                if (const JobPtr alive = weak.lock())
                    abandon(alive);
            });
    }
    m_jobs.push_back(job);
    m_pool.start([this, job, work = std::move(work)]() mutable { execute(job, std::move(work)); });
    Q_EMIT jobsChanged();
}

void JobRunner::execute(const JobPtr &job, Work work)
{
    Deliver deliver;
    QString failure;
    if (!job->abandoned) {
        try {
            deliver = work(job->progress);
        } catch (const std::bad_alloc &) {
            failure = tr("There is not enough memory.");
        } catch (const std::exception &error) {
            failure = QString::fromUtf8(error.what());
        } catch (...) {
            failure = tr("An unknown error occurred.");
        }
    }
    work = nullptr; // what it holds may be large: freed here, not in the GUI thread
    if (job->abandoned)
        return;
    QMetaObject::invokeMethod(
        this, [this, job, deliver = std::move(deliver), failure] { finish(job, deliver, failure); },
        Qt::QueuedConnection);
}

void JobRunner::finish(const JobPtr &job, const Deliver &deliver, const QString &failure)
{
    if (job->abandoned)
        return;
    forget(job);
    if (deliver && job->context)
        deliver();
    if (!failure.isEmpty())
        Q_EMIT jobFailed(job->title, failure);
    Q_EMIT jobsChanged();
}

void JobRunner::abandon(const JobPtr &job)
{
    job->abandoned = true;
    job->progress.cancel();
    forget(job);
    Q_EMIT jobsChanged();
}

void JobRunner::forget(const JobPtr &job)
{
    disconnect(job->contextDestroyed);
    m_jobs.erase(std::remove(m_jobs.begin(), m_jobs.end(), job), m_jobs.end());
}

void JobRunner::cancel(quint64 id)
{
    for (const JobPtr &job : m_jobs) {
        if (job->id == id)
            job->progress.cancel();
    }
}

void JobRunner::cancel(const QObject *context, const QString &key)
{
    if (const JobPtr job = findJob(context, key))
        job->progress.cancel();
}

void JobRunner::drop(const QObject *context, const QString &key)
{
    if (const JobPtr job = findJob(context, key))
        abandon(job);
}

QList<JobInfo> JobRunner::running() const
{
    QList<JobInfo> result;
    for (const JobPtr &job : m_jobs)
        result.append(describe(*job));
    return result;
}

std::optional<JobInfo> JobRunner::find(const QObject *context, const QString &key) const
{
    if (const JobPtr job = findJob(context, key))
        return describe(*job);
    return std::nullopt;
}

JobRunner::JobPtr JobRunner::findJob(const QObject *context, const QString &key) const
{
    for (const JobPtr &job : m_jobs) {
        if (job->contextKey == context && job->key == key)
            return job;
    }
    return nullptr;
}

JobInfo JobRunner::describe(const Job &job)
{
    const Progress::State state = job.progress.state();
    return {job.id, job.title, QString::fromStdString(state.phase), state.fraction,
            job.clock.elapsed()};
}

} // namespace v8scope
