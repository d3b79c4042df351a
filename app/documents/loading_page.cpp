// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/loading_page.h"

#include "app/jobs/job_runner.h"
#include "views/common/formats.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace v8scope {

namespace {

constexpr int kRefreshMs = 100;
constexpr int kBarSteps = 1000;
constexpr int kWidth = 480;

} // namespace

LoadingPage::LoadingPage(const QString &file, std::function<std::optional<JobInfo>()> state,
                         QWidget *parent)
    : QWidget(parent),
      m_file(file),
      m_state(std::move(state)),
      m_phase(new QLabel(this)),
      m_figures(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    auto *title = new QLabel(tr("Opening %1").arg(QFileInfo(file).fileName()), this);
    title->setTextFormat(Qt::PlainText);
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.3);
    title->setFont(big);
    title->setWordWrap(true);
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setToolTip(tr("Stops reading this file (Esc)."));
    connect(m_cancel, &QPushButton::clicked, this, &LoadingPage::cancelRequested);
    setFocusProxy(m_cancel);

    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_figures, 1);
    bottom->addWidget(m_cancel);
    auto *column = new QWidget(this);
    column->setMaximumWidth(kWidth);
    auto *inner = new QVBoxLayout(column);
    inner->addWidget(title);
    inner->addWidget(m_phase);
    inner->addWidget(m_bar);
    inner->addLayout(bottom);
    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(column, 4);
    centred->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(centred);
    layout->addStretch(3);

    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &LoadingPage::update);
}

void LoadingPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelRequested();
    else
        QWidget::keyPressEvent(event);
}

void LoadingPage::showEvent(QShowEvent *event)
{
    update();
    m_timer.start();
    QWidget::showEvent(event);
}

void LoadingPage::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void LoadingPage::update()
{
    const std::optional<JobInfo> job = m_state();
    if (!job)
        return;
    m_phase->setText(job->phase.isEmpty() ? tr("Waiting for its turn") : job->phase);
    m_bar->setValue(static_cast<int>(job->fraction * kBarSteps));
    const QString percent = formatPercent(job->fraction);
    const QString elapsed = tr("%1 s").arg(static_cast<double>(job->elapsedMs) / 1000.0, 0, 'f', 1);
    const qint64 size = QFileInfo(m_file).size();
    m_figures->setText(size > 0
                           ? tr("%1 of %2 · %3 elapsed").arg(percent, formatBytes(size), elapsed)
                           : tr("%1 · %2 elapsed").arg(percent, elapsed));
}

} // namespace v8scope
