// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/panel_status.h"

#include "views/common/formats.h"
#include "views/profile/item_figures.h"

#include <QCoreApplication>
#include <QStringList>

namespace v8scope {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("PanelStatus", text);
}

QString weights(const ProfileView &view, std::int64_t self, std::int64_t total)
{
    const auto text = [&view](std::int64_t weight) {
        const std::int64_t whole = view.tree->rootTotal();
        const double share =
            whole > 0 ? static_cast<double>(weight) / static_cast<double>(whole) : 0.0;
        return QStringLiteral("%1 (%2)").arg(formatWeight(weight, view.tree->unit),
                                             formatPercent(share));
    };
    return words(" · self %1 · total %2").arg(text(self), text(total));
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
    if (summary.samples > 0)
        lines.append(words("%1 samples").arg(formatCount(summary.samples)));
    lines.append(words("%1 functions").arg(formatCount(base.profile->functions.size())));
    lines.append(words("%1 calls deep at most").arg(formatCount(summary.maxDepth)));
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
