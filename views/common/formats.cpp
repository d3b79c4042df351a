// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/formats.h"

#include <QCoreApplication>
#include <QUrl>

#include <array>
#include <cmath>

namespace v8scope {

namespace {

constexpr const char *kContext = "formats";

QString groupedDigits(QString digits)
{
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QLatin1Char(','));
    return digits;
}

// Magnitude without overflow at the smallest value.
std::uint64_t magnitude(std::int64_t n)
{
    return n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
}

QString signOf(std::int64_t n)
{
    return n < 0 ? QStringLiteral("-") : QString();
}

// Three significant digits, without exponent: 1.23, 12.3, 123.
QString threeDigits(double value)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    if (decimals == 0)
        return groupedDigits(QString::number(std::llround(value)));
    return QString::number(value, 'f', decimals);
}

QString fileUrlPath(QString path)
{
    if (path.startsWith(QLatin1String("file://")))
        path = QUrl::fromPercentEncoding(path.mid(7).toUtf8());
    return path;
}

} // namespace

QString formatCount(std::uint64_t n)
{
    return groupedDigits(QString::number(n));
}

QString formatDuration(std::int64_t ns)
{
    const std::uint64_t n = magnitude(ns);
    const auto value = static_cast<double>(n);
    if (n == 0)
        return QStringLiteral("0");
    if (n < 1000)
        return signOf(ns) + QStringLiteral("%1 ns").arg(n);
    if (n < 10'000 && n % 1000 != 0)
        return signOf(ns) + QStringLiteral("%1 µs").arg(value / 1e3, 0, 'f', 1);
    if (n < 999'500)
        return signOf(ns) + QStringLiteral("%1 µs").arg(std::llround(value / 1e3));
    if (n < 999'500'000)
        return signOf(ns) + QStringLiteral("%1 ms").arg(threeDigits(value / 1e6));
    return signOf(ns) + QStringLiteral("%1 s").arg(threeDigits(value / 1e9));
}

QString formatDurationExact(std::int64_t ns)
{
    const std::uint64_t n = magnitude(ns);
    QString text = signOf(ns) + formatCount(n / 1000);
    if (n % 1000 != 0)
        text += QStringLiteral(".%1").arg(n % 1000, 3, 10, QLatin1Char('0'));
    return text + QStringLiteral(" µs");
}

QString formatBytes(std::int64_t bytes)
{
    static constexpr std::array<const char *, 6> kUnits = {"kB", "MB", "GB", "TB", "PB", "EB"};
    const std::uint64_t n = magnitude(bytes);
    if (n < 1000)
        return signOf(bytes) + QStringLiteral("%1 B").arg(n);
    double value = static_cast<double>(n) / 1e3;
    std::size_t unit = 0;
    // A value that would be written as 1000 belongs to the next unit.
    while (value >= 999.5 && unit + 1 < kUnits.size()) {
        value /= 1e3;
        ++unit;
    }
    const QString number =
        value < 99.95 ? QString::number(value, 'f', 1) : QString::number(std::llround(value));
    return signOf(bytes) + number + QLatin1Char(' ') + QLatin1String(kUnits[unit]);
}

QString formatBytesExact(std::int64_t bytes)
{
    const std::uint64_t n = magnitude(bytes);
    const QString text = n == 1 ? QCoreApplication::translate(kContext, "%1 byte")
                                : QCoreApplication::translate(kContext, "%1 bytes");
    return text.arg(signOf(bytes) + formatCount(n));
}

QString formatPercent(double share)
{
    if (!std::isfinite(share))
        return QStringLiteral("–");
    const double percent = share * 100.0;
    const double size = std::fabs(percent);
    if (size == 0.0)
        return QStringLiteral("0 %");
    if (size < 0.1)
        return percent < 0 ? QStringLiteral("> -0.1 %") : QStringLiteral("< 0.1 %");
    if (size < 100.0 && size >= 99.95)
        return percent < 0 ? QStringLiteral("< -99.9 %") : QStringLiteral("> 99.9 %");
    return QStringLiteral("%1 %").arg(percent, 0, 'f', size == 100.0 ? 0 : 1);
}

QString formatWeight(std::int64_t weight, WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::Nanoseconds: return formatDuration(weight);
    case WeightUnit::Bytes: return formatBytes(weight);
    case WeightUnit::Samples: break;
    }
    const std::uint64_t n = magnitude(weight);
    const QString text = n == 1 ? QCoreApplication::translate(kContext, "%1 hit")
                                : QCoreApplication::translate(kContext, "%1 hits");
    return text.arg(signOf(weight) + formatCount(n));
}

QString formatWeightExact(std::int64_t weight, WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::Nanoseconds: return formatDurationExact(weight);
    case WeightUnit::Bytes: return formatBytesExact(weight);
    case WeightUnit::Samples: break;
    }
    return formatWeight(weight, unit);
}

QString formatLocation(std::string_view url, std::int32_t line0, std::int32_t column0)
{
    if (url.empty())
        return QCoreApplication::translate(kContext, "(native)");
    QString text = fileUrlPath(QString::fromUtf8(url.data(), static_cast<qsizetype>(url.size())));
    // Node's own module names are short and ambiguous without their folders.
    if (!text.startsWith(QLatin1String("node:"))) {
        const qsizetype slash = text.lastIndexOf(QLatin1Char('/'), text.size() - 2);
        text = text.mid(slash + 1);
    }
    if (line0 >= 0) {
        text += QStringLiteral(":%1").arg(static_cast<qint64>(line0) + 1);
        if (column0 >= 0)
            text += QStringLiteral(":%1").arg(static_cast<qint64>(column0) + 1);
    }
    return text;
}

QString formatFunctionName(std::string_view name)
{
    if (name.empty())
        return QCoreApplication::translate(kContext, "(anonymous)");
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace v8scope
