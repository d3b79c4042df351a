// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include "app/appearance.h"
#include "app/documents/document.h"
#include "app/jobs/job_runner.h"
#include "app/settings/recent_files.h"
#include "app/settings/settings.h"
#include "app/sources/source_finder.h"
#include "app/widgets/notice_bar.h"
#include "app/window/app_actions.h"
#include "app/window/command_palette.h"
#include "app/window/drop_filter.h"
#include "app/window/drop_hint.h"
#include "app/window/jobs_indicator.h"
#include "app/window/menus.h"
#include "app/window/open_dialog.h"
#include "app/window/palette_entries.h"
#include "app/window/start_page.h"
#include "app/window/tab_bar.h"
#include "views/common/action_registry.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

constexpr QSize kFirstSize{1280, 820};
constexpr qsizetype kMostClosed = 20;
constexpr int kMessageMs = 8000;
const QString kStandardInput = QStringLiteral("-");

QString samePath(const QString &file)
{
    const QString canonical = QFileInfo(file).canonicalFilePath();
    return canonical.isEmpty() ? QFileInfo(file).absoluteFilePath() : canonical;
}

} // namespace

MainWindow::MainWindow(const Services &services)
    : m_services(services), m_actions(new ActionRegistry(this, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("v8scope"));
    resize(kFirstSize);
    addAppActions(*this);
    makeTabs();
    makeStatusBar();
    m_toolBar = addToolBar(tr("Tools"));
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_palette = new CommandPalette(this);

    auto *hint = new DropHint(this);
    auto *drops = new DropFilter(this);
    connect(drops, &DropFilter::dragEntered, hint, &DropHint::appear);
    connect(drops, &DropFilter::dragLeft, hint, &QWidget::hide);
    connect(drops, &DropFilter::filesDropped, this, &MainWindow::openFiles);
    connect(&m_services.settings, &Settings::changed, this, &MainWindow::applySettings);
    connect(&m_services.jobs, &JobRunner::jobFailed, this,
            [this](const QString &title, const QString &reason) {
                report(tr("%1: %2").arg(title, reason));
            });
    applySettings();
    showStartPage();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeTabs()
{
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_notices = new QVBoxLayout;
    layout->addLayout(m_notices);
    m_tabs = new DocumentTabs(centre);
    layout->addWidget(m_tabs, 1);
    setCentralWidget(centre);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closeTab);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::currentChanged);
    m_tabs->tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tabs->tabBar(), &QWidget::customContextMenuRequested, this, &MainWindow::showTabMenu);
}

void MainWindow::makeStatusBar()
{
    m_status = new QLabel(this);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary = new QLabel(this);
    m_summary->setTextFormat(Qt::PlainText);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_summary);
    statusBar()->addPermanentWidget(new JobsIndicator(m_services.jobs, this));
}

Document *MainWindow::currentDocument() const
{
    return qobject_cast<Document *>(m_tabs->currentWidget());
}

QList<Document *> MainWindow::documents() const
{
    QList<Document *> found;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto *document = qobject_cast<Document *>(m_tabs->widget(i)))
            found.append(document);
    }
    return found;
}

Document *MainWindow::findDocument(const QString &file) const
{
    if (file == kStandardInput)
        return nullptr;
    const QList<Document *> all = documents();
    for (Document *document : all) {
        if (samePath(document->file()) == samePath(file))
            return document;
    }
    return nullptr;
}

void MainWindow::openFiles(const QStringList &files)
{
    for (const QString &file : files) {
        Document *document = findDocument(file);
        if (!document)
            document =
                addDocument(file == kStandardInput ? file : QFileInfo(file).absoluteFilePath());
        m_tabs->setCurrentWidget(document);
        if (file != kStandardInput)
            m_services.recent.add(file);
    }
    saveSession();
}

void MainWindow::openWithDialog()
{
    openFiles(askForFiles(this, m_services.settings));
}

Document *MainWindow::addDocument(const QString &file)
{
    auto *document = new Document(file, m_services.jobs, panelServices(), m_tabs);
    connect(document, &Document::stateChanged, this,
            [this, document] { documentChanged(document); });
    connect(document, &Document::openOtherRequested, this, &MainWindow::openWithDialog);
    connect(document, &Document::statusTextChanged, this, [this, document](const QString &text) {
        if (document == currentDocument())
            m_status->setText(text);
    });
    connect(document, &Document::summaryTextChanged, this, [this, document](const QString &text) {
        if (document == currentDocument())
            m_summary->setText(text);
    });
    m_tabs->addTab(document, QString());
    removeStartPage();
    updateTitles();
    return document;
}

PanelServices MainWindow::panelServices()
{
    return {m_services.jobs, m_services.settings, m_services.sources,
            [this](const QString &message) { report(message); },
            [this](const QString &message) { statusBar()->showMessage(message, kMessageMs); }};
}

void MainWindow::showStartPage()
{
    if (!m_startPage) {
        m_startPage = new StartPage(m_services.recent, m_services.sampleFolders, m_tabs);
        connect(m_startPage, &StartPage::openRequested, this, &MainWindow::openWithDialog);
        connect(
            m_startPage, &StartPage::fileChosen, this,
            [this](const QString &file) { openFiles({file}); }, Qt::QueuedConnection);
        m_tabs->addTab(m_startPage, tr("Start"));
    }
    m_tabs->setCurrentWidget(m_startPage);
    m_startPage->setFocus();
    rebuildActions();
}

void MainWindow::removeStartPage()
{
    if (!m_startPage)
        return;
    StartPage *page = std::exchange(m_startPage, nullptr);
    m_tabs->removeTab(m_tabs->indexOf(page));
    page->deleteLater();
}

void MainWindow::closeTab(int index)
{
    QWidget *page = m_tabs->widget(index);
    if (!page || (page == m_startPage && m_tabs->count() == 1))
        return;
    if (page == m_startPage) {
        removeStartPage();
        return;
    }
    if (const auto *document = qobject_cast<Document *>(page)) {
        m_closed.append({document->file(), document->saveState()});
        if (m_closed.size() > kMostClosed)
            m_closed.removeFirst();
    }
    m_tabs->removeTab(index);
    delete page; // its jobs are dropped with it
    if (m_tabs->count() == 0)
        showStartPage();
    updateTitles();
    rebuildActions();
    saveSession();
}

void MainWindow::closeCurrentTab()
{
    closeTab(m_tabs->currentIndex());
}

void MainWindow::closeAllTabs()
{
    for (int i = m_tabs->count() - 1; i >= 0; --i)
        closeTab(i);
}

void MainWindow::closeOtherTabs(int index)
{
    const QWidget *kept = m_tabs->widget(index);
    for (int i = m_tabs->count() - 1; i >= 0; --i) {
        if (m_tabs->widget(i) != kept)
            closeTab(i);
    }
}

void MainWindow::reopenClosed()
{
    if (m_closed.isEmpty())
        return;
    const Closed closed = m_closed.takeLast();
    Document *document = findDocument(closed.file);
    if (!document) {
        document = addDocument(closed.file);
        document->restoreState(closed.state);
    }
    m_tabs->setCurrentWidget(document);
    rebuildActions();
}

void MainWindow::reloadCurrent()
{
    if (Document *document = currentDocument())
        document->load();
}

void MainWindow::stepTab(int by)
{
    const int count = m_tabs->count();
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

void MainWindow::currentChanged()
{
    m_status->clear();
    m_summary->clear();
    Document *document = currentDocument();
    // A restored document is read when it is first looked at.
    if (document && document->state() == Document::State::Waiting && !m_isRestoring)
        document->load();
    if (document)
        m_summary->setText(document->summaryText());
    setWindowTitle(document ? tr("%1 — v8scope").arg(document->name()) : tr("v8scope"));
    rebuildActions();
    focusDocument();
}

void MainWindow::focusDocument()
{
    Document *document = currentDocument();
    if (document && m_palette->isHidden())
        document->setFocus();
}

void MainWindow::documentChanged(Document *document)
{
    updateTitles();
    if (document == currentDocument()) {
        m_summary->setText(document->summaryText());
        rebuildActions();
        focusDocument();
    }
}

void MainWindow::updateTitles()
{
    const QList<Document *> all = documents();
    for (const Document *document : all) {
        const auto sameName = std::count_if(all.begin(), all.end(), [document](Document *other) {
            return other->name() == document->name();
        });
        const QString folder = QFileInfo(QFileInfo(document->file()).path()).fileName();
        QString title = document->name();
        if (sameName > 1 && !folder.isEmpty())
            title = tr("%1 (%2)").arg(title, folder);
        const int index = m_tabs->indexOf(document);
        m_tabs->setTabText(index, title.replace(QLatin1Char('&'), QLatin1String("&&")));
        m_tabs->setTabToolTip(index, document->file());
        m_tabs->setTabIcon(index, document->icon());
    }
}

void MainWindow::rebuildActions()
{
    if (!m_toolBar)
        return;
    Document *document = currentDocument();
    const ActionRegistry *panelActions = document ? document->panel().actions : nullptr;
    buildMenus(menuBar(), *this, panelActions);
    buildToolBar(m_toolBar, *m_actions, panelActions);
    m_actions->find(QStringLiteral("file.reload"))
        ->setEnabled(document && document->state() != Document::State::Loading);
    m_actions->find(QStringLiteral("file.facts"))->setEnabled(document && document->loaded());
    m_actions->find(QStringLiteral("file.close"))->setEnabled(document || m_tabs->count() > 1);
    m_actions->find(QStringLiteral("file.close-all"))->setEnabled(!documents().isEmpty());
    m_actions->find(QStringLiteral("file.reopen"))->setEnabled(!m_closed.isEmpty());
}

void MainWindow::applySettings()
{
    m_services.appearance.apply(m_services.settings.theme());
    QStringList folders = m_services.settings.sourceFolders();
    for (const QString &samples : m_services.sampleFolders)
        folders.append(samples +
                       QStringLiteral("/programs")); // what the samples were recorded from
    m_services.sources->setFolders(folders);
}

void MainWindow::showTabMenu(const QPoint &position)
{
    const int index = m_tabs->tabBar()->tabAt(position);
    if (const auto *document = qobject_cast<Document *>(m_tabs->widget(index)))
        runTabMenu(*this, *document, index, m_tabs->tabBar()->mapToGlobal(position));
}

void MainWindow::showPalette()
{
    m_palette->open(paletteEntries(*this));
    if (Document *document = currentDocument(); document && document->panel().listFunctions) {
        document->panel().listFunctions([this](const QList<PanelFunction> &functions) {
            m_palette->add(functionEntries(functions));
        });
    }
}

void MainWindow::report(const QString &message)
{
    for (int i = 0; i < m_notices->count(); ++i) {
        const auto *bar = qobject_cast<NoticeBar *>(m_notices->itemAt(i)->widget());
        if (bar && bar->text() == message)
            return;
    }
    auto *bar = new NoticeBar(NoticeBar::Kind::Error, message, this);
    connect(bar, &NoticeBar::closed, bar, &QObject::deleteLater);
    m_notices->addWidget(bar);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveSession();
    event->accept();
}

} // namespace v8scope
