// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/data_tree.h"

#include "views/common/cell_delegate.h"
#include "views/common/item_view_setup.h"
#include "views/common/paged_tree_model.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <deque>

namespace v8scope {

namespace {

constexpr int kWidestIndent = 14;
constexpr int kNarrowestIndent = 2;
// How far above a node the shown root moves when the stack is too deep for kMaxLevels.
constexpr std::size_t kContextLevels = 20;

} // namespace

DataTree::DataTree(const QString &accessibleName, QWidget *parent) : QTreeView(parent)
{
    setUpItemView(*this, accessibleName);
    setUniformRowHeights(true);
    setRootIsDecorated(false); // CellDelegate draws the arrows
    setExpandsOnDoubleClick(false);
    setAllColumnsShowFocus(true);
    setSortingEnabled(true);
    setIndentation(kWidestIndent);
    setAnimated(false);
    header()->setAccessibleName(tr("Columns of %1").arg(accessibleName));
    connect(this, &QTreeView::expanded, this, &DataTree::onExpanded);
    connect(this, &QAbstractItemView::entered, this, &DataTree::hovered);
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        Q_EMIT menuRequested(indexAt(at), viewport()->mapToGlobal(at));
    });
}

void DataTree::setTreeModel(PagedTreeModel *model)
{
    m_model = model;
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_deepest = 0;
        setIndentation(kWidestIndent);
        Q_EMIT shownRootChanged();
    });
}

std::uint32_t DataTree::shownRoot() const
{
    return m_model->nodeOf(rootIndex());
}

int DataTree::levelOf(const QModelIndex &index) const
{
    int level = 0;
    for (QModelIndex i = index; i.isValid() && i != rootIndex(); i = i.parent())
        ++level;
    return level;
}

std::vector<std::uint32_t> DataTree::ancestorsOf(std::uint32_t node) const
{
    std::vector<std::uint32_t> path;
    const std::uint32_t root = m_model->rootNode();
    for (std::uint32_t n = m_model->parentNode(node); n != root; n = m_model->parentNode(n))
        path.push_back(n);
    std::reverse(path.begin(), path.end());
    return path;
}

void DataTree::noteLevel(int level)
{
    if (level <= m_deepest)
        return;
    m_deepest = level;
    const int room = header()->sectionSize(0) / 2;
    setIndentation(std::clamp(room / (level + 1), kNarrowestIndent, kWidestIndent));
}

void DataTree::moveShownRoot(std::uint32_t node)
{
    collapseAll();
    m_deepest = 0;
    setIndentation(kWidestIndent);
    setRootIndex(node == PagedTreeModel::kNoNode ? QModelIndex() : m_model->showNode(node));
    Q_EMIT shownRootChanged();
}

void DataTree::showFromTop()
{
    const QScopedValueRollback guard(m_isRevealing, true);
    moveShownRoot(PagedTreeModel::kNoNode);
}

void DataTree::revealNode(std::uint32_t node)
{
    if (node == PagedTreeModel::kNoNode || node == m_model->rootNode())
        return;
    const QScopedValueRollback guard(m_isRevealing, true);
    std::vector<std::uint32_t> path = ancestorsOf(node);
    std::size_t first = 0; // of the path's nodes below the shown root
    if (const std::uint32_t root = shownRoot(); root != PagedTreeModel::kNoNode) {
        const auto at = std::find(path.begin(), path.end(), root);
        first =
            at == path.end() ? path.size() + 1 : static_cast<std::size_t>(at - path.begin()) + 1;
    }
    if (first > path.size() || path.size() - first > kMaxLevels) {
        const bool isDeep = path.size() > kMaxLevels;
        first = isDeep ? path.size() - kContextLevels : 0;
        moveShownRoot(isDeep ? path[first - 1] : PagedTreeModel::kNoNode);
    }
    for (std::size_t i = first; i < path.size(); ++i) {
        const QModelIndex index = m_model->showNode(path[i]);
        if (!isExpanded(index))
            expand(index);
    }
    noteLevel(static_cast<int>(path.size() - first));
    const QModelIndex index = m_model->showNode(node);
    setCurrentIndex(index);
    scrollTo(index);
}

void DataTree::expandBelow(const QModelIndex &index, int limit,
                           const std::function<bool(std::uint32_t)> &wanted)
{
    const QScopedValueRollback guard(m_isRevealing, true);
    const int start = levelOf(index);
    std::deque<std::pair<QModelIndex, int>> queue{{index, start}};
    while (!queue.empty() && limit > 0) {
        const auto [at, level] = queue.front();
        queue.pop_front();
        if (!m_model->hasChildren(at) || level >= kMaxLevels)
            continue;
        if (at.isValid() && wanted && !wanted(m_model->nodeOf(at)))
            continue;
        if (at.isValid() && !isExpanded(at)) {
            expand(at);
            noteLevel(level);
        }
        const int rows = std::min(m_model->rowCount(at), limit);
        limit -= rows;
        for (int r = 0; r < rows; ++r)
            queue.emplace_back(m_model->index(r, 0, at), level + 1);
    }
}

void DataTree::onExpanded(const QModelIndex &index)
{
    if (!m_isRevealing)
        expandChain(index);
}

void DataTree::expandChain(QModelIndex index)
{
    const QScopedValueRollback guard(m_isRevealing, true);
    const int level = levelOf(index);
    if (level > kMaxLevels) {
        const std::vector<std::uint32_t> path = ancestorsOf(m_model->nodeOf(index));
        moveShownRoot(path[path.size() - kContextLevels]);
        for (std::size_t i = path.size() - kContextLevels + 1; i < path.size(); ++i)
            expand(m_model->showNode(path[i]));
        expand(index);
        noteLevel(kContextLevels);
        setCurrentIndex(index);
        return;
    }
    int steps = 0;
    while (steps < kMaxChain && level + steps < kMaxLevels && m_model->rowCount(index) == 1) {
        const QModelIndex only = m_model->index(0, 0, index);
        if (!m_model->hasChildren(only))
            break;
        expand(only);
        index = only;
        ++steps;
    }
    noteLevel(level + steps);
}

void DataTree::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    // QTreeView would expand every ancestor up to the model's root, beyond the shown root too.
    const bool wereExpandable = itemsExpandable();
    const int sideways = horizontalScrollBar()->value();
    setItemsExpandable(false);
    QTreeView::scrollTo(index, hint);
    setItemsExpandable(wereExpandable);
    horizontalScrollBar()->setValue(sideways);
}

bool DataTree::isOnArrow(const QPoint &at) const
{
    const QModelIndex index = indexAt(at);
    if (!index.isValid() || index.column() != 0 || !m_model->hasChildren(index))
        return false;
    const int left = visualRect(index).left();
    return at.x() >= left && at.x() < left + CellDelegate::arrowWidth(fontMetrics());
}

void DataTree::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    if (event->button() == Qt::LeftButton && isOnArrow(at)) {
        setExpanded(index, !isExpanded(index));
        event->accept();
        return;
    }
    if (event->button() == Qt::LeftButton && PagedTreeModel::isMore(index)) {
        m_model->fetchMore(index.parent());
        event->accept();
        return;
    }
    QTreeView::mousePressEvent(event);
}

void DataTree::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    if (event->button() != Qt::LeftButton || isOnArrow(at) || !index.isValid() ||
        PagedTreeModel::isMore(index)) {
        mousePressEvent(event);
        return;
    }
    Q_EMIT rowActivated(index);
}

void DataTree::keyPressEvent(QKeyEvent *event)
{
    if (handleCopyKeys(*this, *event))
        return;
    const QModelIndex current = currentIndex();
    if (event->key() == Qt::Key_Asterisk) { // QTreeView's own would expand without limit
        if (current.isValid())
            expandBelow(current.siblingAtColumn(0));
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && current.isValid()) {
        if (PagedTreeModel::isMore(current))
            m_model->fetchMore(current.parent());
        else
            Q_EMIT rowActivated(current);
        return;
    }
    QTreeView::keyPressEvent(event);
}

QModelIndex DataTree::chosen() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() && selectionModel()->isSelected(current) ? current : QModelIndex();
}

void DataTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    announceRow();
}

void DataTree::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    announceRow();
}

void DataTree::announceRow()
{
    const QModelIndex row = chosen().siblingAtColumn(0);
    if (row == m_announced)
        return;
    m_announced = row;
    if (row.isValid())
        Q_EMIT currentRowChanged(row);
}

bool DataTree::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        Q_EMIT hovered({});
    return QTreeView::viewportEvent(event);
}

void DataTree::showEvent(QShowEvent *event)
{
    QTreeView::showEvent(event);
    // Rows chosen while the view had no size yet are not in sight.
    QTimer::singleShot(0, this, [this] { scrollTo(currentIndex()); });
}

} // namespace v8scope
