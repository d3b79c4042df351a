// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/document.h"

#include "app/documents/error_page.h"
#include "app/documents/error_text.h"
#include "app/documents/loading_page.h"
#include "app/jobs/job_runner.h"
#include "app/settings/settings.h"
#include "app/widgets/notice_bar.h"
#include "views/common/icons.h"

#include <QFileInfo>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace v8scope {

namespace {

const QString kLoadKey = QStringLiteral("load");
const QString kRulesKey = QStringLiteral("rules");
// A file that is being written changes many times a second: wait until it rests.
constexpr int kFileRestMs = 300;

} // namespace

Document::Document(const QString &file, JobRunner &jobs, const PanelServices &services,
                   QWidget *parent)
    : QWidget(parent),
      m_file(file),
      m_jobs(jobs),
      m_services(services),
      m_notices(new QVBoxLayout),
      m_pages(new QStackedWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_notices->setSpacing(1);
    layout->addLayout(m_notices);
    layout->addWidget(m_pages, 1);

    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(kFileRestMs);
    connect(&m_checkTimer, &QTimer::timeout, this, &Document::checkFile);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_checkTimer,
            qOverload<>(&QTimer::start));
    connect(&m_services.settings, &Settings::changed, this, &Document::applyRules);
}

QString Document::name() const
{
    return isStandardInput() ? tr("standard input") : QFileInfo(m_file).fileName();
}

QIcon Document::icon() const
{
    switch (m_state) {
    case State::Waiting:
    case State::Loading: return themedIcon(QStringLiteral("clock"));
    case State::Failed: return themedIcon(QStringLiteral("error"));
    case State::Ready: break;
    }
    const bool isMemory = m_loaded->profile->profile->kind == ProfileKind::SampledAllocations;
    return themedIcon(isMemory ? QStringLiteral("memory") : QStringLiteral("cpu"));
}

void Document::load()
{
    m_stateToRestore = saveState();
    clearNotices();
    m_stamp = stampOnDisk();
    m_jobs.drop(this, kRulesKey);
    m_panel = {};
    m_summaryText.clear();
    m_loaded.reset();

    auto *page = new LoadingPage(
        m_file, [this] { return m_jobs.find(this, kLoadKey); }, this);
    connect(page, &LoadingPage::cancelRequested, this, &Document::cancel);
    ReadOptions options;
    const std::uint64_t ceiling = static_cast<std::uint64_t>(m_services.settings.gzipCeilingGiB())
                                  << 30;
    // Who sets a ceiling knows the files.
    if (ceiling != options.maxExpandedBytes)
        options.trustedBytes = 0;
    options.maxExpandedBytes = ceiling;
    m_jobs.run(this, kLoadKey, tr("Opening %1").arg(name()),
               [this, path = m_file.toStdString(), rules = m_services.settings.cpuRules(),
                options](Progress &progress) -> Background::Deliver {
                   // Delivered only while this document lives.
                   auto result = std::make_shared<Result<LoadedDocument>>(
                       loadDocument(path, rules, options, progress));
                   return [this, result] { adopt(std::move(*result)); };
               });
    setPage(page);
    setState(State::Loading);
}

void Document::cancel()
{
    if (m_state == State::Loading)
        m_jobs.cancel(this, kLoadKey);
}

void Document::adopt(Result<LoadedDocument> result)
{
    if (result)
        showPanel(std::move(*result));
    else
        showError(result.error());
    watch();
    checkFile();
}

void Document::showError(const LoadError &error)
{
    auto *page = new ErrorPage(error, m_file, this);
    connect(page, &ErrorPage::retryRequested, this, &Document::load);
    connect(page, &ErrorPage::openOtherRequested, this, &Document::openOtherRequested);
    setPage(page);
    setState(State::Failed);
}

void Document::showPanel(LoadedDocument document)
{
    m_loaded = std::move(document);
    const PanelOutlet outlet{[this](const QString &text) { Q_EMIT statusTextChanged(text); },
                             [this](const QString &text) {
                                 m_summaryText = text;
                                 Q_EMIT summaryTextChanged(text);
                             }};
    m_panel = makePanel(*m_loaded, m_file, m_services, outlet, this);
    setPage(m_panel.widget);
    addDiagnostics(m_loaded->diagnostics);
    if (m_panel.restoreState && !m_stateToRestore.isEmpty())
        m_panel.restoreState(m_stateToRestore);
    m_stateToRestore = {};
    setState(State::Ready);
}

void Document::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void Document::setPage(QWidget *page)
{
    while (QWidget *old = m_pages->currentWidget()) {
        m_pages->removeWidget(old);
        old->deleteLater();
    }
    m_pages->addWidget(page);
    setFocusProxy(page);
}

void Document::applyRules()
{
    const CpuRules rules = m_services.settings.cpuRules();
    if (m_state != State::Ready || m_loaded->profile->rules == rules || !m_panel.setProfile)
        return;
    m_jobs.run(this, kRulesKey, tr("Working out the time of %1 anew").arg(name()),
               [this, profile = m_loaded->profile->profile,
                rules](Progress &progress) -> Background::Deliver {
                   auto resolved = resolve(profile, rules, progress);
                   if (!resolved)
                       return {}; // cancelled
                   return [this, base = std::move(*resolved)] {
                       m_loaded->profile = base;
                       m_panel.setProfile(base);
                   };
               });
}

QJsonObject Document::saveState() const
{
    return m_panel.saveState ? m_panel.saveState() : m_stateToRestore;
}

void Document::restoreState(const QJsonObject &state)
{
    m_stateToRestore = state;
    if (m_panel.restoreState)
        m_panel.restoreState(std::exchange(m_stateToRestore, {}));
}

void Document::clearNotices()
{
    while (QLayoutItem *item = m_notices->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
}

void Document::addNotice(NoticeBar *bar)
{
    m_notices->addWidget(bar);
    connect(bar, &NoticeBar::closed, bar, &QObject::deleteLater);
}

void Document::addDiagnostics(const std::vector<Diagnostic> &diagnostics)
{
    if (diagnostics.empty())
        return;
    QStringList lines;
    for (const Diagnostic &diagnostic : diagnostics)
        lines.append(diagnosticText(diagnostic));
    const auto warnings =
        std::count_if(diagnostics.begin(), diagnostics.end(),
                      [](const Diagnostic &d) { return d.severity == Severity::Warning; });
    const auto kind = warnings > 0 ? NoticeBar::Kind::Warning : NoticeBar::Kind::Info;
    const auto count = warnings > 0 ? warnings : std::ssize(diagnostics);
    QString text;
    if (warnings > 0)
        text =
            count == 1 ? tr("1 problem in this file") : tr("%1 problems in this file").arg(count);
    else
        text = count == 1 ? tr("1 note on this file") : tr("%1 notes on this file").arg(count);
    auto *bar = new NoticeBar(kind, text, this);
    bar->setDetails(lines);
    addNotice(bar);
}

Document::Stamp Document::stampOnDisk() const
{
    QFileInfo info(m_file);
    info.setCaching(false);
    return {info.exists(), info.size(), info.lastModified()};
}

void Document::watch()
{
    // A file that was replaced by renaming is another file to the watcher.
    if (!isStandardInput() && !m_watcher.files().contains(m_file))
        m_watcher.addPath(m_file);
}

void Document::checkFile()
{
    if (isStandardInput() || m_state == State::Loading || m_state == State::Waiting)
        return;
    watch();
    const Stamp now = stampOnDisk();
    if (now == m_stamp)
        return;
    delete m_changeNotice;
    if (now.exists) {
        m_changeNotice = new NoticeBar(
            NoticeBar::Kind::Info, tr("This file has changed on disk since it was read."), this);
        m_changeNotice->addButton(tr("Reload"),
                                  tr("Reads the file again and keeps view and filters."),
                                  [this] { load(); });
    } else {
        m_changeNotice = new NoticeBar(
            NoticeBar::Kind::Info,
            tr("This file is no longer on disk. What you see is what was read before."), this);
    }
    addNotice(m_changeNotice);
}

} // namespace v8scope
