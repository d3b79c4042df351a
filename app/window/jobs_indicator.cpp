// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/jobs_indicator.h"

#include "app/jobs/job_runner.h"
#include "views/common/formats.h"
#include "views/common/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace v8scope {

namespace {

constexpr int kRefreshMs = 150;
constexpr qint64 kAppearAfterMs = 300;
constexpr int kBarSteps = 1000;
constexpr int kBarWidth = 120;

} // namespace

JobsIndicator::JobsIndicator(JobRunner &jobs, QWidget *parent)
    : QWidget(parent),
      m_jobs(jobs),
      m_text(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QToolButton(this))
{
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kBarWidth);
    m_bar->setMaximumHeight(fontMetrics().height());
    m_bar->setAccessibleName(tr("Progress of the running job"));
    m_cancel->setIcon(themedIcon(QStringLiteral("cancel")));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Stops this job."));
    m_cancel->setAccessibleName(tr("Stop the running job"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);

    connect(m_cancel, &QToolButton::clicked, this, [this] { m_jobs.cancel(m_shown); });
    connect(&m_jobs, &JobRunner::jobsChanged, this, &JobsIndicator::refresh);
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &JobsIndicator::refresh);
    refresh();
}

void JobsIndicator::refresh()
{
    const QList<JobInfo> all = m_jobs.running();
    if (all.isEmpty())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();

    QList<JobInfo> shown;
    QStringList lines;
    for (const JobInfo &job : all) {
        if (job.elapsedMs < kAppearAfterMs)
            continue;
        shown.append(job);
        lines.append(tr("%1: %2").arg(job.title, formatPercent(job.fraction)));
    }
    const bool any = !shown.isEmpty();
    for (QWidget *part : {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_bar),
                          static_cast<QWidget *>(m_cancel)})
        part->setVisible(any);
    if (!any)
        return;
    m_shown = shown.first().id;
    m_text->setText(shown.size() == 1
                        ? shown.first().title
                        : tr("%1 and %2 more").arg(shown.first().title).arg(shown.size() - 1));
    m_text->setToolTip(lines.join(QLatin1Char('\n')));
    m_bar->setValue(static_cast<int>(shown.first().fraction * kBarSteps));
}

} // namespace v8scope
