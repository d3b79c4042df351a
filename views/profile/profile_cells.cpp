// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_cells.h"

#include "core/profile/hot_path.h"
#include "views/common/cell_roles.h"
#include "views/common/formats.h"
#include "views/common/theme.h"

#include <QGuiApplication>

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

constexpr int kNumberAlignment = int(Qt::AlignRight) | int(Qt::AlignVCenter);

double shareOf(std::int64_t weight, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(weight) / static_cast<double>(whole) : 0.0;
}

template <class T>
int compareNumbers(T a, T b)
{
    return a < b ? -1 : (b < a ? 1 : 0);
}

char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

int compareText(std::string_view a, std::string_view b)
{
    const std::size_t shared = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shared; ++i) {
        const auto x = static_cast<unsigned char>(folded(a[i]));
        const auto y = static_cast<unsigned char>(folded(b[i]));
        if (x != y)
            return x < y ? -1 : 1;
    }
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return compareNumbers(a.compare(b), 0);
}

QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

ProfileCells::ProfileCells(const ProfileSession &session)
    : m_session(session), m_view(session.view())
{}

void ProfileCells::setView(std::shared_ptr<const ProfileView> view)
{
    m_view = std::move(view);
}

QString ProfileCells::name(FunctionId f) const
{
    return formatFunctionName(m_view->name(f));
}

QString ProfileCells::fullLocation(FunctionId f) const
{
    QString text = toQString(displayPath(m_view->url(f)));
    if (text.isEmpty() || m_view->line(f) < 0)
        return text;
    text += QStringLiteral(":%1").arg(m_view->line(f) + 1);
    if (m_view->column(f) >= 0)
        text += QStringLiteral(":%1").arg(m_view->column(f) + 1);
    return text;
}

double ProfileCells::shareOfView(std::int64_t weight) const
{
    return shareOf(weight, m_view->tree->rootTotal());
}

bool ProfileCells::isHot(const ProfileRow &row) const
{
    return row.system != SystemKind::Idle && shareOfView(row.total) >= kHotShare;
}

QString ProfileCells::explainWeight(std::int64_t weight) const
{
    const std::int64_t shown = m_view->tree->rootTotal();
    const std::int64_t whole = m_view->base->tree->rootTotal();
    QString text = formatWeightExact(weight, unit());
    if (shown == whole || m_view->filters.empty())
        return text + u'\n' +
               tr("%1 of the whole recording (%2)")
                   .arg(formatPercent(shareOf(weight, whole)), formatWeight(whole, unit()));
    text += u'\n' + tr("%1 of what the filters leave (%2)")
                        .arg(formatPercent(shareOf(weight, shown)), formatWeight(shown, unit()));
    text += u'\n' + tr("%1 of the whole recording (%2)")
                        .arg(formatPercent(shareOf(weight, whole)), formatWeight(whole, unit()));
    return text;
}

bool ProfileCells::isHovered(const ProfileItem &item) const
{
    const ProfileItem hover = m_session.hover();
    if (!hover.isValid() || hover.function != item.function)
        return false;
    return item.node == NodeId::kNoneValue || hover.node == NodeId::kNoneValue ||
           hover.node == item.node;
}

QString ProfileCells::functionToolTip(const ProfileRow &row) const
{
    QString text = name(row.item.function);
    const QString where = fullLocation(row.item.function);
    if (!where.isEmpty())
        text += u'\n' + where;
    text += u'\n' +
            tr("Category: %1")
                .arg(toQString(categoryName(m_session.category(row.item.function, row.system))));
    const QString package = m_session.package(row.item.function);
    if (!package.isEmpty())
        text += u'\n' + tr("Package: %1").arg(package);
    if (isHot(row))
        text += u'\n' + tr("Hot: at least %1 of what is shown").arg(formatPercent(kHotShare));
    return text;
}

QVariant ProfileCells::functionCell(const ProfileRow &row, int role) const
{
    const FunctionId f = row.item.function;
    switch (role) {
    case Qt::DisplayRole:
    case RawRole: return name(f);
    case Qt::ToolTipRole: return functionToolTip(row);
    case SwatchRole:
        return Theme::of(QGuiApplication::palette()).category(m_session.category(f, row.system));
    case HotRole: return isHot(row);
    case MatchRole: return m_session.matches(f);
    case Qt::AccessibleTextRole: {
        QString text = name(f);
        if (isHot(row))
            text += tr(", hot");
        if (m_session.matches(f))
            text += tr(", found");
        return text;
    }
    case Qt::AccessibleDescriptionRole:
        return tr("%1, self %2, total %3, %4 of what is shown")
            .arg(toQString(categoryName(m_session.category(f, row.system))),
                 formatWeight(row.self, unit()), formatWeight(row.total, unit()),
                 formatPercent(shareOfView(row.total)));
    default: return {};
    }
}

QVariant ProfileCells::locationCell(const ProfileRow &row, int role) const
{
    const FunctionId f = row.item.function;
    switch (role) {
    case Qt::DisplayRole:
        return row.system == SystemKind::None
                   ? formatLocation(m_view->url(f), m_view->line(f), m_view->column(f))
                   : QString();
    case Qt::ToolTipRole:
    case RawRole: return fullLocation(f);
    case ElideMiddleRole: return true;
    default: return {};
    }
}

QVariant ProfileCells::weightCell(std::int64_t weight, bool asShare, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return asShare ? formatPercent(shareOfView(weight)) : formatWeight(weight, unit());
    case Qt::ToolTipRole: return explainWeight(weight);
    case Qt::TextAlignmentRole: return kNumberAlignment;
    case Qt::ForegroundRole: // zeros step back
        return weight == 0 ? QVariant(Theme::of(QGuiApplication::palette()).mutedText())
                           : QVariant();
    case RawRole: return asShare ? QVariant(shareOfView(weight) * 100) : QVariant(qint64(weight));
    case ShareRole: return asShare ? QVariant(shareOfView(weight)) : QVariant();
    default: return {};
    }
}

QVariant ProfileCells::cell(const ProfileRow &row, ProfileColumn column, int role) const
{
    if (role == HoverRole)
        return isHovered(row.item);
    switch (column) {
    case ProfileColumn::Function: return functionCell(row, role);
    case ProfileColumn::Self: return weightCell(row.self, false, role);
    case ProfileColumn::SelfShare: return weightCell(row.self, true, role);
    case ProfileColumn::Total: return weightCell(row.total, false, role);
    case ProfileColumn::TotalShare: return weightCell(row.total, true, role);
    case ProfileColumn::Location: return locationCell(row, role);
    case ProfileColumn::Samples: break;
    }
    switch (role) {
    case Qt::DisplayRole: return formatCount(row.samples);
    case RawRole: return qint64(row.samples);
    case Qt::TextAlignmentRole: return kNumberAlignment;
    case Qt::ToolTipRole: return tr("%1 samples with this on top").arg(formatCount(row.samples));
    default: return {};
    }
}

QVariant ProfileCells::header(ProfileColumn column, int role) const
{
    const bool isBytes = unit() == WeightUnit::Bytes;
    const bool isNumber = column != ProfileColumn::Function && column != ProfileColumn::Location;
    if (role == Qt::TextAlignmentRole)
        return isNumber ? kNumberAlignment : int(Qt::AlignLeft) | int(Qt::AlignVCenter);
    if (role == Qt::InitialSortOrderRole)
        return int(isNumber ? Qt::DescendingOrder : Qt::AscendingOrder);
    const QString unitName = unit() == WeightUnit::Nanoseconds ? QStringLiteral(" (ns)")
                             : isBytes                         ? QStringLiteral(" (bytes)")
                                                               : QStringLiteral(" (hits)");
    QString title;
    QString tip;
    QString exported;
    switch (column) {
    case ProfileColumn::Function:
        title = exported = tr("Function");
        tip = tr("The function's name as V8 recorded it. The square shows its category, a flame "
                 "marks what takes at least %1 of what is shown.")
                  .arg(formatPercent(kHotShare));
        break;
    case ProfileColumn::Self:
        title = tr("Self");
        exported = title + unitName;
        tip = isBytes ? tr("Bytes the function itself allocated, without what it calls.")
                      : tr("Time spent in the function itself, without what it calls.");
        break;
    case ProfileColumn::SelfShare:
        title = exported = tr("Self %");
        tip = tr("Self as a share of what is shown, that is, after the filters.");
        break;
    case ProfileColumn::Total:
        title = tr("Total");
        exported = title + unitName;
        tip = isBytes ? tr("Bytes allocated by the function and everything it calls.")
                      : tr("Time spent in the function and everything it calls. Recursive calls "
                           "count once.");
        break;
    case ProfileColumn::TotalShare:
        title = exported = tr("Total %");
        tip = tr("Total as a share of what is shown, that is, after the filters.");
        break;
    case ProfileColumn::Samples:
        title = exported = tr("Samples");
        tip = tr("How many samples found the function on top of the stack.");
        break;
    case ProfileColumn::Location:
        title = exported = tr("Location");
        tip = tr("File, line and column where the function starts, counted from 1.");
        break;
    }
    switch (role) {
    case Qt::DisplayRole: return title;
    case Qt::ToolTipRole: return tip;
    case RawRole: return exported;
    default: return {};
    }
}

int ProfileCells::compare(const ProfileRow &a, const ProfileRow &b, ProfileColumn column) const
{
    const FunctionId f = a.item.function;
    const FunctionId g = b.item.function;
    switch (column) {
    case ProfileColumn::Function: return compareText(m_view->name(f), m_view->name(g));
    case ProfileColumn::Self:
    case ProfileColumn::SelfShare: return compareNumbers(a.self, b.self);
    case ProfileColumn::Total:
    case ProfileColumn::TotalShare: return compareNumbers(a.total, b.total);
    case ProfileColumn::Samples: return compareNumbers(a.samples, b.samples);
    case ProfileColumn::Location: break;
    }
    if (const int byUrl = compareText(m_view->url(f), m_view->url(g)))
        return byUrl;
    if (const int byLine = compareNumbers(m_view->line(f), m_view->line(g)))
        return byLine;
    return compareNumbers(m_view->column(f), m_view->column(g));
}

} // namespace v8scope
