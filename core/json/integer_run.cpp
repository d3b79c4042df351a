// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/integer_run.h"

#include <bit>
#include <cstring>
#include <type_traits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace v8scope {

#ifdef __SSE2__

namespace {

// One bit for each of the 64 bytes at p.
struct ByteKinds {
    std::uint64_t commas = 0;
    std::uint64_t others = 0; // neither comma nor digit
};

ByteKinds kindsOf(const char *p)
{
    const __m128i comma = _mm_set1_epi8(',');
    const __m128i zero = _mm_set1_epi8('0');
    const __m128i nine = _mm_set1_epi8(9);
    ByteKinds kinds;
    for (int i = 0; i < 4; ++i) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p + i * 16));
        const __m128i isComma = _mm_cmpeq_epi8(block, comma);
        const __m128i digit = _mm_sub_epi8(block, zero);
        const __m128i isDigit = _mm_cmpeq_epi8(_mm_min_epu8(digit, nine), digit);
        const auto mask = [](__m128i bytes) {
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)));
        };
        kinds.commas |= mask(isComma) << (i * 16);
        kinds.others |= (mask(_mm_or_si128(isComma, isDigit)) ^ 0xFFFF) << (i * 16);
    }
    return kinds;
}

// Whether five digits stand side by side, seen from the first byte on. In most blocks of most files
// none do.
bool hasFiveDigits(const ByteKinds &kinds)
{
    const std::uint64_t digits = ~(kinds.commas | kinds.others);
    const std::uint64_t pairs = digits & (digits >> 1);
    return (pairs & (pairs >> 2) & (digits >> 4)) != 0;
}

// The value of 1 to Most (4 or 8) digits at p. Their number varies at random in real files, so that
// a loop over digits costs a mispredicted branch for each number; this has none.
template <std::size_t Most>
std::int64_t valueOf(const char *p, std::size_t digits)
{
    using Word = std::conditional_t<Most == 4, std::uint32_t, std::uint64_t>;
    Word word = 0;
    std::memcpy(&word, p, Most);
    word <<= 8 * (Most - digits); // zero bytes count as leading zeros
    word &= static_cast<Word>(0x0F0F0F0F0F0F0F0F);
    word = (word * (10 * 0x100 + 1) >> 8) & static_cast<Word>(0x00FF00FF00FF00FF);
    word = word * (100 * 0x10000 + 1) >> 16;
    if constexpr (Most == 4)
        return word;
    else
        return static_cast<std::int64_t>((word & 0x0000FFFF0000FFFF) * (10000 * 0x100000000 + 1) >>
                                         32);
}

// Reads the numbers of one block that end with these commas. False: one of them has no or too many
// digits, or there is no room for it.
template <std::size_t Most>
bool readBlock(std::uint64_t commas, const char *&p, std::int64_t *&out, const std::int64_t *end)
{
    const char *block = p;
    for (; commas != 0; commas &= commas - 1) {
        const char *comma = block + std::countr_zero(commas);
        const auto digits = static_cast<std::size_t>(comma - p);
        if (digits - 1 >= Most || out == end)
            return false;
        *out++ = valueOf<Most>(p, digits);
        p = comma + 1;
    }
    return true;
}

} // namespace

std::size_t readShortIntegers(const char *&p, std::int64_t *out, std::size_t room)
{
    std::int64_t *next = out;
    while (true) {
        const ByteKinds kinds = kindsOf(p);
        // Only what stands before the first byte of another kind.
        const std::uint64_t commas = kinds.commas & ((kinds.others & (~kinds.others + 1)) - 1);
        const bool goesOn =
            commas != 0 && (hasFiveDigits(kinds) ? readBlock<8>(commas, p, next, out + room)
                                                 : readBlock<4>(commas, p, next, out + room));
        if (!goesOn)
            return static_cast<std::size_t>(next - out);
    }
}

#else

std::size_t readShortIntegers(const char *&, std::int64_t *, std::size_t)
{
    return 0;
}

#endif

} // namespace v8scope
