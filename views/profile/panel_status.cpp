// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/panel_status.h"

#include "views/common/cell_roles.h"
#include "views/common/formats.h"
#include "views/profile/item_figures.h"
#include "views/profile/profile_data_view.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QStringList>

namespace v8scope {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("PanelStatus", text);
}

QString weightWithShare(const ProfileView &view, std::int64_t weight)
{
    const std::int64_t whole = view.tree->rootTotal();
    const double share = whole > 0 ? static_cast<double>(weight) / static_cast<double>(whole) : 0.0;
    return QStringLiteral("%1 (%2)").arg(formatWeight(weight, view.tree->unit),
                                         formatPercent(share));
}

QString weights(const ProfileView &view, std::int64_t self, std::int64_t total)
{
    return words(" · self %1 · total %2")
        .arg(weightWithShare(view, self), weightWithShare(view, total));
}

bool hasSelectedAncestor(const QItemSelectionModel &selection, const QModelIndex &row)
{
    for (QModelIndex up = row.parent(); up.isValid(); up = up.parent()) {
        if (selection.isSelected(up))
            return true;
    }
    return false;
}

} // namespace

QString itemStatus(const ProfileSession &session, const ProfileItem &item,
                   const FunctionTotals *totals)
{
    const ProfileView &view = *session.view();
    if (!item.isValid() || item.function.value >= view.functionCount())
        return {};
    QString text = formatFunctionName(view.name(item.function));
    if (!view.url(item.function).empty())
        text += QStringLiteral(" · ") + formatLocation(view.url(item.function),
                                                       view.line(item.function),
                                                       view.column(item.function));
    if (item.node < view.tree->size())
        return text + weights(view, view.tree->self[item.node], view.tree->total[item.node]);
    if (totals && totals->view() == session.view()) {
        const FunctionRow row = totals->of(item.function);
        text += weights(view, row.self, row.total);
    }
    return text;
}

QString selectedRowsStatus(const ProfileSession &session, const ProfileDataView &view)
{
    constexpr int kSelfColumn = 1; // of every table and tree of a profile
    const auto *table = qobject_cast<const QAbstractItemView *>(view.mainWidget());
    if (!table || !table->selectionModel())
        return {};
    const QItemSelectionModel &selection = *table->selectionModel();
    const QModelIndexList rows = selection.selectedRows();
    if (rows.size() < 2)
        return {};
    std::int64_t self = 0;
    for (const QModelIndex &row : rows) {
        const bool isLeftOut = row.data(MoreRole).toBool() ||
                               (view.hasChildrenInSelf() && hasSelectedAncestor(selection, row));
        if (!isLeftOut)
            self += row.siblingAtColumn(kSelfColumn).data(RawRole).toLongLong();
    }
    return words("%1 rows: self %2")
        .arg(formatCount(static_cast<std::uint64_t>(rows.size())),
             weightWithShare(*session.view(), self));
}

QString recordingSummary(const ResolvedProfile &base)
{
    const ProfileSummary &summary = base.summary;
    const WeightUnit unit = base.tree->unit;
    QStringList lines;
    const auto part = [&](const QString &text, std::int64_t weight) {
        if (weight <= 0)
            return;
        const std::int64_t whole = base.tree->rootTotal();
        const double share =
            whole > 0 ? static_cast<double>(weight) / static_cast<double>(whole) : 0.0;
        lines.append(text.arg(formatWeight(weight, unit), formatPercent(share)));
    };
    if (unit == WeightUnit::Nanoseconds)
        lines.append(words("%1 recorded").arg(formatDuration(summary.duration)));
    else
        lines.append(words("%1 in all").arg(formatWeight(base.tree->rootTotal(), unit)));
    part(words("%1 idle (%2)"), summary.idle);
    part(words("%1 garbage collection (%2)"), summary.gc);
    part(words("%1 native code without a stack (%2)"), summary.program);
    part(words("%1 in calls the file does not name (%2)"), summary.unknown);
    const auto count = [&lines](std::uint64_t number, const QString &one, const QString &many) {
        lines.append(number == 1 ? one : many.arg(formatCount(number)));
    };
    if (summary.samples > 0)
        count(summary.samples, words("1 sample"), words("%1 samples"));
    count(base.profile->functions.size(), words("1 function"), words("%1 functions"));
    count(summary.maxDepth, words("1 call deep at most"), words("%1 calls deep at most"));
    return lines.join(QLatin1Char('\n'));
}

QString searchStatus(const ProfileSession &session)
{
    if (!session.searchError().isEmpty())
        return session.searchError();
    if (!session.isSearching())
        return {};
    if (session.matchCount() == 0)
        return words("Nothing found");
    const QString functions = session.matchCount() == 1
                                  ? words("1 function")
                                  : words("%1 functions").arg(formatCount(session.matchCount()));
    switch (session.view()->tree->unit) {
    case WeightUnit::Nanoseconds:
        return words("%1, in stacks with %2 of the time")
            .arg(functions, formatPercent(session.matchedShare()));
    case WeightUnit::Bytes:
        return words("%1, in stacks with %2 of the bytes")
            .arg(functions, formatPercent(session.matchedShare()));
    case WeightUnit::Samples: break;
    }
    return words("%1, in stacks with %2 of the hits")
        .arg(functions, formatPercent(session.matchedShare()));
}

} // namespace v8scope
