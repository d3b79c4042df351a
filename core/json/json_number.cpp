// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/json_number.h"

#include "core/json/text_scan.h"

#include <algorithm>

namespace v8scope {

namespace {

constexpr int kMaxDigits = 36;

// mantissa × 10^exponent
struct Decimal {
    Int128 mantissa = 0;
    int exponent = 0;
    bool negative = false;
};

class DecimalReader {
public:
    explicit DecimalReader(std::string_view text) : m_text(text) {}

    std::optional<Decimal> read()
    {
        skipSpace();
        Decimal result;
        result.negative = take('-');
        bool any = readDigits(result, false);
        if (take('.'))
            any |= readDigits(result, true);
        if (!any || !readExponent(result))
            return {};
        skipSpace();
        if (m_at != m_text.size())
            return {};
        return result;
    }

private:
    [[nodiscard]] char current() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char c)
    {
        const bool there = current() == c;
        m_at += there ? 1 : 0;
        return there;
    }
    void skipSpace()
    {
        while (isJsonSpace(current()))
            ++m_at;
    }
    bool readDigits(Decimal &to, bool fraction)
    {
        const std::size_t start = m_at;
        for (; isDigit(current()); ++m_at) {
            // Digits beyond the 36th only move the point; a longer text cannot overflow the count.
            if (m_digits < kMaxDigits) {
                to.mantissa = to.mantissa * 10 + (current() - '0');
                m_digits += to.mantissa != 0 ? 1 : 0;
                to.exponent = std::max(to.exponent - (fraction ? 1 : 0), -1'000'000);
            } else if (!fraction) {
                to.exponent = std::min(to.exponent + 1, 1'000'000);
            }
        }
        return m_at > start;
    }
    bool readExponent(Decimal &to)
    {
        if (!take('e') && !take('E'))
            return true;
        const bool negative = take('-');
        if (!negative)
            take('+');
        if (!isDigit(current()))
            return false;
        int value = 0;
        for (; isDigit(current()); ++m_at)
            value = std::min(value * 10 + (current() - '0'), 1'000'000);
        to.exponent += negative ? -value : value;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_digits = 0;
};

Int128 power10(int n)
{
    Int128 result = 1;
    for (int i = 0; i < n; ++i)
        result *= 10;
    return result;
}

std::optional<std::int64_t> toInteger(const Decimal &decimal, bool dropFraction)
{
    Int128 value = decimal.mantissa;
    int exponent = decimal.exponent;
    if (exponent > 0 && value != 0) {
        if (exponent > kMaxDigits || value >= power10(kMaxDigits + 1 - exponent))
            return {};
        value *= power10(exponent);
    }
    for (; exponent < 0 && value != 0; ++exponent) {
        if (value % 10 != 0 && !dropFraction)
            return {};
        value /= 10;
    }
    value = decimal.negative ? -value : value;
    if (!fitsInt64(value))
        return {};
    return static_cast<std::int64_t>(value);
}

} // namespace

bool isJsonNumber(std::string_view text)
{
    return DecimalReader(text).read().has_value();
}

std::optional<Int128> parseScaled(std::string_view text, int digits)
{
    std::optional<Decimal> decimal = DecimalReader(text).read();
    if (!decimal)
        return {};
    Int128 value = decimal->mantissa;
    const int exponent = decimal->exponent + digits;
    if (exponent > 0 && value != 0) {
        if (exponent > kMaxDigits || value >= power10(kMaxDigits + 1 - exponent))
            return {};
        value *= power10(exponent);
    } else if (exponent < 0) {
        if (exponent < -(kMaxDigits + 1)) {
            value = 0;
        } else {
            const Int128 divisor = power10(-exponent);
            value = value / divisor + (value % divisor >= (divisor + 1) / 2 ? 1 : 0);
        }
    }
    return decimal->negative ? -value : value;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    const std::optional<Decimal> decimal = DecimalReader(text).read();
    return decimal ? toInteger(*decimal, false) : std::nullopt;
}

std::optional<std::int64_t> truncateToInteger(std::string_view text)
{
    const std::optional<Decimal> decimal = DecimalReader(text).read();
    return decimal ? toInteger(*decimal, true) : std::nullopt;
}

} // namespace v8scope
