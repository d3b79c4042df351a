// SPDX-License-Identifier: GPL-3.0-or-later
// What a tab shows while its file is read: phase, percentage, size, elapsed time and Cancel.
#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace v8scope {

struct JobInfo;

class LoadingPage : public QWidget {
    Q_OBJECT
public:
    // state is asked ten times a second while the page is visible.
    LoadingPage(const QString &file, std::function<std::optional<JobInfo>()> state,
                QWidget *parent = nullptr);

Q_SIGNALS:
    void cancelRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void update();

    QString m_file;
    std::function<std::optional<JobInfo>()> m_state;
    QLabel *m_phase;
    QLabel *m_figures;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QTimer m_timer;
};

} // namespace v8scope
