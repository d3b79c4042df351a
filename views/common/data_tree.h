// SPDX-License-Identifier: GPL-3.0-or-later
// The tree view of the program, over a PagedTreeModel: uniform rows, chains of only children expand
// at once, indentation shrinks as trees grow deep, and very deep stacks are shown from an inner
// node on (QTreeView lays out recursively: kMaxLevels bounds it). GUI thread.
#pragma once

#include <QTreeView>

#include <cstdint>
#include <functional>
#include <vector>

namespace v8scope {

class PagedTreeModel;

class DataTree : public QTreeView {
    Q_OBJECT
public:
    static constexpr int kMaxLevels = 250; // expanded below the shown root
    static constexpr int kMaxChain = 100;  // only children expanded with one step

    explicit DataTree(const QString &accessibleName, QWidget *parent = nullptr);

    void setTreeModel(PagedTreeModel *model); // not owned
    // Expands the ancestors of a node, makes it current and visible; may move the shown root.
    void revealNode(std::uint32_t node);
    // Expands below a row (the invalid index: below the root), level by level, until so many rows
    // were opened; only nodes that are wanted, if a rule is given.
    void expandBelow(const QModelIndex &index, int limit = 300,
                     const std::function<bool(std::uint32_t)> &wanted = {});
    // Back to showing the whole tree, collapsed.
    void showFromTop();
    // The node shown as root because the stacks are too deep; none (kNoNode) usually.
    [[nodiscard]] std::uint32_t shownRoot() const;

    // The row chosen, see DataTable::chosen().
    [[nodiscard]] QModelIndex chosen() const;

    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    void hovered(const QModelIndex &index); // invalid: the mouse left
    void currentRowChanged(const QModelIndex &index);
    void rowActivated(const QModelIndex &index); // Enter or double click
    void menuRequested(const QModelIndex &index, const QPoint &globalPos);
    void shownRootChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    bool viewportEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}

private:
    void onExpanded(const QModelIndex &index);
    void expandChain(QModelIndex index);
    [[nodiscard]] bool isOnArrow(const QPoint &at) const;
    [[nodiscard]] int levelOf(const QModelIndex &index) const; // below the shown root
    [[nodiscard]] std::vector<std::uint32_t> ancestorsOf(std::uint32_t node) const;
    void moveShownRoot(std::uint32_t node);
    void noteLevel(int level);
    void announceRow();

    PagedTreeModel *m_model = nullptr;
    int m_deepest = 0; // level expanded so far; decides the indentation
    bool m_isRevealing = false;
    QPersistentModelIndex m_announced; // what currentRowChanged() said last
};

} // namespace v8scope
