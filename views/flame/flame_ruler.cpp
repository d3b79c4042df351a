// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_ruler.h"

#include "core/layout/axis_ticks.h"
#include "views/common/formats.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace v8scope {

namespace {

struct Scale {
    std::int64_t perUnit;
    const char *name;
};
constexpr std::array<Scale, 4> kTime = {
    {{1'000'000'000, "s"}, {1'000'000, "ms"}, {1'000, "µs"}, {1, "ns"}}};
constexpr std::array<Scale, 4> kBytes = {
    {{1'000'000'000, "GB"}, {1'000'000, "MB"}, {1'000, "kB"}, {1, "B"}}};

// The largest unit that the end of the range reaches.
Scale scaleFor(const std::array<Scale, 4> &scales, std::int64_t end)
{
    for (const Scale &scale : scales) {
        if (end >= scale.perUnit)
            return scale;
    }
    return scales.back();
}

// value / perUnit with the decimals that tell multiples of step apart.
QString decimalText(std::int64_t value, std::int64_t perUnit, std::int64_t step)
{
    int decimals = 0;
    for (std::int64_t unit = perUnit; unit > 1 && step % unit != 0; unit /= 10)
        ++decimals;
    return QString::number(static_cast<double>(value) / static_cast<double>(perUnit), 'f',
                           decimals);
}

} // namespace

std::vector<RulerTick> positionTicks(std::int64_t begin, std::int64_t end, double width,
                                     double minPixels, WeightUnit unit)
{
    std::vector<RulerTick> result;
    const AxisTicks ticks = axisTicks(begin, end, width, minPixels);
    const Scale scale =
        scaleFor(unit == WeightUnit::Bytes ? kBytes : kTime, std::max(end, std::int64_t{1}));
    for (std::int64_t at = ticks.first; at <= end; at += ticks.step) {
        const QString label =
            unit == WeightUnit::Samples
                ? formatCount(static_cast<std::uint64_t>(std::max<std::int64_t>(at, 0)))
            : at == 0 ? QStringLiteral("0")
                      : decimalText(at, scale.perUnit, ticks.step) + QLatin1Char(' ') +
                            QString::fromUtf8(scale.name);
        result.push_back({at, label});
    }
    return result;
}

QString positionLabel(std::int64_t position, double unitsPerPixel, WeightUnit unit)
{
    if (unit == WeightUnit::Samples)
        return formatCount(static_cast<std::uint64_t>(std::max<std::int64_t>(position, 0)));
    std::int64_t step = 1;
    while (static_cast<double>(step) * 10.0 <= unitsPerPixel)
        step *= 10;
    const Scale scale =
        scaleFor(unit == WeightUnit::Bytes ? kBytes : kTime, std::max(position, std::int64_t{1}));
    return decimalText(position, scale.perUnit, step) + QLatin1Char(' ') +
           QString::fromUtf8(scale.name);
}

std::vector<RulerTick> shareTicks(std::int64_t axisBegin, std::int64_t axisEnd, std::int64_t begin,
                                  std::int64_t end, double width, double minPixels, WeightUnit unit)
{
    // A millionth of a per cent is the unit of the ticks.
    constexpr std::int64_t kPercent = 1'000'000;
    std::vector<RulerTick> result;
    const auto total = static_cast<double>(std::max<std::int64_t>(1, axisEnd - axisBegin));
    const auto shareOf = [&](std::int64_t at) {
        return std::llround(static_cast<double>(at - axisBegin) / total * 100.0 * kPercent);
    };
    const AxisTicks ticks = axisTicks(shareOf(begin), shareOf(end), width, minPixels);
    for (std::int64_t share = ticks.first; share <= shareOf(end); share += ticks.step) {
        const std::int64_t weight =
            std::llround(static_cast<double>(share) / (100.0 * kPercent) * total);
        result.push_back({axisBegin + weight, decimalText(share, kPercent, ticks.step) +
                                                  QStringLiteral(" %  ") +
                                                  formatWeight(weight, unit)});
    }
    return result;
}

} // namespace v8scope
