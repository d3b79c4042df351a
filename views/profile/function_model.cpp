// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/function_model.h"

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

constexpr int kColumns = int(ProfileColumn::Location) + 1;

} // namespace

FunctionModel::FunctionModel(const ProfileSession &session, QObject *parent)
    : SortedTableModel(parent),
      m_cells(session),
      m_rows(std::make_shared<const std::vector<FunctionRow>>())
{}

void FunctionModel::setRows(std::shared_ptr<const ProfileView> view, Rows rows)
{
    resetItems([&] {
        m_cells.setView(std::move(view));
        m_rows = std::move(rows);
        m_itemOf.assign(m_cells.view().functionCount(), kNoItem);
        for (std::uint32_t i = 0; i < m_rows->size(); ++i)
            m_itemOf[(*m_rows)[i].function.value] = i;
    });
}

void FunctionModel::setFilterText(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    resetItems([&] { m_words = words; });
}

void FunctionModel::setAccept(Accept accept)
{
    resetItems([&] { m_accept = std::move(accept); });
}

int FunctionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant FunctionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    return m_cells.header(ProfileColumn(section), role);
}

FunctionId FunctionModel::functionAt(int row) const
{
    const std::uint32_t item = itemAt(row);
    return item == kNoItem ? FunctionId() : (*m_rows)[item].function;
}

int FunctionModel::rowOfFunction(FunctionId function) const
{
    return function.value < m_itemOf.size() ? rowOf(m_itemOf[function.value]) : -1;
}

std::uint32_t FunctionModel::itemCount() const
{
    return static_cast<std::uint32_t>(m_rows->size());
}

bool FunctionModel::isAccepted(std::uint32_t item) const
{
    const FunctionRow &row = (*m_rows)[item];
    if (m_accept && !m_accept(row))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString name = m_cells.name(row.function);
    const QString where = m_cells.fullLocation(row.function);
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) {
        return name.contains(word, Qt::CaseInsensitive) ||
               where.contains(word, Qt::CaseInsensitive);
    });
}

ProfileRow FunctionModel::rowOfItem(std::uint32_t item) const
{
    const FunctionRow &row = (*m_rows)[item];
    return {{row.function, NodeId::kNoneValue}, row.system, row.self, row.total, row.samples};
}

QVariant FunctionModel::cell(std::uint32_t item, int column, int role) const
{
    return m_cells.cell(rowOfItem(item), ProfileColumn(column), role);
}

void FunctionModel::sortItems(std::vector<std::uint32_t> &items, int column,
                              Qt::SortOrder order) const
{
    const int sign = order == Qt::AscendingOrder ? 1 : -1;
    std::stable_sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
        return sign * m_cells.compare(rowOfItem(a), rowOfItem(b), ProfileColumn(column)) < 0;
    });
}

} // namespace v8scope
