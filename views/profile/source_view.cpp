// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/source_view.h"

#include "views/common/background.h"
#include "views/common/data_table.h"
#include "views/common/formats.h"
#include "views/common/item_view_setup.h"
#include "views/common/table_text.h"
#include "views/common/theme.h"
#include "views/profile/source_editor.h"
#include "views/profile/source_models.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace v8scope {

SourceView::SourceView(ProfileSession &session, QWidget *parent)
    : ProfileDataView(session, parent),
      m_fileModel(new SourceFileModel(session, this)),
      m_lineModel(new SourceLineModel(session, this)),
      m_files(new DataTable(tr("Files"))),
      m_lines(new DataTable(tr("Lines of the file"))),
      m_editor(new SourceEditor),
      m_pages(new QStackedWidget),
      m_title(new QLabel),
      m_banner(new QLabel),
      m_missing(new QLabel),
      m_chooseFolder(new QPushButton(tr("Choose a &folder with the sources…"))),
      m_openEditor(new QPushButton(tr("Open in &editor")))
{
    makeWidgets();
    connectTables();
    setFocusProxy(m_files);
}

void SourceView::makeWidgets()
{
    m_files->setModel(m_fileModel);
    m_files->sortByColumn(SourceFileModel::SelfColumn, Qt::DescendingOrder);
    setSectionWidths(*m_files->horizontalHeader(), {14, 8, 7, 0});
    m_lines->setModel(m_lineModel);
    m_lines->sortByColumn(SourceLineModel::SelfColumn, Qt::DescendingOrder);
    setSectionWidths(*m_lines->horizontalHeader(), {8, 10, 12, 8, 30});

    auto *right = new QSplitter(Qt::Vertical);
    right->setObjectName(QStringLiteral("source-text"));
    right->setChildrenCollapsible(false);
    right->addWidget(makeTextSide());
    right->addWidget(m_lines);
    right->setStretchFactor(0, 3);
    right->setStretchFactor(1, 1);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("source"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_files);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 5);
    splitter->setSizes({400, 800});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

QWidget *SourceView::makeTextSide()
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_openEditor->setToolTip(tr("Opens the file at the current line in your own editor."));
    m_openEditor->setEnabled(false);
    m_banner->setWordWrap(true);
    m_banner->setMargin(4);
    m_banner->setAutoFillBackground(true);
    m_banner->hide();
    m_pages->addWidget(m_editor);
    m_pages->addWidget(makeMissingPage());

    auto *top = new QHBoxLayout;
    top->setContentsMargins(4, 2, 4, 2);
    top->setSpacing(6);
    top->addWidget(m_title, 1);
    top->addWidget(m_openEditor);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    return side;
}

QWidget *SourceView::makeMissingPage()
{
    m_missing->setWordWrap(true);
    m_missing->setTextFormat(Qt::PlainText);
    m_missing->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_missing->setAccessibleName(tr("Why there is no source text"));
    m_chooseFolder->setToolTip(
        tr("Files are then looked for in that folder by the end of their paths."));
    connect(m_chooseFolder, &QPushButton::clicked, this, &SourceView::sourceFolderRequested);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addWidget(m_missing);
    column->addWidget(m_chooseFolder, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

void SourceView::connectTables()
{
    connect(m_files, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        m_wantedLine = 0;
        showFile(index.row());
    });
    connect(m_lines, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (!isFollowing())
            goToPlace(m_lineModel->lineAt(index.row()), 0);
    });
    connect(m_lines, &DataTable::hovered, this,
            [this](const QModelIndex &index) { session().setHover(functionOnLine(index.row())); });
    connect(m_lines, &DataTable::rowActivated, this, [this](const QModelIndex &index) {
        const ProfileItem item = functionOnLine(index.row());
        if (!item.isValid())
            return;
        selectItem(item);
        Q_EMIT activated(item);
    });
    connect(m_lines, &DataTable::menuRequested, this,
            [this](const QModelIndex &index, const QPoint &at) {
                if (const ProfileItem item = functionOnLine(index.row()); item.isValid())
                    Q_EMIT contextMenuRequested(item, at);
            });
    connect(m_openEditor, &QPushButton::clicked, this, [this] {
        const auto piece = static_cast<std::size_t>(m_editor->currentLine());
        const auto &pieces = m_editor->source().pieces();
        const SourceText::Piece at =
            piece < pieces.size() ? pieces[piece] : SourceText::Piece{1, 0};
        Q_EMIT openInEditorRequested(QString::fromStdString(m_url), at.line, at.column + 1);
    });
}

QWidget *SourceView::mainWidget() const
{
    return m_files;
}

QString SourceView::bannerText() const
{
    return m_banner->isHidden() ? QString() : m_banner->text();
}

void SourceView::setProvider(Provider provider)
{
    m_provider = std::move(provider);
    reloadText();
}

void SourceView::reloadText()
{
    m_textOf.clear();
    if (!m_url.empty())
        showFile(m_files->currentIndex().row());
}

void SourceView::showView()
{
    const std::shared_ptr<const ProfileView> view = session().view();
    session().background().run(this, QStringLiteral("source-lines"), tr("Summing up lines"),
                               [this, view](Progress &) -> Background::Deliver {
                                   auto sources = collectSources(view);
                                   return [this, sources] { adopt(sources); };
                               });
}

void SourceView::adopt(std::shared_ptr<const SourceData> sources)
{
    m_data = std::move(sources);
    m_fileModel->setSources(m_data);
    m_lineModel->setFile(m_data, nullptr);
    const std::string url = std::exchange(m_url, {});
    followSelection();
    if (!m_url.empty() || m_data->files.empty()) // the selection has its file, or there is none
        return;
    const int kept = std::max(m_data->find(url), 0);
    m_files->showRow(m_fileModel->rowOf(static_cast<std::uint32_t>(kept)));
}

void SourceView::showSelection()
{
    const FunctionId f = session().selection().function;
    if (!m_data || !f.isValid())
        return;
    const int file = m_data->find(m_data->view->url(f));
    if (file < 0 || m_data->view->line(f) < 0)
        return;
    const int row = m_fileModel->rowOf(static_cast<std::uint32_t>(file));
    const std::int32_t line = m_data->view->line(f) + 1;
    m_files->showRow(row);
    goToPlace(line, m_data->view->column(f));
    m_lines->showRow(m_lineModel->rowOfLine(line));
}

void SourceView::showMarks()
{
    m_lines->viewport()->update();
}

void SourceView::showFile(int row)
{
    const SourceFile *file = m_fileModel->fileAt(row);
    if (!file)
        return;
    m_url = file->lines.url;
    const QString url = QString::fromStdString(m_url);
    m_title->setText(toQString(displayPath(m_url)));
    m_title->setToolTip(m_title->text());
    m_lineModel->setFile(m_data, file);
    if (m_textOf == m_url) {
        m_editor->setMarks(marksOf(m_editor->source()));
        goToPlace(m_wantedLine, m_wantedColumn);
        return;
    }
    session().background().run(
        this, QStringLiteral("source-text"), tr("Reading the source"),
        [this, url, provider = m_provider, owner = thread()](Progress &) -> Background::Deliver {
            const std::optional<QString> text = provider ? provider(url) : std::nullopt;
            if (!text)
                return [this, url] { showMissing(url); };
            const SourceEditor::Prepared source = SourceEditor::prepare(*text, owner);
            return [this, url, source] { showText(url, source); };
        });
}

void SourceView::showText(const QString &url, const SourceEditor::Prepared &source)
{
    if (url.toStdString() != m_url)
        return;
    m_textOf = m_url;
    const SourceText *text = &source.text;
    m_editor->setSource(source, marksOf(*text));
    m_pages->setCurrentIndex(0);
    m_openEditor->setEnabled(true);
    const std::int32_t lastLine = m_lineModel->file() && !m_lineModel->file()->lines.lines.empty()
                                      ? m_lineModel->file()->lines.lines.back().line
                                      : 0;
    QString note;
    if (lastLine > text->lineCount())
        note = tr("This is not the file that was profiled: it has %1 lines, the profile names line "
                  "%2.")
                   .arg(formatCount(static_cast<std::uint64_t>(text->lineCount())),
                        formatCount(static_cast<std::uint64_t>(lastLine)));
    else if (text->brokenLines() > 0)
        note = tr("%1 long lines are shown in pieces. V8 counts ticks by line, so the pieces show "
                  "the self weight of the functions that start in them.")
                   .arg(formatCount(static_cast<std::uint64_t>(text->brokenLines())));
    QPalette colours = palette();
    colours.setColor(QPalette::Window, Theme::of(colours).warningBackground());
    m_banner->setPalette(colours);
    m_banner->setText(note);
    m_banner->setVisible(!note.isEmpty());
    goToPlace(m_wantedLine, m_wantedColumn);
}

void SourceView::showMissing(const QString &url)
{
    if (url.toStdString() != m_url)
        return;
    m_textOf.clear();
    m_banner->hide();
    m_openEditor->setEnabled(false);
    const bool isNode = url.startsWith(QLatin1String("node:"));
    const bool isWasm = url.startsWith(QLatin1String("wasm:"));
    QString text = toQString(displayPath(m_url)) + QStringLiteral("\n\n");
    if (isNode)
        text += tr("This is Node's own code, which is part of the node program and not a file on "
                   "this machine.");
    else if (isWasm)
        text += tr("This is WebAssembly, which has no source lines.");
    else
        text += tr("The file was not found on this machine. If you have its sources somewhere "
                   "else, choose their folder.");
    text += QStringLiteral("\n\n") + tr("The lines that took time are listed below all the same.");
    m_missing->setText(text);
    m_chooseFolder->setVisible(!isWasm);
    m_pages->setCurrentIndex(1);
}

QHash<int, LineMark> SourceView::marksOf(const SourceText &text) const
{
    const SourceFile *file = m_lineModel->file();
    if (!file)
        return {};
    const WeightUnit unit = m_data->view->tree->unit;
    std::int64_t hottest = 1;
    for (const LineRow &line : file->lines.lines)
        hottest = std::max(hottest, line.self);
    QHash<int, LineMark> marks;
    for (const LineRow &line : file->lines.lines) {
        const int piece = text.pieceAt(line.line, 0);
        if (piece < 0 || text.isPart(piece))
            continue;
        LineMark &mark = marks[piece];
        mark.self = line.self > 0 ? formatWeight(line.self, unit) : QString();
        mark.ticks = line.ticks > 0 ? formatCount(line.ticks) : QString();
        mark.heat = static_cast<double>(line.self) / static_cast<double>(hottest);
        mark.toolTip = tr("Line %1: self %2, %3 ticks")
                           .arg(formatCount(static_cast<std::uint64_t>(line.line)),
                                formatWeightExact(line.self, unit), formatCount(line.ticks));
    }
    std::int64_t hottestPiece = 1;
    QHash<int, std::int64_t> selfOfPiece;
    for (const SourceFunction &f : file->functions) {
        const int piece = text.pieceAt(f.line, f.column);
        if (piece >= 0 && text.isPart(piece) && f.self > 0)
            hottestPiece = std::max(hottestPiece, selfOfPiece[piece] += f.self);
    }
    for (auto it = selfOfPiece.cbegin(); it != selfOfPiece.cend(); ++it) {
        marks[it.key()] = {
            formatWeight(it.value(), unit), QString(),
            tr("Functions that start here: self %1").arg(formatWeightExact(it.value(), unit)),
            static_cast<double>(it.value()) / static_cast<double>(hottestPiece)};
    }
    return marks;
}

void SourceView::goToPlace(std::int32_t line, std::int32_t column)
{
    m_wantedLine = line;
    m_wantedColumn = column;
    if (m_textOf != m_url || m_url.empty())
        return; // the text is on its way
    int piece = line > 0 ? m_editor->source().pieceAt(line, column) : -1;
    if (line <= 0) {
        double heat = -1;
        for (auto it = m_editor->marks().cbegin(); it != m_editor->marks().cend(); ++it) {
            if (it->heat > heat || (it->heat == heat && it.key() < piece)) {
                heat = it->heat;
                piece = it.key();
            }
        }
    }
    if (piece >= 0)
        m_editor->goToLine(piece);
}

ProfileItem SourceView::functionOnLine(int row) const
{
    const std::int32_t line = m_lineModel->lineAt(row);
    if (line <= 0 || !m_lineModel->file())
        return {};
    const std::span<const SourceFunction> functions = m_lineModel->file()->startingOn(line);
    const auto heaviest = std::max_element(
        functions.begin(), functions.end(),
        [](const SourceFunction &a, const SourceFunction &b) { return a.total < b.total; });
    return heaviest == functions.end() ? ProfileItem()
                                       : ProfileItem{heaviest->function, NodeId::kNoneValue};
}

bool SourceView::findNext(bool backwards)
{
    const SourceFile *file = m_lineModel->file();
    if (!file || !session().isSearching())
        return false;
    const int count = m_lineModel->rowCount();
    const QModelIndex chosen = m_lines->chosen();
    const int current = chosen.isValid() ? chosen.row() : (backwards ? 0 : -1);
    for (int step = 1; step <= count; ++step) {
        const int row = (current + (backwards ? -step : step) + 2 * count) % count;
        for (const SourceFunction &f : file->startingOn(m_lineModel->lineAt(row))) {
            if (!session().matches(f.function))
                continue;
            m_lines->showRow(row);
            goToPlace(f.line, f.column);
            return true;
        }
    }
    return false;
}

QByteArray SourceView::toCsv() const
{
    return tableAsCsv(*m_lineModel);
}

QString SourceView::toText() const
{
    const QString chosen = m_editor->textCursor().selectedText();
    if (m_editor->hasFocus() && !chosen.isEmpty())
        return QString(chosen).replace(QChar::ParagraphSeparator, u'\n');
    return selectedOrAllAsTsv(*m_lines);
}

} // namespace v8scope
