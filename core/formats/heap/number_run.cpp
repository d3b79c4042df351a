// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/number_run.h"

#include "core/base/wide_column.h"
#include "core/json/json_number.h"
#include "core/json/text_scan.h"

#include <limits>
#include <optional>

namespace v8scope {

namespace {

constexpr std::ptrdiff_t kPlainDigits = 19; // always fit into 64 bits

bool endsNumber(char c)
{
    return c == ',' || c == ']' || isJsonSpace(c);
}

void put(NumberBlock &block, std::uint64_t value)
{
    if (value >= WideColumn::kWide) {
        block.large.push_back({block.count, value});
        value = WideColumn::kWide;
    }
    block.values[block.count++] = static_cast<std::uint32_t>(value);
}

// Digits only, of any number; none if they do not fit into 64 bits.
std::optional<std::uint64_t> longDigits(const char *p, const char *end)
{
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t value = 0;
    for (; p < end; ++p) {
        const auto digit = static_cast<std::uint64_t>(*p - '0');
        if (value > (kMost - digit) / 10)
            return {};
        value = value * 10 + digit;
    }
    return value;
}

// A number that is not a short run of digits. Answers where it ends; null after a fault.
const char *readUnusual(const char *start, NumberBlock &block, NumberFault &fault)
{
    const auto fail = [&](LoadErrorCode code, const char *at, std::string_view expected) {
        fault = {code, at, expected};
        return nullptr;
    };
    const char *p = start;
    while (isDigit(*p))
        ++p;
    if (p > start && endsNumber(*p)) {
        const std::optional<std::uint64_t> value = longDigits(start, p);
        if (!value)
            return fail(LoadErrorCode::OutOfRange, start, "a number of at most 64 bits");
        put(block, *value);
        return p;
    }
    while (isDigit(*p) || *p == '-' || *p == '+' || *p == '.' || *p == 'e' || *p == 'E')
        ++p;
    if (*p == '\0')
        return fail(LoadErrorCode::Truncated, p, p == start ? "a number" : "the end of a number");
    const std::string_view text(start, static_cast<std::size_t>(p - start));
    if (text.empty() || !endsNumber(*p) || !isJsonNumber(text))
        return fail(text.empty() && *p != ',' && *p != ']' ? LoadErrorCode::WrongType
                                                           : LoadErrorCode::Syntax,
                    start, "a number");
    const std::optional<std::int64_t> value = parseInteger(text);
    if (!value || *value < 0)
        return fail(LoadErrorCode::OutOfRange, start, "a whole number from 0 on");
    put(block, static_cast<std::uint64_t>(*value));
    return p;
}

} // namespace

RunEnd readNumbers(const char *&p, const char *end, NumberBlock &block, NumberFault &fault)
{
    const char *at = p;
    while (at < end) {
        if (block.count == block.room) {
            p = at;
            return RunEnd::Room;
        }
        while (isJsonSpace(*at))
            ++at;
        const char *const start = at;
        std::uint64_t value = 0;
        for (; isDigit(*at); ++at)
            value = value * 10 + static_cast<std::uint64_t>(*at - '0');
        const std::ptrdiff_t digits = at - start;
        if (digits > 0 && digits <= kPlainDigits && endsNumber(*at)) {
            put(block, value);
        } else {
            at = readUnusual(start, block, fault);
            if (!at)
                return RunEnd::Fault;
        }
        while (isJsonSpace(*at))
            ++at;
        if (*at == ']') {
            p = at;
            return RunEnd::Closed;
        }
        if (*at != ',') {
            fault = {*at == '\0' ? LoadErrorCode::Truncated : LoadErrorCode::Syntax, at,
                     "a comma or a closing bracket"};
            return RunEnd::Fault;
        }
        ++at;
    }
    p = at;
    return RunEnd::Cut;
}

} // namespace v8scope
