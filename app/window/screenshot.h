// SPDX-License-Identifier: GPL-3.0-or-later
// Saves a picture of the window once everything in it is shown: --screenshot.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace v8scope {

class MainWindow;

class Screenshot : public QObject {
    Q_OBJECT
public:
    // view: 0-based, of every document; -1 = as it opens.
    Screenshot(MainWindow &window, const QString &file, int view, QObject *parent = nullptr);

Q_SIGNALS:
    void finished(bool saved);

private:
    void look();

    MainWindow &m_window;
    QString m_file;
    int m_view;
    int m_quietLooks = 0;
    QTimer m_timer;
};

} // namespace v8scope
