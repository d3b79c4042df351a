// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/number_run.h"

#include "core/base/wide_column.h"
#include "core/formats/heap/number_run_avx2.h"
#include "core/json/json_number.h"
#include "core/json/text_scan.h"

#include <algorithm>
#include <limits>
#include <optional>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace v8scope {

namespace {

// Numbers read a digit at a time before the fast reader is tried again.
constexpr std::size_t kNumbersAfterMiss = 32;
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

// Reads up to most numbers, a digit at a time.
RunEnd readSome(const char *&p, std::size_t most, NumberBlock &block, NumberFault &fault)
{
    const char *at = p;
    const std::size_t room = std::min(block.room - block.count, most);
    for (std::size_t i = 0; i < room; ++i) {
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
    return RunEnd::Room;
}

} // namespace

NumberBlock::NumberBlock(std::size_t roomFor)
    : values(std::make_unique_for_overwrite<std::uint32_t[]>(roomFor + kSlack)), room(roomFor)
{}

RunEnd readNumbers(const char *&p, const char *textEnd, NumberBlock &block, NumberFault &fault,
                   NumberReader reader)
{
    const bool fast = reader == NumberReader::Fastest && hasFastNumbers();
    const char *at = p;
    while (true) {
        if (fast)
            block.count += readFastNumbers(at, textEnd, block.values.get() + block.count,
                                           block.room - block.count);
        const RunEnd end = readSome(at, fast ? kNumbersAfterMiss : block.room, block, fault);
        if (end == RunEnd::Room && block.count < block.room)
            continue;
        p = at;
        return end;
    }
}

CommaCount countNumberCommas(const char *p, const char *end)
{
    CommaCount result;
#ifdef __SSE2__
    const __m128i comma = _mm_set1_epi8(',');
    const __m128i close = _mm_set1_epi8(']');
    const __m128i zero = _mm_setzero_si128();
    __m128i sums = zero; // of two halves
    while (end - p >= 64) {
        // What a sum of bytes can hold.
        const std::ptrdiff_t blocks = std::min<std::ptrdiff_t>((end - p) / 64, 63);
        __m128i commas = zero;
        std::ptrdiff_t i = 0;
        for (; i < blocks; ++i, p += 64) {
            __m128i found = zero;
            __m128i closes = zero;
            for (int part = 0; part < 4; ++part) {
                const __m128i text =
                    _mm_loadu_si128(reinterpret_cast<const __m128i *>(p + part * 16));
                found = _mm_add_epi8(found, _mm_cmpeq_epi8(text, comma));
                closes = _mm_or_si128(closes, _mm_cmpeq_epi8(text, close));
            }
            if (_mm_movemask_epi8(closes) != 0)
                break;
            commas = _mm_sub_epi8(commas, found);
        }
        sums = _mm_add_epi64(sums, _mm_sad_epu8(commas, zero));
        if (i < blocks)
            break;
    }
    sums = _mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums));
    result.commas = static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums));
#endif
    for (; p < end; ++p) {
        if (*p == ']') {
            result.closed = true;
            break;
        }
        result.commas += *p == ',' ? 1 : 0;
    }
    return result;
}

} // namespace v8scope
