// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/flame_view.h"

#include "views/common/action_registry.h"
#include "views/common/background.h"
#include "views/flame/flame_widget.h"
#include "views/profile/color_legend.h"
#include "views/profile/item_menu.h"
#include "views/profile/profile_session.h"

#include <QAction>
#include <QEvent>
#include <QVBoxLayout>

#include <utility>

namespace v8scope {

FlameView::FlameView(ProfileSession &session, const ActionRegistry &actions, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_column(new QVBoxLayout(this)),
      m_flame(new FlameWidget(this)),
      m_legend(new ColorLegend(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setFocusProxy(m_flame);
    connectFlame(actions);
    connectSession();
}

void FlameView::addFlame()
{
    m_column->addWidget(m_flame, 1);
    m_column->addWidget(m_legend);
}

void FlameView::updateLegend()
{
    m_session.background().run(this, QStringLiteral("legend"), tr("Adding up colors"),
                               [this, view = m_shown, mode = m_colorMode,
                                theme = Theme::of(palette())](Progress &) -> Background::Deliver {
                                   auto entries = legendEntries(*view, mode, theme);
                                   const std::int64_t whole =
                                       mode == ColorMode::Self ? 0 : view->tree->rootTotal();
                                   return [this, entries = std::move(entries), whole] {
                                       m_legend->setEntries(entries, whole);
                                   };
                               });
}

void FlameView::connectFlame(const ActionRegistry &actions)
{
    // While the layout of a new view is under way, the boxes still shown mean nothing to the
    // session.
    const auto itemOf = [this](std::uint32_t node) {
        return node == FlameWidget::kNoNode ? ProfileItem{}
                                            : ProfileItem{m_shown->tree->function[node], node};
    };
    connect(m_flame, &FlameWidget::nodeHovered, this, [this, itemOf](std::uint32_t node) {
        if (isUpToDate())
            m_session.setHover(itemOf(node));
    });
    connect(m_flame, &FlameWidget::nodeSelected, this, [this, itemOf](std::uint32_t node) {
        if (!isUpToDate())
            return;
        m_isSelecting = true;
        m_session.select(itemOf(node));
        m_isSelecting = false;
        m_flame->refreshMarks();
    });
    connect(m_flame, &FlameWidget::contextMenuRequested, this,
            [this, itemOf, &actions](std::uint32_t node, const QPoint &globalPos) {
                if (!isUpToDate())
                    return;
                m_session.select(itemOf(node));
                showItemMenu(actions, globalPos, this);
            });
    connect(m_flame, &FlameWidget::resetRequested, this, &FlameView::resetRequested);
    // Tables copy their rows with this key; here it is the selected box.
    auto *copy = new QAction(this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(copy);
    connect(copy, &QAction::triggered, this, [&actions] {
        if (QAction *name = actions.find(QStringLiteral("profile.copy-name")))
            name->trigger();
    });
}

void FlameView::connectSession()
{
    connect(&m_session, &ProfileSession::viewChanged, this, &FlameView::invalidate);
    connect(&m_session, &ProfileSession::searchChanged, m_flame, &FlameWidget::refreshColors);
    connect(&m_session, &ProfileSession::hoverChanged, m_flame, &FlameWidget::refreshMarks);
    connect(&m_session, &ProfileSession::selectionChanged, this, [this] {
        if (m_isSelecting)
            return;
        selectInFlame();
        m_flame->refreshMarks();
    });
}

bool FlameView::isUpToDate() const
{
    return m_shown && m_shown == m_session.view();
}

void FlameView::setColorMode(ColorMode mode)
{
    if (mode == m_colorMode)
        return;
    m_colorMode = mode;
    if (m_shown)
        showRows(m_shown, m_rows);
}

void FlameView::invalidate()
{
    m_shown = nullptr;
    if (isVisible())
        relayout();
}

void FlameView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!isUpToDate())
        relayout();
}

void FlameView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_shown)
        showRows(m_shown, m_rows);
}

void FlameView::relayout()
{
    m_flame->setEmptyText(tr("Computing…"));
    m_session.background().run(this, QStringLiteral("layout"), tr("Laying out"),
                               [this, view = m_session.view(),
                                layout = layout()](Progress &progress) -> Background::Deliver {
                                   Result<Rows> rows = layout(*view, progress);
                                   if (!rows)
                                       return {};
                                   return [this, view, shown = std::move(*rows)] {
                                       showRows(view, shown);
                                   };
                               });
}

void FlameView::showRows(std::shared_ptr<const ProfileView> view, const Rows &rows)
{
    m_shown = std::move(view);
    m_rows = rows;
    m_flame->setEmptyText(m_session.filters().empty() ? tr("There is nothing to show.")
                                                      : tr("Nothing is left after the filters."));
    m_flame->setContent(rows, std::make_shared<ProfileFlameSource>(m_session, m_shown, m_colorMode,
                                                                   Theme::of(palette())));
    selectInFlame();
    updateLegend();
    rowsShown();
    if (const auto range = std::exchange(m_pendingRange, std::nullopt))
        m_flame->showRange(range->first, range->second);
    if (std::exchange(m_revealPending, false))
        revealSelection();
}

void FlameView::showVisibleRange(std::int64_t begin, std::int64_t end)
{
    if (isUpToDate())
        m_flame->showRange(begin, end);
    else
        m_pendingRange = {begin, end};
}

std::uint32_t FlameView::selectedNode() const
{
    const ProfileItem item = m_session.selection();
    return isUpToDate() && item.isValid() ? item.node : FlameWidget::kNoNode;
}

void FlameView::selectInFlame()
{
    m_flame->setSelectedNode(selectedNode());
    if (isVisible() && selectedNode() != FlameWidget::kNoNode)
        m_flame->revealSelection();
}

void FlameView::revealSelection()
{
    if (!isUpToDate()) {
        m_revealPending = true;
        return;
    }
    const ProfileItem item = m_session.selection();
    if (!item.isValid())
        return;
    if (item.node == NodeId::kNoneValue) {
        const std::uint32_t node = m_session.heaviestNode(item.function);
        if (node != NodeId::kNoneValue)
            m_session.select({item.function, node});
    }
    m_flame->setSelectedNode(selectedNode());
    m_flame->revealSelection();
}

} // namespace v8scope
