// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/palette_model.h"

#include "app/window/fuzzy_match.h"
#include "views/common/icons.h"

#include <algorithm>
#include <optional>

namespace v8scope {

namespace {

// A narrowing first letter and the kinds it leaves.
bool isWanted(QChar narrow, PaletteEntry::Kind kind)
{
    switch (narrow.toLatin1()) {
    case '>': return kind == PaletteEntry::Kind::Action;
    case '@': return kind == PaletteEntry::Kind::Function;
    case '#': return kind == PaletteEntry::Kind::Document || kind == PaletteEntry::Kind::RecentFile;
    default: return true;
    }
}

QString iconName(PaletteEntry::Kind kind)
{
    switch (kind) {
    case PaletteEntry::Kind::Action: return QStringLiteral("palette");
    case PaletteEntry::Kind::Document: return QStringLiteral("file");
    case PaletteEntry::Kind::RecentFile: return QStringLiteral("clock");
    case PaletteEntry::Kind::Function: return QStringLiteral("functions");
    }
    return {};
}

QString kindName(PaletteEntry::Kind kind)
{
    switch (kind) {
    case PaletteEntry::Kind::Action: return PaletteModel::tr("action");
    case PaletteEntry::Kind::Document: return PaletteModel::tr("open document");
    case PaletteEntry::Kind::RecentFile: return PaletteModel::tr("recent file");
    case PaletteEntry::Kind::Function: return PaletteModel::tr("function");
    }
    return {};
}

} // namespace

void PaletteModel::setEntries(const QList<PaletteEntry> &entries)
{
    m_entries = entries;
    m_pattern.clear();
    match();
}

void PaletteModel::addEntries(const QList<PaletteEntry> &entries)
{
    m_entries.append(entries);
    match();
}

void PaletteModel::setPattern(const QString &pattern)
{
    m_pattern = pattern;
    match();
}

void PaletteModel::match()
{
    QString pattern = m_pattern;
    QChar narrow;
    if (!pattern.isEmpty() && QStringLiteral(">@#").contains(pattern[0])) {
        narrow = pattern[0];
        pattern.remove(0, 1);
    }
    struct Hit {
        int score;
        int index;
    };
    std::vector<Hit> hits;
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        if (!isWanted(narrow, m_entries[i].kind))
            continue;
        if (const std::optional<int> score = fuzzyScore(pattern, m_entries[i].text))
            hits.push_back({*score, i});
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const Hit &a, const Hit &b) { return a.score > b.score; });
    hits.resize(std::min(hits.size(), kMostShown));

    beginResetModel();
    m_shown.clear();
    for (const Hit &hit : hits)
        m_shown.push_back(hit.index);
    endResetModel();
}

const PaletteEntry &PaletteModel::entry(int row) const
{
    return m_entries[m_shown[static_cast<std::size_t>(row)]];
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PaletteEntry &item = entry(index.row());
    switch (role) {
    case Qt::DisplayRole: return item.text;
    case kDetailRole: return item.detail;
    case Qt::DecorationRole: return themedIcon(iconName(item.kind));
    case Qt::ToolTipRole: return item.detail;
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3").arg(item.text, kindName(item.kind), item.detail);
    default: return {};
    }
}

} // namespace v8scope
