// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/call_tree_view.h"

#include "core/profile/hot_path.h"
#include "views/common/data_tree.h"
#include "views/common/formats.h"
#include "views/common/item_view_setup.h"
#include "views/profile/call_tree_model.h"
#include "views/profile/tree_search.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace v8scope {

namespace {

// What is expanded at first: nodes from this share on, until there are so many rows.
constexpr double kFirstShare = 0.2;
constexpr int kFirstRows = 60;

constexpr std::size_t kMaxTextLines = 100'000;

} // namespace

CallTreeView::CallTreeView(ProfileSession &session, QWidget *parent)
    : ProfileDataView(session, parent),
      m_model(new CallTreeModel(session, this)),
      m_tree(new DataTree(tr("Call tree"), this)),
      m_deepBar(new QWidget(this)),
      m_deepText(new QLabel(m_deepBar))
{
    m_tree->setTreeModel(m_model);
    m_tree->sortByColumn(int(ProfileColumn::Total), Qt::DescendingOrder);
    setSectionWidths(*m_tree->header(), {52, 10, 9, 10, 12, 9, 24});

    auto *fromTop = new QPushButton(tr("Show from the top"), m_deepBar);
    fromTop->setToolTip(tr("Shows the whole call tree again, collapsed."));
    auto *bar = new QHBoxLayout(m_deepBar);
    bar->setContentsMargins(6, 3, 6, 3);
    bar->addWidget(m_deepText, 1);
    bar->addWidget(fromTop);
    m_deepBar->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_deepBar);
    layout->addWidget(m_tree);
    setFocusProxy(m_tree);

    connect(fromTop, &QPushButton::clicked, m_tree, &DataTree::showFromTop);
    connect(m_tree, &DataTree::shownRootChanged, this, &CallTreeView::updateDeepBar);
    connect(m_tree, &DataTree::currentRowChanged, this, [this](const QModelIndex &index) {
        if (!isFollowing() && itemAt(index).isValid())
            selectItem(itemAt(index));
    });
    connect(m_tree, &DataTree::hovered, this,
            [this](const QModelIndex &index) { this->session().setHover(itemAt(index)); });
    connect(m_tree, &DataTree::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(itemAt(index)); });
    connect(m_tree, &DataTree::menuRequested, this,
            [this](const QModelIndex &index, const QPoint &at) {
                Q_EMIT contextMenuRequested(itemAt(index), at);
            });
    connect(&session, &ProfileSession::searchChanged, this, [this] { m_matchesAreStale = true; });
}

QWidget *CallTreeView::mainWidget() const
{
    return m_tree;
}

ProfileItem CallTreeView::itemAt(const QModelIndex &index) const
{
    const std::uint32_t node = m_model->nodeOf(index);
    if (node == PagedTreeModel::kNoNode)
        return {};
    return {m_model->view().tree->function[node], node};
}

void CallTreeView::showView()
{
    m_model->setView(session().view());
    m_matchesAreStale = true;
    // A first look: where the time splits up, not the one row where every stack begins.
    const CallTree &tree = *m_model->view().tree;
    m_tree->expandBelow({}, kFirstRows, [&tree](std::uint32_t node) {
        return static_cast<double>(tree.total[node]) >=
               kFirstShare * static_cast<double>(tree.rootTotal());
    });
}

void CallTreeView::showSelection()
{
    const ProfileItem item = session().selection();
    if (!item.isValid()) {
        m_tree->selectionModel()->clear();
        return;
    }
    std::uint32_t node = item.node;
    if (node == NodeId::kNoneValue) {
        if (itemAt(m_tree->chosen()).function == item.function)
            return; // any of its calls will do
        node = session().heaviestNode(item.function);
    }
    if (node == NodeId::kNoneValue || node == m_model->rootNode())
        m_tree->selectionModel()->clear();
    else
        m_tree->revealNode(node);
}

void CallTreeView::showMarks()
{
    m_tree->viewport()->update();
}

void CallTreeView::updateDeepBar()
{
    const std::uint32_t root = m_tree->shownRoot();
    m_deepBar->setVisible(root != PagedTreeModel::kNoNode);
    if (root == PagedTreeModel::kNoNode)
        return;
    m_deepText->setText(tr("A deep stack: shown from level %1 on, below %2.")
                            .arg(formatCount(m_model->view().tree->depth[root] + 1),
                                 m_model->cells().name(m_model->view().tree->function[root])));
}

void CallTreeView::revealHottestPath()
{
    const std::uint32_t current = itemAt(m_tree->chosen()).node;
    const std::uint32_t start = current == NodeId::kNoneValue ? m_model->rootNode() : current;
    const std::vector<std::uint32_t> path = hottestPath(*m_model->view().tree, start);
    if (!path.empty())
        m_tree->revealNode(path.back());
}

void CallTreeView::updateMatches()
{
    if (!m_matchesAreStale)
        return;
    m_matchesAreStale = false;
    const CallTree &tree = *m_model->view().tree;
    m_containsMatch.assign(tree.size(), false);
    for (std::uint32_t node = tree.size(); node-- > 1;) {
        if (session().matches(tree.function[node]))
            m_containsMatch[node] = true;
        if (m_containsMatch[node])
            m_containsMatch[tree.parent[node]] = true;
    }
}

bool CallTreeView::findNext(bool backwards)
{
    if (!session().isSearching())
        return false;
    updateMatches();
    const CallTree &tree = *m_model->view().tree;
    const std::uint32_t current = m_model->nodeOf(m_tree->chosen());
    const std::uint32_t start = current == PagedTreeModel::kNoNode ? m_model->rootNode() : current;
    const std::uint32_t found =
        nextMatch(*m_model, start, backwards, m_containsMatch,
                  [&](std::uint32_t node) { return session().matches(tree.function[node]); });
    if (found == PagedTreeModel::kNoNode)
        return false;
    m_tree->revealNode(found);
    return true;
}

QByteArray CallTreeView::toCsv() const
{
    return m_model->toCsv();
}

QString CallTreeView::toText() const
{
    const std::uint32_t node = itemAt(m_tree->chosen()).node;
    return m_model->subtreeAsText(node == NodeId::kNoneValue ? m_model->rootNode() : node,
                                  kMaxTextLines);
}

} // namespace v8scope
