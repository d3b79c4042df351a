// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_panel.h"

#include "views/common/action_controls.h"
#include "views/common/action_registry.h"
#include "views/common/search_bar.h"
#include "views/flame/flame_widget.h"
#include "views/profile/color_choice.h"
#include "views/profile/details_pane.h"
#include "views/profile/export_actions.h"
#include "views/profile/filter_bar.h"
#include "views/profile/flame_chart_view.h"
#include "views/profile/flame_graph_view.h"
#include "views/profile/flame_keys.h"
#include "views/profile/go_to.h"
#include "views/profile/group_menu.h"
#include "views/profile/groups_view.h"
#include "views/profile/item_actions.h"
#include "views/profile/item_menu.h"
#include "views/profile/panel_pages.h"
#include "views/profile/panel_status.h"
#include "views/profile/profile_data_view.h"
#include "views/profile/profile_pages.h"
#include "views/profile/profile_session.h"
#include "views/profile/profile_state.h"
#include "views/profile/source_view.h"
#include "views/profile/view_history.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace v8scope {

struct ProfilePanel::Parts {
    QString fileName;
    ProfilePanelHooks hooks;
    PanelPages *pages = nullptr;
    FilterBar *filterBar = nullptr;
    SearchBar *searchBar = nullptr;
    DetailsPane *details = nullptr;
    QSplitter *splitter = nullptr;
    ColorChoice *colors = nullptr;
    QWidget *graphControls = nullptr; // seen with the flame graph only
    QAction *back = nullptr;
    QAction *forward = nullptr;
    QAction *showDetails = nullptr;
    QAction *alphabetical = nullptr;
    QAction *upwards = nullptr;
    ViewHistory history;
    bool isRevisiting = false;
    bool wheelZooms = false;
    std::optional<ItemPath> pendingItem; // selected once the filters' view is there
};

ProfilePanel::ProfilePanel(std::shared_ptr<const ResolvedProfile> profile, QString fileName,
                           Background &background, ProfilePanelHooks hooks, QWidget *parent)
    : QWidget(parent),
      m_session(new ProfileSession(std::move(profile), background, this)),
      m_actions(new ActionRegistry(this, this)),
      m_parts(std::make_unique<Parts>())
{
    m_parts->fileName = std::move(fileName);
    m_parts->hooks = std::move(hooks);
    buildPages();
    registerViewActions();
    registerFlameKeys(*m_actions, [this] {
        auto *shown = qobject_cast<FlameView *>(m_parts->pages->currentWidget());
        return shown ? &shown->flame() : nullptr;
    });
    registerFilterActions(*m_actions, *m_session);
    buildLayout();
    connectParts();
    // A profile without samples has no chart: the next view comes first.
    const int first = m_parts->pages->isEnabledAt(0) ? 0 : 1;
    m_parts->pages->showPage(first);
    setFocusProxy(m_parts->pages->currentWidget());
    noteVisit();
}

ProfilePanel::~ProfilePanel()
{
    // The views go first: they refer to session and actions to their end.
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void ProfilePanel::buildPages()
{
    m_parts->pages = new PanelPages(profilePages(*m_session, *m_actions), *m_actions, this);
    ItemActionTargets targets;
    targets.showCallers = [this] { goTo(QStringLiteral("functions")); };
    targets.showInChart = [this] { goTo(QStringLiteral("flame-chart")); };
    targets.showInGraph = [this] { goTo(QStringLiteral("flame-graph")); };
    targets.showInTree = [this] { goTo(QStringLiteral("call-tree")); };
    targets.showSource = [this] { goTo(QStringLiteral("source")); };
    if (m_parts->hooks.openInEditor)
        targets.openInEditor = [this] {
            openSelectionInEditor(*m_session, m_parts->hooks.openInEditor);
        };
    targets.copyStack = [this] { copySelectedStack(*m_session); };
    targets.copySubtree = [this](SubtreeFormat format) {
        copySelectedSubtree(*m_session, format, m_parts->fileName, this);
    };
    targets.hasChart = FlameChartView::isPossible(m_session->base());
    registerItemActions(*m_actions, *m_session, targets);

    ExportContext context;
    context.parent = this;
    context.fileName = m_parts->fileName;
    context.save = [this](const QString &name, const QString &filter, const QByteArray &bytes) {
        if (m_parts->hooks.save)
            m_parts->hooks.save(this, name, filter, bytes);
    };
    context.report = [this](const QString &message) {
        if (m_parts->hooks.report)
            m_parts->hooks.report(message);
    };
    context.currentView = [this] { return m_parts->pages->currentWidget(); };
    context.currentTitle = [this] {
        return m_parts->pages->bar().tabText(m_parts->pages->currentIndex());
    };
    context.look = [this] {
        return GraphLook{m_parts->alphabetical->isChecked() ? FlameOrder::Alphabetical
                                                            : FlameOrder::LeftHeavy,
                         !m_parts->upwards->isChecked(), Theme::of(palette()).isDark()};
    };
    registerExportActions(*m_actions, *m_session, context);
}

void ProfilePanel::registerViewActions()
{
    const QString menu = QStringLiteral("View");
    m_parts->back = m_actions->add({QStringLiteral("profile.back"),
                                    tr("&Back"),
                                    menu,
                                    {QKeySequence(QStringLiteral("Alt+Left"))},
                                    tr("Go back to the view and selection before"),
                                    QStringLiteral("back")},
                                   [this] { revisit(false); });
    m_parts->forward = m_actions->add({QStringLiteral("profile.forward"),
                                       tr("For&ward"),
                                       menu,
                                       {QKeySequence(QStringLiteral("Alt+Right"))},
                                       tr("Go forward to where you came back from"),
                                       QStringLiteral("forward")},
                                      [this] { revisit(true); });
    m_actions->add({QStringLiteral("profile.find"),
                    tr("&Find…"),
                    QStringLiteral("Edit"),
                    {QKeySequence::Find},
                    tr("Search functions by name or file, in every view"),
                    QStringLiteral("search")},
                   [this] { m_parts->searchBar->open(); });
    m_actions->add({QStringLiteral("profile.find-next"),
                    tr("Find &next"),
                    QStringLiteral("Edit"),
                    {QKeySequence(Qt::Key_F3)},
                    tr("Go to the next match"),
                    {}},
                   [this] { findNext(false); });
    m_actions->add({QStringLiteral("profile.find-previous"),
                    tr("Find &previous"),
                    QStringLiteral("Edit"),
                    {QKeySequence(QStringLiteral("Shift+F3"))},
                    tr("Go to the match before"),
                    {}},
                   [this] { findNext(true); });
    m_actions->add({QStringLiteral("profile.go-to"),
                    tr("&Go to…"),
                    QStringLiteral("Edit"),
                    {QKeySequence(QStringLiteral("Ctrl+G"))},
                    tr("Go to a time of the recording or to a node by its id in the file"),
                    {}},
                   [this] { askWhereToGo(); });
    m_parts->alphabetical = m_actions->addToggle(
        {QStringLiteral("profile.graph-alphabetical"),
         tr("Flame graph by &name"),
         menu,
         {QKeySequence(Qt::Key_B)},
         tr("Order the flame graph by name instead of the heaviest first"),
         {}},
        [this](bool on) {
            if (auto *graph = builtView<FlameGraphView>(*m_parts->pages))
                graph->setOrder(on ? FlameOrder::Alphabetical : FlameOrder::LeftHeavy);
        });
    m_parts->upwards =
        m_actions->addToggle({QStringLiteral("profile.graph-upwards"),
                              tr("Flame graph &upwards"),
                              menu,
                              {QKeySequence(Qt::Key_V)},
                              tr("Let the flame graph grow up like flames, callers below"),
                              {}},
                             [this](bool on) {
                                 if (auto *graph = builtView<FlameGraphView>(*m_parts->pages))
                                     graph->setUpwards(on);
                             });
    m_parts->alphabetical->setIconText(tr("By name"));
    m_parts->upwards->setIconText(tr("Upwards"));
    m_parts->showDetails =
        m_actions->addToggle({QStringLiteral("profile.details"),
                              tr("&Details"),
                              menu,
                              {QKeySequence(Qt::Key_F4)},
                              tr("Show what the selected function costs and how it was called"),
                              {}},
                             [this](bool on) { m_parts->details->setVisible(on); });
}

void ProfilePanel::buildLayout()
{
    Parts &parts = *m_parts;
    parts.filterBar = new FilterBar(*m_session, *m_actions, this);
    parts.searchBar = new SearchBar(tr("Find functions by name or file"), this);
    parts.searchBar->hide();
    parts.details = new DetailsPane(*m_session, *m_actions, this);
    parts.colors = new ColorChoice(*m_actions, this);
    parts.splitter = new QSplitter(Qt::Horizontal, this);
    parts.splitter->setChildrenCollapsible(false);
    parts.splitter->addWidget(parts.pages);
    parts.splitter->addWidget(parts.details);
    parts.splitter->setStretchFactor(0, 1);
    parts.splitter->setStretchFactor(1, 0);
    const int detailsWidth = fontMetrics().averageCharWidth() * 52;
    parts.splitter->setSizes({detailsWidth * 3, detailsWidth});
    parts.showDetails->setChecked(true);
    parts.graphControls = new QWidget(this);
    auto *graphRow = new QHBoxLayout(parts.graphControls);
    graphRow->setContentsMargins(0, 0, 0, 0);
    for (QAction *action : {parts.alphabetical, parts.upwards})
        graphRow->addWidget(checkBoxFor(action, parts.graphControls));
    parts.pages->corner().addWidget(parts.graphControls);
    parts.pages->corner().addWidget(parts.colors);
    parts.pages->corner().addWidget(checkBoxFor(parts.showDetails, this));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(&parts.pages->tabRow());
    column->addWidget(parts.filterBar);
    column->addWidget(parts.searchBar);
    column->addWidget(parts.splitter, 1);
}

void ProfilePanel::connectParts()
{
    Parts &parts = *m_parts;
    connect(parts.pages, &PanelPages::built, this, &ProfilePanel::onBuilt);
    connect(parts.pages, &PanelPages::currentChanged, this, &ProfilePanel::onPageChanged);
    connect(parts.colors, &ColorChoice::modeChanged, this, &ProfilePanel::applyColorMode);
    connect(parts.searchBar, &SearchBar::searchChanged, this, &ProfilePanel::onSearchEdited);
    connect(parts.searchBar, &SearchBar::nextRequested, this, [this] { findNext(false); });
    connect(parts.searchBar, &SearchBar::previousRequested, this, [this] { findNext(true); });
    connect(parts.searchBar, &SearchBar::closed, this, [this] {
        m_session->setSearch({});
        if (QWidget *shown = m_parts->pages->currentWidget())
            shown->setFocus();
    });
    connect(m_session, &ProfileSession::searchChanged, this, [this] {
        m_parts->searchBar->setResult(searchStatus(*m_session),
                                      !m_session->searchError().isEmpty());
    });
    connect(m_session, &ProfileSession::viewChanged, this, &ProfilePanel::onViewChanged);
    connect(m_session, &ProfileSession::selectionChanged, this, &ProfilePanel::noteVisit);
    connect(m_session, &ProfileSession::selectionChanged, this, &ProfilePanel::updateStatus);
    connect(m_session, &ProfileSession::hoverChanged, this, &ProfilePanel::updateStatus);
    connect(parts.details, &DetailsPane::totalsChanged, this, &ProfilePanel::updateStatus);
}

void ProfilePanel::onPageChanged()
{
    QWidget *shown = m_parts->pages->currentWidget();
    setFocusProxy(shown);
    m_parts->graphControls->setVisible(qobject_cast<FlameGraphView *>(shown) != nullptr);
    m_parts->colors->setVisible(qobject_cast<FlameView *>(shown) != nullptr);
    noteVisit();
    Q_EMIT selectedRowsChanged();
}

void ProfilePanel::onBuilt(int index)
{
    QWidget *built = m_parts->pages->builtWidget(index);
    if (auto *flame = qobject_cast<FlameView *>(built)) {
        flame->setColorMode(m_parts->colors->mode());
        applyWheelMode();
        connect(flame, &FlameView::resetRequested, this, &ProfilePanel::reset);
    }
    if (auto *graph = qobject_cast<FlameGraphView *>(built)) {
        graph->setOrder(m_parts->alphabetical->isChecked() ? FlameOrder::Alphabetical
                                                           : FlameOrder::LeftHeavy);
        graph->setUpwards(m_parts->upwards->isChecked());
    }
    if (auto *table = qobject_cast<ProfileDataView *>(built))
        connectTable(*table);
    if (auto *source = qobject_cast<SourceView *>(built))
        connectSource(*source);
    if (auto *groups = qobject_cast<GroupsView *>(built))
        connect(groups, &GroupsView::groupMenuRequested, this,
                [this, groups](GroupBy by, const QString &name, const QPoint &globalPos) {
                    showGroupMenu(*m_session, by, name, globalPos, groups);
                });
}

void ProfilePanel::connectTable(ProfileDataView &table)
{
    table.setFocusProxy(table.mainWidget());
    connect(&table, &ProfileDataView::contextMenuRequested, this,
            [this, &table](const ProfileItem &item, const QPoint &globalPos) {
                m_session->select(item);
                showItemMenu(*m_actions, globalPos, &table);
            });
    connect(&table, &ProfileDataView::activated, this, [this](const ProfileItem &item) {
        m_session->select(item);
        m_actions->find(QStringLiteral("profile.open-source"))->trigger();
    });
    if (const auto *rows = qobject_cast<QAbstractItemView *>(table.mainWidget()))
        connect(rows->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &ProfilePanel::selectedRowsChanged);
}

QString ProfilePanel::selectedRowsText() const
{
    const auto *table = qobject_cast<ProfileDataView *>(m_parts->pages->currentWidget());
    return table ? selectedRowsStatus(*m_session, *table) : QString();
}

void ProfilePanel::connectSource(SourceView &source)
{
    const ProfilePanelHooks &hooks = m_parts->hooks;
    source.setProvider(hooks.readSource);
    connect(&source, &SourceView::sourceFolderRequested, this, [this, &source] {
        const auto &choose = m_parts->hooks.chooseSourceFolder;
        if (choose && choose(this))
            source.setProvider(m_parts->hooks.readSource);
    });
    connect(&source, &SourceView::openInEditorRequested, this,
            [this](const QString &url, int line, int column) {
                if (m_parts->hooks.openInEditor)
                    m_parts->hooks.openInEditor(url, line, column);
            });
}

void ProfilePanel::openView(const QString &id)
{
    m_parts->pages->setCurrentIndex(m_parts->pages->indexOf(id));
    if (QWidget *shown = m_parts->pages->currentWidget())
        shown->setFocus(Qt::ShortcutFocusReason);
}

void ProfilePanel::goTo(const QString &id)
{
    openView(id);
    if (auto *flame = qobject_cast<FlameView *>(m_parts->pages->currentWidget()))
        flame->revealSelection();
}

void ProfilePanel::askWhereToGo()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to"));
    dialog->setLabelText(m_session->base().profile->kind == ProfileKind::SampledAllocations
                             ? tr("How much was allocated by then (300 kB, 1.5 MB), or the id of a "
                                  "node in the file (#42):")
                             : tr("A time of the recording (300 ms, 1.5 s), or the id of a node in "
                                  "the file (#42):"));
    connect(dialog, &QInputDialog::textValueSelected, this, &ProfilePanel::goToPlace);
    dialog->open();
}

void ProfilePanel::goToPlace(const QString &text)
{
    constexpr std::int64_t kShownPart = 50; // of the axis around a time
    const std::optional<Place> place = findPlace(*m_session, text);
    if (!place) {
        Q_EMIT statusTextChanged(tr("Nothing shown here is called “%1”.").arg(text));
        return;
    }
    if (place->item.isValid())
        m_session->select(place->item);
    if (place->position)
        openView(QStringLiteral("flame-chart"));
    auto *shown = qobject_cast<FlameView *>(m_parts->pages->currentWidget());
    if (!shown)
        return;
    if (place->position) {
        const SampleTimeline &axis = m_session->view()->timeline;
        const std::int64_t half = std::max<std::int64_t>(1, axis.end() - axis.begin()) / kShownPart;
        shown->showVisibleRange(*place->position - half, *place->position + half + 1);
        if (shown->isUpToDate())
            shown->flame().selectBoxAt(place->item.node, *place->position);
    }
    shown->revealSelection();
}

void ProfilePanel::onSearchEdited()
{
    m_session->setSearch({m_parts->searchBar->text(), m_parts->searchBar->isRegularExpression(),
                          m_parts->searchBar->isCaseSensitive()});
}

void ProfilePanel::findNext(bool backwards)
{
    if (!m_session->isSearching()) {
        m_parts->searchBar->open();
        return;
    }
    QWidget *shown = m_parts->pages->currentWidget();
    bool found = false;
    if (auto *flame = qobject_cast<FlameView *>(shown))
        found = flame->flame().selectNextMatch(!backwards);
    else if (auto *table = qobject_cast<ProfileDataView *>(shown))
        found = table->findNext(backwards);
    if (!found && m_session->matchCount() > 0)
        Q_EMIT statusTextChanged(tr("No match in this view."));
}

void ProfilePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        reset();
    else
        QWidget::keyPressEvent(event);
}

void ProfilePanel::reset()
{
    const std::size_t filters = m_session->filters().size();
    if (m_parts->searchBar->isVisible()) {
        m_parts->searchBar->hide();
        m_session->setSearch({});
    } else if (filters > 0) {
        m_session->removeFilter(filters - 1);
    }
}

void ProfilePanel::onViewChanged()
{
    if (!m_session->isComputing() && m_parts->pendingItem)
        selectItem(*std::exchange(m_parts->pendingItem, std::nullopt));
    updateStatus();
}

void ProfilePanel::selectItem(const ItemPath &item)
{
    if (!item.function.isValid()) {
        m_session->select({});
        return;
    }
    std::uint32_t node = NodeId::kNoneValue;
    if (!item.path.empty())
        node = findPath(*m_session->view()->tree, item.path).value_or(NodeId::kNoneValue);
    m_session->select({item.function, node});
}

void ProfilePanel::noteVisit()
{
    if (m_parts->isRevisiting)
        return;
    const ProfileItem item = m_session->selection();
    m_parts->history.visit({m_parts->pages->currentIndex(),
                            {item.function, pathOf(*m_session->view()->tree, item.node)}});
    m_parts->back->setEnabled(m_parts->history.canGoBack());
    m_parts->forward->setEnabled(m_parts->history.canGoForward());
}

void ProfilePanel::revisit(bool forward)
{
    const auto entry = forward ? m_parts->history.forward() : m_parts->history.back();
    if (entry) {
        const QScopedValueRollback<bool> guard(m_parts->isRevisiting, true);
        m_parts->pages->setCurrentIndex(entry->view);
        selectItem(entry->item);
    }
    m_parts->back->setEnabled(m_parts->history.canGoBack());
    m_parts->forward->setEnabled(m_parts->history.canGoForward());
}

void ProfilePanel::applyColorMode()
{
    for (int i = 0; i < m_parts->pages->count(); ++i) {
        if (auto *flame = qobject_cast<FlameView *>(m_parts->pages->builtWidget(i)))
            flame->setColorMode(m_parts->colors->mode());
    }
}

void ProfilePanel::setWheelZooms(bool zooms)
{
    m_parts->wheelZooms = zooms;
    applyWheelMode();
}

void ProfilePanel::applyWheelMode()
{
    for (int i = 0; i < m_parts->pages->count(); ++i) {
        if (auto *view = qobject_cast<FlameView *>(m_parts->pages->builtWidget(i)))
            view->flame().setWheelMode(m_parts->wheelZooms ? FlameWidget::WheelMode::Zoom
                                                           : FlameWidget::WheelMode::Scroll);
    }
}

void ProfilePanel::updateStatus()
{
    const ProfileItem item =
        m_session->hover().isValid() ? m_session->hover() : m_session->selection();
    if (item.isValid())
        m_parts->details->wantTotals();
    Q_EMIT statusTextChanged(itemStatus(*m_session, item, m_parts->details->totals()));
}

int ProfilePanel::currentView() const
{
    return m_parts->pages->currentIndex();
}

void ProfilePanel::setCurrentView(int index)
{
    m_parts->pages->setCurrentIndex(index);
}

QJsonObject ProfilePanel::saveState() const
{
    const Parts &parts = *m_parts;
    const ProfileView &view = *m_session->view();
    const ProfileItem item = m_session->selection();
    const ProfileSearch &search = m_session->search();
    QJsonObject state{
        {QStringLiteral("view"), parts.pages->idOf(currentView())},
        {QStringLiteral("filters"), filtersToJson(view.filters, view)},
        {QStringLiteral("selection"),
         itemToJson({item.function, pathOf(*view.tree, item.node)}, view)},
        {QStringLiteral("search"), search.text},
        {QStringLiteral("searchIsRegex"), search.regularExpression},
        {QStringLiteral("searchMatchesCase"), search.caseSensitive},
        {QStringLiteral("color"), parts.colors->modeId()},
        {QStringLiteral("details"), parts.showDetails->isChecked()},
        {QStringLiteral("splitter"), QString::fromLatin1(parts.splitter->saveState().toBase64())},
        {QStringLiteral("graphByName"), parts.alphabetical->isChecked()},
        {QStringLiteral("graphUpwards"), parts.upwards->isChecked()},
    };
    if (const auto *chart = builtView<FlameChartView>(*parts.pages); chart && chart->isUpToDate()) {
        state[QStringLiteral("chartBegin")] = static_cast<qint64>(chart->flame().visibleBegin());
        state[QStringLiteral("chartEnd")] = static_cast<qint64>(chart->flame().visibleEnd());
    }
    return state;
}

void ProfilePanel::restoreState(const QJsonObject &state)
{
    Parts &parts = *m_parts;
    const FilterStack filters =
        filtersFromJson(state[QStringLiteral("filters")].toArray(), m_session->base());
    const ItemPath item =
        itemFromJson(state[QStringLiteral("selection")].toObject(), m_session->base(), filters);
    parts.colors->setModeId(state[QStringLiteral("color")].toString());
    parts.showDetails->setChecked(state[QStringLiteral("details")].toBool(true));
    parts.alphabetical->setChecked(state[QStringLiteral("graphByName")].toBool());
    parts.upwards->setChecked(state[QStringLiteral("graphUpwards")].toBool());
    parts.splitter->restoreState(
        QByteArray::fromBase64(state[QStringLiteral("splitter")].toString().toLatin1()));
    parts.pages->setCurrentIndex(parts.pages->indexOf(state[QStringLiteral("view")].toString()));
    const ProfileSearch search{state[QStringLiteral("search")].toString(),
                               state[QStringLiteral("searchIsRegex")].toBool(),
                               state[QStringLiteral("searchMatchesCase")].toBool()};
    parts.searchBar->setSearch(search.text, search.regularExpression, search.caseSensitive);
    parts.searchBar->setVisible(!search.text.isEmpty());
    m_session->setSearch(search);
    m_parts->pendingItem = item;
    m_session->setFilters(filters);
    if (!m_session->isComputing() && m_parts->pendingItem)
        selectItem(*std::exchange(m_parts->pendingItem, std::nullopt));
    const qint64 begin = state[QStringLiteral("chartBegin")].toInteger();
    const qint64 end = state[QStringLiteral("chartEnd")].toInteger();
    auto *chart = builtView<FlameChartView>(*parts.pages);
    if (chart && begin < end)
        chart->showVisibleRange(begin, end);
}

} // namespace v8scope
