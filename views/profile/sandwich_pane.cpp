// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/sandwich_pane.h"

#include "views/common/background.h"
#include "views/common/data_table.h"
#include "views/common/formats.h"
#include "views/common/item_view_setup.h"
#include "views/common/theme.h"
#include "views/flame/flame_widget.h"
#include "views/profile/neighbour_model.h"
#include "views/profile/profile_flame_source.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace v8scope {

SandwichPane::SandwichPane(ProfileSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_callerModel(new NeighbourModel(session, NeighbourModel::Side::Callers, this)),
      m_calleeModel(new NeighbourModel(session, NeighbourModel::Side::Callees, this)),
      m_title(new QLabel(this)),
      m_cut(new QLabel(this)),
      m_tabs(new QTabWidget(this)),
      m_callers(new DataTable(tr("Callers"))),
      m_callees(new DataTable(tr("Callees"))),
      m_callerFlame(new FlameWidget),
      m_calleeFlame(new FlameWidget),
      m_middle(new QLabel)
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setMargin(4);
    m_cut->setText(tr("This function is called from so many places that the outermost callers are "
                      "left out; their weight stays at the last callers shown."));
    m_cut->setWordWrap(true);
    m_cut->setMargin(4);
    m_tabs->setAccessibleName(tr("Callers and callees"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeLists(), tr("Lists"));
    m_tabs->addTab(makeGraphs(), tr("Flame graphs"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_cut);
    layout->addWidget(m_tabs, 1);
    clear();
}

QWidget *SandwichPane::makeLists()
{
    auto *lists = new QSplitter(Qt::Vertical);
    lists->setChildrenCollapsible(false);
    for (const auto &[table, model] :
         {std::pair(m_callers, m_callerModel), std::pair(m_callees, m_calleeModel)}) {
        table->setModel(model);
        table->sortByColumn(1, Qt::DescendingOrder);
        setSectionWidths(*table->horizontalHeader(), {18, 8, 8, 0});
        connectTable(*table, *model);
        lists->addWidget(table);
    }
    return lists;
}

QWidget *SandwichPane::makeGraphs()
{
    m_callerFlame->setAccessibleName(tr("Flame graph of the callers"));
    m_calleeFlame->setAccessibleName(tr("Flame graph of the callees"));
    m_callerFlame->setOrientation(FlameWidget::Orientation::Flame);
    m_calleeFlame->setOrientation(FlameWidget::Orientation::Icicle);
    m_callerFlame->setEmptyText(tr("No callers: stacks begin here."));
    m_calleeFlame->setEmptyText(tr("It calls nothing."));
    connectFlame(*m_callerFlame, m_callerHalf);
    connectFlame(*m_calleeFlame, m_calleeHalf);
    m_middle->setTextFormat(Qt::PlainText);
    m_middle->setAlignment(Qt::AlignCenter);
    m_middle->setMargin(3);

    auto *below = new QWidget;
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_middle);
    column->addWidget(m_calleeFlame, 1);
    auto *graphs = new QSplitter(Qt::Vertical);
    graphs->setChildrenCollapsible(false);
    graphs->addWidget(m_callerFlame);
    graphs->addWidget(below);
    return graphs;
}

void SandwichPane::connectTable(DataTable &table, const NeighbourModel &model)
{
    const auto choose = [this, &model](const QModelIndex &index) {
        if (const FunctionId f = model.functionAt(index.row()); f.isValid())
            Q_EMIT functionChosen(f);
    };
    connect(&table, &QAbstractItemView::clicked, this, choose);
    connect(&table, &DataTable::rowActivated, this, choose);
    connect(&table, &DataTable::hovered, this, [this, &model](const QModelIndex &index) {
        Q_EMIT functionHovered(model.functionAt(index.row()));
    });
    connect(&table, &DataTable::menuRequested, this,
            [this, &model](const QModelIndex &index, const QPoint &at) {
                Q_EMIT menuRequested(model.functionAt(index.row()), at);
            });
}

void SandwichPane::connectFlame(FlameWidget &flame, const Half &half)
{
    const auto functionOf = [&half](std::uint32_t node) {
        return half.view && node < half.view->tree->size() ? half.view->tree->function[node]
                                                           : FunctionId();
    };
    connect(&flame, &FlameWidget::nodeHovered, this,
            [this, functionOf](std::uint32_t node) { Q_EMIT functionHovered(functionOf(node)); });
    // A single click only marks the box: choosing would replace the picture under the mouse.
    connect(&flame, &FlameWidget::nodeActivated, this, [this, functionOf](std::uint32_t node) {
        if (const FunctionId f = functionOf(node); f.isValid())
            Q_EMIT functionChosen(f);
    });
    connect(&flame, &FlameWidget::contextMenuRequested, this,
            [this, functionOf](std::uint32_t node, const QPoint &at) {
                if (const FunctionId f = functionOf(node); f.isValid())
                    Q_EMIT menuRequested(f, at);
            });
    connect(&flame, &FlameWidget::rangeSelected, &flame,
            [&flame] { flame.setSelectedRange(std::nullopt); });
}

void SandwichPane::clear()
{
    m_title->setText(tr("Select a function to see who calls it and what it calls."));
    m_cut->hide();
    m_middle->clear();
    m_callerHalf = {};
    m_calleeHalf = {};
    m_callerModel->setNeighbours(m_session.view(), {}, 0);
    m_calleeModel->setNeighbours(m_session.view(), {}, 0);
    m_callerFlame->setContent(nullptr, nullptr);
    m_calleeFlame->setContent(nullptr, nullptr);
    m_tabs->setEnabled(false);
}

SandwichPane::Half SandwichPane::layOut(const ProfileView &view,
                                        std::shared_ptr<const CallTree> tree, Progress &progress)
{
    // Everything that draws a view can draw this half: the same names, another tree.
    auto half = std::make_shared<ProfileView>(view);
    half->tree = std::move(tree);
    half->timeline = {};
    auto rows = layoutFlameGraph(*half->tree, *half, FlameOrder::LeftHeavy, progress);
    return {half, rows ? *rows : nullptr};
}

void SandwichPane::setFunction(std::shared_ptr<const ProfileView> view, FunctionId function)
{
    if (view == m_view && function == m_function)
        return;
    m_view = view;
    m_function = function;
    if (!function.isValid() || function.value >= view->functionCount()) {
        clear();
        return;
    }
    m_session.background().run(
        this, QStringLiteral("sandwich"), tr("Finding callers and callees"),
        [this, view, function](Progress &progress) -> Background::Deliver {
            auto made = sandwich(*view, function, progress);
            if (!made)
                return {};
            Result result{*made, {}, {}};
            const auto &whole = result.sandwich; // the halves share its life
            result.callers = layOut(*view, {whole, &whole->callers}, progress);
            result.callees = layOut(*view, {whole, &whole->callees}, progress);
            return [this, view, result = std::move(result)] {
                // Nothing may have been selected since, which starts no newer job.
                if (view == m_view && result.sandwich->function == m_function)
                    adopt(view, result);
            };
        });
}

void SandwichPane::adopt(std::shared_ptr<const ProfileView> view, Result result)
{
    const Sandwich &s = *result.sandwich;
    const WeightUnit unit = view->tree->unit;
    const QString name = formatFunctionName(view->name(s.function));
    const QString where =
        formatLocation(view->url(s.function), view->line(s.function), view->column(s.function));
    const std::int64_t whole = view->tree->rootTotal();
    const double share =
        whole > 0 ? static_cast<double>(s.total) / static_cast<double>(whole) : 0.0;
    m_title->setText(tr("%1 — %2\nself %3, total %4 (%5 of what is shown)")
                         .arg(name, where, formatWeight(s.self, unit), formatWeight(s.total, unit),
                              formatPercent(share)));
    m_middle->setText(tr("▲ callers   %1   callees ▼").arg(name));
    m_cut->setVisible(s.callersCut);
    m_callerModel->setNeighbours(view, firstLevel(s.callers), s.total);
    m_calleeModel->setNeighbours(view, firstLevel(s.callees), s.total);
    m_callerHalf = std::move(result.callers);
    m_calleeHalf = std::move(result.callees);
    showHalf(*m_callerFlame, m_callerHalf);
    showHalf(*m_calleeFlame, m_calleeHalf);
    m_tabs->setEnabled(true);
}

void SandwichPane::showHalf(FlameWidget &flame, const Half &half)
{
    flame.setAxis(FlameWidget::Axis::Share, half.view->tree->unit);
    flame.setContent(half.rows,
                     std::make_shared<ProfileFlameSource>(m_session, half.view, ColorMode::Category,
                                                          Theme::of(palette())));
    flame.fit();
}

void SandwichPane::refreshMarks()
{
    m_callers->viewport()->update();
    m_callees->viewport()->update();
    m_callerFlame->refreshMarks();
    m_calleeFlame->refreshMarks();
}

} // namespace v8scope
