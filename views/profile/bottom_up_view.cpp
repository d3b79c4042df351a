// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/bottom_up_view.h"

#include "views/common/background.h"
#include "views/common/data_tree.h"
#include "views/common/item_view_setup.h"
#include "views/common/table_text.h"
#include "views/profile/bottom_up_model.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace v8scope {

BottomUpView::BottomUpView(ProfileSession &session, QWidget *parent)
    : ProfileDataView(session, parent),
      m_model(new BottomUpModel(session, this)),
      m_tree(new DataTree(tr("Bottom-up tree"), this))
{
    m_tree->setTreeModel(m_model);
    m_tree->sortByColumn(1, Qt::DescendingOrder);
    setSectionWidths(*m_tree->header(), {52, 10, 12, 10, 12, 24});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tree);
    setFocusProxy(m_tree);

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
}

QWidget *BottomUpView::mainWidget() const
{
    return m_tree;
}

ProfileItem BottomUpView::itemAt(const QModelIndex &index) const
{
    const std::uint32_t node = m_model->nodeOf(index);
    return node == PagedTreeModel::kNoNode ? ProfileItem() : m_model->rowOf(node).item;
}

void BottomUpView::showView()
{
    const std::shared_ptr<const ProfileView> view = session().view();
    m_model->setTree(view, nullptr);
    session().background().run(this, QStringLiteral("bottom-up"), tr("Sorting out callers"),
                               [this, view](Progress &) -> Background::Deliver {
                                   auto tree = std::make_shared<BottomUpTree>(view);
                                   return [this, view, tree] {
                                       m_model->setTree(view, tree);
                                       followSelection();
                                   };
                               });
}

void BottomUpView::showSelection()
{
    const ProfileItem item = session().selection();
    if (item.isValid() && itemAt(m_tree->chosen()).function == item.function)
        return;
    const std::uint32_t top =
        item.isValid() ? m_model->topRowOf(item.function) : PagedTreeModel::kNoNode;
    if (top == PagedTreeModel::kNoNode)
        m_tree->selectionModel()->clear();
    else
        m_tree->revealNode(top);
}

void BottomUpView::showMarks()
{
    m_tree->viewport()->update();
}

void BottomUpView::revealHottestPath()
{
    std::uint32_t node = m_model->nodeOf(m_tree->chosen());
    int steps = 0;
    while (m_model->hasChildNodes(node) && steps++ < DataTree::kMaxLevels) {
        const std::span<const std::uint32_t> callers = m_model->orderedChildren(node);
        node = *std::max_element(callers.begin(), callers.end(),
                                 [this](std::uint32_t a, std::uint32_t b) {
                                     return m_model->rowOf(a).self < m_model->rowOf(b).self;
                                 });
    }
    m_tree->revealNode(node);
}

std::vector<std::uint32_t> BottomUpView::shownNodes() const
{
    const std::uint32_t root = m_model->rootNode();
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> stack{root};
    while (!stack.empty()) {
        const std::uint32_t node = stack.back();
        stack.pop_back();
        if (node != root) {
            nodes.push_back(node);
            if (!m_model->isShown(node) || !m_tree->isExpanded(m_model->showNode(node)))
                continue;
        }
        const std::span<const std::uint32_t> children = m_model->orderedChildren(node);
        stack.insert(stack.end(), children.rbegin(), children.rend());
    }
    return nodes;
}

bool BottomUpView::findNext(bool backwards)
{
    if (!session().isSearching())
        return false;
    std::vector<std::uint32_t> nodes = shownNodes();
    if (backwards)
        std::reverse(nodes.begin(), nodes.end());
    const std::uint32_t current = m_model->nodeOf(m_tree->chosen());
    const auto at = std::find(nodes.begin(), nodes.end(), current);
    if (at != nodes.end())
        std::rotate(nodes.begin(), at + 1, nodes.end());
    const auto found = std::find_if(nodes.begin(), nodes.end(), [this](std::uint32_t node) {
        return session().matches(m_model->rowOf(node).item.function);
    });
    if (found == nodes.end())
        return false;
    m_tree->revealNode(*found);
    return true;
}

QByteArray BottomUpView::toCsv() const
{
    return m_model->toCsv();
}

QString BottomUpView::toText() const
{
    return selectedOrAllAsTsv(*m_tree);
}

} // namespace v8scope
