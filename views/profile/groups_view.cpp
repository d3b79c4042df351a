// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/groups_view.h"

#include "views/common/background.h"
#include "views/common/data_table.h"
#include "views/common/item_view_setup.h"
#include "views/common/table_text.h"
#include "views/profile/function_model.h"
#include "views/profile/group_model.h"
#include "views/profile/table_search.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>

#include <algorithm>
#include <utility>

namespace v8scope {

GroupsView::GroupsView(ProfileSession &session, QWidget *parent)
    : ProfileDataView(session, parent),
      m_groupModel(new GroupModel(session, this)),
      m_functionModel(new FunctionModel(session, this)),
      m_choice(new QComboBox),
      m_title(new QLabel),
      m_groups(new DataTable(tr("Groups"))),
      m_functions(new DataTable(tr("Functions of the group")))
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("groups"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeGroupSide());
    splitter->addWidget(makeFunctionSide());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({700, 500});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_groups);
    connectTables();
}

QWidget *GroupsView::makeGroupSide()
{
    m_choice->addItems({tr("File"), tr("Package"), tr("Category")}); // in the order of GroupBy
    m_choice->setAccessibleName(tr("Group functions by"));
    m_choice->setToolTip(tr("What the functions are summed up by."));
    auto *label = new QLabel(tr("Group &by"));
    label->setBuddy(m_choice);
    m_groups->setModel(m_groupModel);
    m_groups->sortByColumn(GroupModel::SelfColumn, Qt::DescendingOrder);
    setSectionWidths(*m_groups->horizontalHeader(), {22, 8, 7, 8, 7, 7, 7});

    auto *side = new QWidget;
    auto *top = new QHBoxLayout;
    top->setContentsMargins(4, 4, 4, 4);
    top->setSpacing(6);
    top->addWidget(label);
    top->addWidget(m_choice);
    top->addStretch(1);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_groups, 1);
    return side;
}

QWidget *GroupsView::makeFunctionSide()
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setMargin(4);
    m_title->setMinimumHeight(m_choice->sizeHint().height() + 8);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_functions->setModel(m_functionModel);
    m_functions->sortByColumn(int(ProfileColumn::Self), Qt::DescendingOrder);
    setSectionWidths(*m_functions->horizontalHeader(), {20, 8, 7, 8, 7, 7, 16});

    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_functions, 1);
    return side;
}

void GroupsView::connectTables()
{
    connect(m_choice, &QComboBox::currentIndexChanged, this,
            [this](int index) { setGroupBy(GroupBy(index)); });
    connect(m_groups, &DataTable::currentRowChanged, this, &GroupsView::showGroup);
    connect(m_groups, &DataTable::menuRequested, this,
            [this](const QModelIndex &index, const QPoint &at) {
                if (index.isValid())
                    Q_EMIT groupMenuRequested(m_by, toQString(m_groupModel->groupAt(index.row())),
                                              at);
            });
    connect(m_functions, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (!isFollowing() && itemAt(index).isValid())
            selectItem(itemAt(index));
    });
    connect(m_functions, &DataTable::hovered, this,
            [this](const QModelIndex &index) { session().setHover(itemAt(index)); });
    connect(m_functions, &DataTable::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(itemAt(index)); });
    connect(m_functions, &DataTable::menuRequested, this,
            [this](const QModelIndex &index, const QPoint &at) {
                Q_EMIT contextMenuRequested(itemAt(index), at);
            });
}

QWidget *GroupsView::mainWidget() const
{
    return m_groups;
}

ProfileItem GroupsView::itemAt(const QModelIndex &index) const
{
    return {m_functionModel->functionAt(index.row()), NodeId::kNoneValue};
}

void GroupsView::setGroupBy(GroupBy by)
{
    if (by == m_by)
        return;
    m_by = by;
    m_hasGroup = false;
    m_choice->setCurrentIndex(int(by));
    if (isVisible())
        showView();
}

void GroupsView::showView()
{
    const std::shared_ptr<const ProfileView> view = session().view();
    session().background().run(
        this, QStringLiteral("groups"), tr("Summing up groups"),
        [this, view, by = m_by](Progress &) -> Background::Deliver {
            auto groups = std::make_shared<std::vector<GroupRow>>(groupList(*view, by));
            auto rows = std::make_shared<const std::vector<FunctionRow>>(functionList(*view));
            return [this, view, by, groups, rows] {
                m_groupModel->setGroups(view, by, std::move(*groups));
                m_functionModel->setRows(view, rows);
                followSelection();
            };
        });
}

void GroupsView::showGroup(const QModelIndex &index)
{
    m_group = std::string(m_groupModel->groupAt(index.row()));
    m_hasGroup = true;
    m_title->setText(tr("Functions of %1").arg(index.siblingAtColumn(0).data().toString()));
    m_title->setToolTip(m_title->text());
    m_functionModel->setAccept([this](const FunctionRow &row) {
        return m_groupModel->groupOf({row.function, NodeId::kNoneValue}, row.system) == m_group;
    });
}

void GroupsView::showSelection()
{
    const FunctionId f = session().selection().function;
    int group = m_hasGroup ? m_groupModel->rowOfGroup(m_group) : -1;
    if (f.isValid()) {
        const auto &rows = *m_functionModel->rows();
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [f](const FunctionRow &r) { return r.function == f; });
        if (row != rows.end())
            group = m_groupModel->rowOfGroup(
                m_groupModel->groupOf({f, NodeId::kNoneValue}, row->system));
    }
    m_groups->showRow(group < 0 && m_groupModel->rowCount() > 0 ? 0 : group);
    m_functions->showRow(f.isValid() ? m_functionModel->rowOfFunction(f) : -1);
}

void GroupsView::showMarks()
{
    m_functions->viewport()->update();
}

bool GroupsView::findNext(bool backwards)
{
    const int row = nextMatchingRow(*m_functions, backwards);
    if (row < 0)
        return false;
    m_functions->showRow(row);
    return true;
}

QByteArray GroupsView::toCsv() const
{
    return tableAsCsv(*m_groupModel);
}

QString GroupsView::toText() const
{
    return selectedOrAllAsTsv(*m_groups);
}

} // namespace v8scope
