// SPDX-License-Identifier: GPL-3.0-or-later
// One open file: the page in its tab, from "opening" over an error or the panel to "the file
// changed on disk". Reads through the job runner. GUI thread only.
#pragma once

#include "app/documents/load_document.h"
#include "app/documents/panel_factory.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QIcon>
#include <QJsonObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;
class QVBoxLayout;

namespace v8scope {

class JobRunner;
class NoticeBar;

class Document : public QWidget {
    Q_OBJECT
public:
    enum class State { Waiting, Loading, Ready, Failed };

    // file: a path, or "-" for standard input. Nothing is read before load().
    Document(const QString &file, JobRunner &jobs, const PanelServices &services,
             QWidget *parent = nullptr);

    void load(); // also anew
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] bool isStandardInput() const { return m_file == QLatin1String("-"); }
    [[nodiscard]] QString name() const; // without folder
    [[nodiscard]] QIcon icon() const;   // of its tab; says if something went wrong
    [[nodiscard]] const QString &summaryText() const { return m_summaryText; }
    [[nodiscard]] const DocumentPanel &panel() const { return m_panel; }
    [[nodiscard]] const std::optional<LoadedDocument> &loaded() const { return m_loaded; }

    // The panel's state; while there is no panel, the state it will be given.
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

Q_SIGNALS:
    void stateChanged(); // the panel may be another one
    void statusTextChanged(const QString &text);
    void summaryTextChanged(const QString &text);
    void openOtherRequested();

private:
    struct Stamp { // of the file on disk
        bool exists = false;
        qint64 size = 0;
        QDateTime changed;
        bool operator==(const Stamp &) const = default;
    };

    void setState(State state);
    void setPage(QWidget *page);
    void adopt(Result<LoadedDocument> result);
    void showError(const LoadError &error);
    void showPanel(LoadedDocument document);
    void applyRules();
    void clearNotices();
    void addNotice(NoticeBar *bar);
    void addDiagnostics(const std::vector<Diagnostic> &diagnostics);
    void watch();
    void checkFile();
    [[nodiscard]] Stamp stampOnDisk() const;

    QString m_file;
    JobRunner &m_jobs;
    PanelServices m_services;
    State m_state = State::Waiting;
    std::optional<LoadedDocument> m_loaded;
    DocumentPanel m_panel;
    QString m_summaryText;
    QJsonObject m_stateToRestore;
    QVBoxLayout *m_notices;
    QStackedWidget *m_pages;
    QPointer<NoticeBar> m_changeNotice;
    QFileSystemWatcher m_watcher;
    QTimer m_checkTimer;
    Stamp m_stamp; // when reading began
};

} // namespace v8scope
