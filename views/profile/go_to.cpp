// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/go_to.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace v8scope {

namespace {

// How many nanoseconds or bytes a unit has; 0 for a unit of another kind of profile.
double unitScale(const QString &unit, bool isAllocations)
{
    const struct {
        const char *name;
        double scale;
        bool isBytes;
    } kUnits[] = {{"us", 1e3, false}, {"µs", 1e3, false}, {"ms", 1e6, false}, {"s", 1e9, false},
                  {"b", 1, true},     {"kb", 1e3, true},  {"mb", 1e6, true},  {"gb", 1e9, true}};
    for (const auto &known : kUnits) {
        if (known.isBytes == isAllocations && unit.compare(QString::fromUtf8(known.name)) == 0)
            return known.scale;
    }
    return 0;
}

ProfileItem itemOfNode(const ProfileView &view, std::uint32_t node)
{
    if (node >= view.tree->size())
        return {};
    return {view.tree->function[node], node};
}

std::optional<Place> findNode(const ProfileSession &session, std::uint64_t fileId)
{
    const ProfileView &view = *session.view();
    const std::vector<std::uint64_t> &ids = view.profile().nodes.fileId;
    const auto found = std::find(ids.begin(), ids.end(), fileId);
    if (found == ids.end())
        return std::nullopt;
    auto node = static_cast<std::uint32_t>(found - ids.begin());
    if (view.nodeOfBase)
        node = (*view.nodeOfBase)[node];
    const Place place{itemOfNode(view, node), std::nullopt};
    return place.item.isValid() ? std::optional(place) : std::nullopt;
}

std::optional<Place> findPosition(const ProfileSession &session, double position)
{
    const ProfileView &view = *session.view();
    const SampleTimeline &timeline = view.timeline;
    if (timeline.count() == 0 || !(position >= static_cast<double>(timeline.begin())) ||
        !(position <= static_cast<double>(timeline.end())))
        return std::nullopt;
    const std::int64_t at = std::llround(position);
    const auto next = std::upper_bound(timeline.position->begin(), timeline.position->end(), at);
    const auto after = static_cast<std::uint32_t>(next - timeline.position->begin());
    const std::uint32_t sample = std::min(std::max(after, 1u) - 1, timeline.count() - 1);
    return Place{itemOfNode(view, (*timeline.node)[sample]), at};
}

} // namespace

std::optional<Place> findPlace(const ProfileSession &session, const QString &text)
{
    static const QRegularExpression kForm(
        QStringLiteral("^\\s*(?:#?(\\d{1,19})|(\\d{1,15}(?:\\.\\d{1,15})?)\\s*([a-zµ]+))\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    QString plain = text;
    const QRegularExpressionMatch match = kForm.match(plain.remove(QLatin1Char(',')));
    if (!match.hasMatch())
        return std::nullopt;
    if (!match.captured(1).isEmpty())
        return findNode(session, match.captured(1).toULongLong());
    const bool isAllocations = session.base().profile->kind == ProfileKind::SampledAllocations;
    const double scale = unitScale(match.captured(3).toLower(), isAllocations);
    if (scale == 0)
        return std::nullopt;
    return findPosition(session, match.captured(2).toDouble() * scale);
}

} // namespace v8scope
