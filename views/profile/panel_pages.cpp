// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/panel_pages.h"

#include "views/common/action_registry.h"
#include "views/common/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace v8scope {

PanelPages::PanelPages(std::vector<Page> pages, ActionRegistry &actions, QWidget *parent)
    : QWidget(parent),
      m_pages(std::move(pages)),
      m_widgets(m_pages.size(), nullptr),
      m_row(new QWidget(this)),
      m_bar(new QTabBar(m_row)),
      m_corner(new QHBoxLayout),
      m_stack(new QStackedWidget(this))
{
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(4, 2, 4, 0);
    row->addWidget(m_bar, 0, Qt::AlignBottom);
    row->addStretch(1);
    row->addLayout(m_corner);
    m_bar->setAccessibleName(tr("Views"));
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setUsesScrollButtons(true);
    m_bar->setElideMode(Qt::ElideNone);
    for (int i = 0; i < count(); ++i) {
        const Page &page = m_pages[static_cast<std::size_t>(i)];
        m_bar->addTab(themedIcon(page.icon), page.title);
        m_bar->setTabToolTip(i, page.whyDisabled.isEmpty()
                                    ? tr("%1 (%2)").arg(page.toolTip).arg(i + 1)
                                    : page.whyDisabled);
        m_bar->setTabEnabled(i, page.whyDisabled.isEmpty());
        m_bar->setAccessibleTabName(i, page.title);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    registerActions(actions);
    connect(m_bar, &QTabBar::currentChanged, this, &PanelPages::onTabChanged);
}

void PanelPages::registerActions(ActionRegistry &actions)
{
    for (int i = 0; i < count(); ++i) {
        const Page &page = m_pages[static_cast<std::size_t>(i)];
        ActionSpec spec;
        spec.id = QStringLiteral("profile.view-%1").arg(page.id);
        spec.text = page.title;
        spec.menu = QStringLiteral("View");
        spec.shortcuts = {QKeySequence(Qt::Key_1 + i)};
        spec.toolTip = page.whyDisabled.isEmpty() ? page.toolTip : page.whyDisabled;
        QAction *action = actions.add(spec, [this, i] {
            setCurrentIndex(i);
            if (QWidget *shown = currentWidget())
                shown->setFocus(Qt::ShortcutFocusReason);
        });
        action->setEnabled(page.whyDisabled.isEmpty());
    }
}

int PanelPages::indexOf(const QString &id) const
{
    for (int i = 0; i < count(); ++i) {
        if (idOf(i) == id)
            return i;
    }
    return -1;
}

bool PanelPages::isEnabledAt(int index) const
{
    return index >= 0 && index < count() && m_bar->isTabEnabled(index);
}

int PanelPages::currentIndex() const
{
    return m_bar->currentIndex();
}

void PanelPages::setCurrentIndex(int index)
{
    if (isEnabledAt(index))
        m_bar->setCurrentIndex(index);
}

QWidget *PanelPages::widget(int index)
{
    if (!isEnabledAt(index))
        return nullptr;
    QWidget *&place = m_widgets[static_cast<std::size_t>(index)];
    if (!place) {
        place = m_pages[static_cast<std::size_t>(index)].make(m_stack);
        m_stack->addWidget(place);
        Q_EMIT built(index);
    }
    return place;
}

QWidget *PanelPages::currentWidget()
{
    return widget(currentIndex());
}

void PanelPages::showPage(int index)
{
    if (index == currentIndex())
        onTabChanged(index);
    else
        setCurrentIndex(index);
}

void PanelPages::onTabChanged(int index)
{
    QWidget *shown = widget(index);
    if (!shown)
        return;
    m_stack->setCurrentWidget(shown);
    Q_EMIT currentChanged(index);
}

} // namespace v8scope
