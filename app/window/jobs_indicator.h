// SPDX-License-Identifier: GPL-3.0-or-later
// The running jobs in the status bar: the oldest with its progress and a cancel button, how many
// more there are. Jobs that end at once do not appear.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace v8scope {

class JobRunner;

class JobsIndicator : public QWidget {
    Q_OBJECT
public:
    explicit JobsIndicator(JobRunner &jobs, QWidget *parent = nullptr);

private:
    void refresh();

    JobRunner &m_jobs;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QTimer m_timer;
    quint64 m_shown = 0; // the job that the button cancels
};

} // namespace v8scope
