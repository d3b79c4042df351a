// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/functions_view.h"

#include "views/common/background.h"
#include "views/common/data_table.h"
#include "views/common/formats.h"
#include "views/common/item_view_setup.h"
#include "views/common/table_text.h"
#include "views/profile/function_model.h"
#include "views/profile/sandwich_pane.h"
#include "views/profile/table_search.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>

namespace v8scope {

FunctionsView::FunctionsView(ProfileSession &session, QWidget *parent)
    : ProfileDataView(session, parent),
      m_model(new FunctionModel(session, this)),
      m_filter(new QLineEdit),
      m_count(new QLabel),
      m_table(new DataTable(tr("Functions"))),
      m_sandwich(new SandwichPane(session))
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("functions"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeTableSide());
    splitter->addWidget(m_sandwich);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({740, 460});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_table);

    connectTable();
    connect(m_filter, &QLineEdit::textChanged, this, &FunctionsView::applyFilterText);
    connect(m_filter, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_sandwich, &SandwichPane::functionChosen, this, [this](FunctionId f) {
        this->session().select({f, NodeId::kNoneValue});
    });
    connect(m_sandwich, &SandwichPane::functionHovered, this, [this](FunctionId f) {
        this->session().setHover({f, NodeId::kNoneValue});
    });
    connect(m_sandwich, &SandwichPane::menuRequested, this, [this](FunctionId f, const QPoint &at) {
        Q_EMIT contextMenuRequested({f, NodeId::kNoneValue}, at);
    });
}

QWidget *FunctionsView::makeTableSide()
{
    m_filter->setPlaceholderText(tr("Show only names or files that contain…"));
    m_filter->setAccessibleName(tr("Filter of the function table"));
    m_filter->setToolTip(tr("Every word must occur in the function's name or file. Only this table "
                            "changes; to take functions out of all views, use the filters above."));
    m_filter->setClearButtonEnabled(true);
    m_table->setModel(m_model);
    m_table->sortByColumn(int(ProfileColumn::Self), Qt::DescendingOrder);
    setSectionWidths(*m_table->horizontalHeader(), {20, 8, 7, 8, 7, 7, 0});

    auto *side = new QWidget;
    auto *top = new QHBoxLayout;
    top->setContentsMargins(4, 4, 4, 4);
    top->setSpacing(6);
    top->addWidget(m_filter, 1);
    top->addWidget(m_count);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    return side;
}

void FunctionsView::connectTable()
{
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        const ProfileItem item = itemAt(index);
        if (isFollowing() || !item.isValid())
            return;
        selectItem(item);
        m_sandwich->setFunction(m_model->cells().sharedView(), item.function);
    });
    connect(m_table, &DataTable::hovered, this,
            [this](const QModelIndex &index) { session().setHover(itemAt(index)); });
    connect(m_table, &DataTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(itemAt(index)); });
    connect(m_table, &DataTable::menuRequested, this,
            [this](const QModelIndex &index, const QPoint &at) {
                Q_EMIT contextMenuRequested(itemAt(index), at);
            });
}

QWidget *FunctionsView::mainWidget() const
{
    return m_table;
}

ProfileItem FunctionsView::itemAt(const QModelIndex &index) const
{
    return {m_model->functionAt(index.row()), NodeId::kNoneValue};
}

void FunctionsView::showView()
{
    const std::shared_ptr<const ProfileView> view = session().view();
    session().background().run(this, QStringLiteral("functions"), tr("Summing up functions"),
                               [this, view](Progress &) -> Background::Deliver {
                                   auto rows = std::make_shared<const std::vector<FunctionRow>>(
                                       functionList(*view));
                                   return [this, view, rows] {
                                       m_model->setRows(view, rows);
                                       updateCount();
                                       followSelection();
                                   };
                               });
}

void FunctionsView::showSelection()
{
    const FunctionId f = session().selection().function;
    m_table->showRow(f.isValid() ? m_model->rowOfFunction(f) : -1);
    m_sandwich->setFunction(m_model->cells().sharedView(), f);
}

void FunctionsView::showMarks()
{
    m_table->viewport()->update();
    m_sandwich->refreshMarks();
}

void FunctionsView::applyFilterText()
{
    m_model->setFilterText(m_filter->text());
    updateCount();
    followSelection();
}

void FunctionsView::updateCount()
{
    const auto shown = static_cast<std::uint64_t>(m_model->rowCount());
    const std::uint64_t all = m_model->rows()->size();
    m_count->setText(shown == all ? tr("%1 functions").arg(formatCount(all))
                                  : tr("%1 of %2").arg(formatCount(shown), formatCount(all)));
}

bool FunctionsView::findNext(bool backwards)
{
    const int row = nextMatchingRow(*m_table, backwards);
    if (row < 0)
        return false;
    m_table->showRow(row);
    return true;
}

QByteArray FunctionsView::toCsv() const
{
    return tableAsCsv(*m_model);
}

QString FunctionsView::toText() const
{
    return selectedOrAllAsTsv(*m_table);
}

} // namespace v8scope
