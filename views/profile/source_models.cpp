// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/source_models.h"

#include "views/common/cell_roles.h"
#include "views/common/formats.h"

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

constexpr int kNumberAlignment = int(Qt::AlignRight) | int(Qt::AlignVCenter);

QVariant countCell(std::uint64_t count, int role)
{
    switch (role) {
    case Qt::DisplayRole: return count > 0 ? formatCount(count) : QString();
    case RawRole: return qint64(count);
    case Qt::TextAlignmentRole: return kNumberAlignment;
    default: return {};
    }
}

QVariant textHeader(const QString &title, const QString &tip, bool isNumber, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case RawRole: return title;
    case Qt::ToolTipRole: return tip;
    case Qt::TextAlignmentRole:
        return isNumber ? kNumberAlignment : int(Qt::AlignLeft) | int(Qt::AlignVCenter);
    case Qt::InitialSortOrderRole: return int(isNumber ? Qt::DescendingOrder : Qt::AscendingOrder);
    default: return {};
    }
}

// The file with its folder, as many files are called index.js; Node's names in full.
QString shortPath(const QString &path)
{
    if (path.startsWith(QLatin1String("node:")))
        return path;
    const qsizetype name = path.lastIndexOf(u'/');
    const qsizetype folder = name > 0 ? path.lastIndexOf(u'/', name - 1) : -1;
    return path.mid(folder + 1);
}

ProfileRow weightRow(std::int64_t self)
{
    return {{}, SystemKind::None, self, self, 0};
}

template <class Key>
void sortBy(std::vector<std::uint32_t> &items, Qt::SortOrder order, Key key)
{
    std::stable_sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
        return order == Qt::AscendingOrder ? key(a) < key(b) : key(b) < key(a);
    });
}

} // namespace

SourceFileModel::SourceFileModel(const ProfileSession &session, QObject *parent)
    : SortedTableModel(parent), m_cells(session)
{}

void SourceFileModel::setSources(std::shared_ptr<const SourceData> data)
{
    resetItems([&] {
        m_cells.setView(data->view);
        m_data = std::move(data);
    });
}

const SourceFile *SourceFileModel::fileAt(int row) const
{
    const std::uint32_t item = itemAt(row);
    return item == kNoItem ? nullptr : &m_data->files[item];
}

int SourceFileModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SourceFileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case FileColumn:
        return textHeader(tr("File"), tr("Files in which the sampler found running code."), false,
                          role);
    case SelfColumn: return m_cells.header(ProfileColumn::Self, role);
    case ShareColumn: return m_cells.header(ProfileColumn::SelfShare, role);
    case TicksColumn:
        return textHeader(tr("Ticks"), tr("How often the sampler noted a line of the file."), true,
                          role);
    default: return {};
    }
}

std::uint32_t SourceFileModel::itemCount() const
{
    return m_data ? static_cast<std::uint32_t>(m_data->files.size()) : 0;
}

QVariant SourceFileModel::cell(std::uint32_t item, int column, int role) const
{
    const FileLines &file = m_data->files[item].lines;
    switch (column) {
    case SelfColumn: return m_cells.cell(weightRow(file.self), ProfileColumn::Self, role);
    case ShareColumn: return m_cells.cell(weightRow(file.self), ProfileColumn::SelfShare, role);
    case TicksColumn: return countCell(file.ticks, role);
    default: break;
    }
    const QString path = toQString(displayPath(file.url));
    switch (role) {
    case Qt::DisplayRole: return shortPath(path);
    case Qt::ToolTipRole:
    case RawRole: return path;
    case ElideMiddleRole: return true;
    default: return {};
    }
}

void SourceFileModel::sortItems(std::vector<std::uint32_t> &items, int column,
                                Qt::SortOrder order) const
{
    if (column == FileColumn)
        sortBy(items, order, [this](std::uint32_t i) { return m_data->files[i].lines.url; });
    else if (column == TicksColumn)
        sortBy(items, order, [this](std::uint32_t i) { return m_data->files[i].lines.ticks; });
    else
        sortBy(items, order, [this](std::uint32_t i) { return m_data->files[i].lines.self; });
}

SourceLineModel::SourceLineModel(const ProfileSession &session, QObject *parent)
    : SortedTableModel(parent), m_cells(session)
{}

void SourceLineModel::setFile(std::shared_ptr<const SourceData> data, const SourceFile *file)
{
    resetItems([&] {
        if (data)
            m_cells.setView(data->view);
        m_data = std::move(data);
        m_file = file;
        m_lines.clear();
        if (!file)
            return;
        m_lines = file->lines.lines;
        for (const SourceFunction &f : file->functions)
            m_lines.push_back({f.line, 0, 0});
        std::stable_sort(m_lines.begin(), m_lines.end(),
                         [](const LineRow &a, const LineRow &b) { return a.line < b.line; });
        const auto sameLine = [](const LineRow &a, const LineRow &b) { return a.line == b.line; };
        m_lines.erase(std::unique(m_lines.begin(), m_lines.end(), sameLine), m_lines.end());
    });
}

std::int32_t SourceLineModel::lineAt(int row) const
{
    const std::uint32_t item = itemAt(row);
    return item == kNoItem ? 0 : m_lines[item].line;
}

int SourceLineModel::rowOfLine(std::int32_t line) const
{
    const auto at =
        std::lower_bound(m_lines.begin(), m_lines.end(), line,
                         [](const LineRow &row, std::int32_t l) { return row.line < l; });
    if (at == m_lines.end() || at->line != line)
        return -1;
    return rowOf(static_cast<std::uint32_t>(at - m_lines.begin()));
}

QString SourceLineModel::namesOn(std::int32_t line) const
{
    constexpr int kMostNames = 8;
    QStringList names;
    const std::span<const SourceFunction> functions =
        m_file ? m_file->startingOn(line) : std::span<const SourceFunction>();
    for (const SourceFunction &f :
         functions.first(std::min<std::size_t>(functions.size(), kMostNames)))
        names += m_cells.name(f.function);
    if (functions.size() > kMostNames)
        names += tr("and %1 more").arg(functions.size() - kMostNames);
    return names.join(QStringLiteral(", "));
}

int SourceLineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SourceLineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case LineColumn:
        return textHeader(tr("Line"), tr("Line of the file, counted from 1."), true, role);
    case SelfColumn:
        if (role == Qt::ToolTipRole)
            return tr("Self weight of the functions, spread over their lines as the sampler's "
                      "ticks are; without ticks it stands on the function's first line.");
        return m_cells.header(ProfileColumn::Self, role);
    case ShareColumn: return m_cells.header(ProfileColumn::SelfShare, role);
    case TicksColumn:
        return textHeader(tr("Ticks"), tr("How often the sampler noted this line."), true, role);
    case FunctionsColumn:
        return textHeader(tr("Functions starting here"), tr("Names of functions by position."),
                          false, role);
    default: return {};
    }
}

std::uint32_t SourceLineModel::itemCount() const
{
    return static_cast<std::uint32_t>(m_lines.size());
}

QVariant SourceLineModel::cell(std::uint32_t item, int column, int role) const
{
    const LineRow &line = m_lines[item];
    switch (column) {
    case SelfColumn: return m_cells.cell(weightRow(line.self), ProfileColumn::Self, role);
    case ShareColumn: return m_cells.cell(weightRow(line.self), ProfileColumn::SelfShare, role);
    case TicksColumn: return countCell(line.ticks, role);
    case LineColumn: return countCell(static_cast<std::uint64_t>(std::max(line.line, 0)), role);
    default: break;
    }
    return role == Qt::DisplayRole || role == Qt::ToolTipRole || role == RawRole
               ? QVariant(namesOn(line.line))
               : QVariant();
}

void SourceLineModel::sortItems(std::vector<std::uint32_t> &items, int column,
                                Qt::SortOrder order) const
{
    switch (column) {
    case LineColumn:
        sortBy(items, order, [this](std::uint32_t i) { return m_lines[i].line; });
        break;
    case TicksColumn:
        sortBy(items, order, [this](std::uint32_t i) { return m_lines[i].ticks; });
        break;
    case FunctionsColumn:
        sortBy(items, order, [this](std::uint32_t i) { return namesOn(m_lines[i].line); });
        break;
    default: sortBy(items, order, [this](std::uint32_t i) { return m_lines[i].self; }); break;
    }
}

} // namespace v8scope
