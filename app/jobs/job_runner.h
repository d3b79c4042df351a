// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the application's work on a pool of threads and hands results back to the GUI thread.
// Newest request wins per (context, key); a result whose context is gone is dropped; nothing that a
// job throws leaves it. All functions are for the GUI thread.
#pragma once

#include "views/common/background.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

namespace v8scope {

struct JobInfo {
    quint64 id = 0;
    QString title;
    QString phase; // empty before the first
    double fraction = 0.0;
    qint64 elapsedMs = 0;
};

class JobRunner final : public QObject, public Background {
    Q_OBJECT
public:
    explicit JobRunner(QObject *parent = nullptr);
    // Cancels everything and waits until no job runs.
    ~JobRunner() override;

    void run(QObject *context, const QString &key, const QString &title, Work work) override;

    // Asks a job to stop. What it then delivers (say, the error "cancelled") still arrives.
    void cancel(quint64 id);
    void cancel(const QObject *context, const QString &key);
    // Cancels, and nothing is delivered.
    void drop(const QObject *context, const QString &key);

    [[nodiscard]] QList<JobInfo> running() const; // oldest first
    [[nodiscard]] std::optional<JobInfo> find(const QObject *context, const QString &key) const;

Q_SIGNALS:
    void jobsChanged(); // one started or ended
    void jobFailed(const QString &title, const QString &reason);

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;

    void execute(const JobPtr &job, Work work);
    void finish(const JobPtr &job, const Deliver &deliver, const QString &failure);
    void abandon(const JobPtr &job);
    void forget(const JobPtr &job);
    [[nodiscard]] JobPtr findJob(const QObject *context, const QString &key) const;
    [[nodiscard]] static JobInfo describe(const Job &job);

    QThreadPool m_pool;
    std::vector<JobPtr> m_jobs; // running or waiting, without the abandoned
    quint64 m_nextId = 1;
};

} // namespace v8scope
