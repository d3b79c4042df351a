// SPDX-License-Identifier: GPL-3.0-or-later
// The first page: open, recent files, samples, and how to record a file. Tells what was chosen;
// opens nothing itself.
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace v8scope {

class RecentFiles;

class StartPage : public QWidget {
    Q_OBJECT
public:
    StartPage(RecentFiles &recent, const QStringList &sampleFolders, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested(); // which file is still to be asked
    void fileChosen(const QString &file);

private:
    QWidget *makeLeft();
    QWidget *makeRight(const QStringList &sampleFolders);
    void fillRecent();
    QWidget *makeRecentRow(const QString &path, bool pinned);

    RecentFiles &m_recent;
    QVBoxLayout *m_recentRows = nullptr;
};

} // namespace v8scope
