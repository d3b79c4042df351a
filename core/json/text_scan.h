// SPDX-License-Identifier: GPL-3.0-or-later
// Finding the next interesting byte of JSON text, 16 bytes at a time where the machine can. All
// functions rely on a zero byte behind the text and on ByteBuffer::kPadding readable bytes there.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace v8scope {

// The next '"', '\\' or zero byte at or after p. Sets nonAscii if a byte above 127 was passed.
inline const char *findStringMark(const char *p, bool &nonAscii)
{
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i zero = _mm_setzero_si128();
    while (true) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i hits = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, backslash)),
            _mm_cmpeq_epi8(block, zero));
        const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(hits));
        const auto high = static_cast<std::uint32_t>(_mm_movemask_epi8(block));
        if (mask != 0) {
            const int at = std::countr_zero(mask);
            nonAscii |= (high & ((1u << at) - 1)) != 0;
            return p + at;
        }
        nonAscii |= high != 0;
        p += 16;
    }
#else
    while (*p != '"' && *p != '\\' && *p != '\0') {
        nonAscii |= static_cast<signed char>(*p) < 0;
        ++p;
    }
    return p;
#endif
}

// The next '"', bracket, brace or zero byte at or after p.
inline const char *findStructure(const char *p)
{
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i open = _mm_set1_epi8('{');
    const __m128i close = _mm_set1_epi8('}');
    const __m128i lower = _mm_set1_epi8(0x20); // turns '[' into '{' and ']' into '}'
    const __m128i zero = _mm_setzero_si128();
    while (true) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const __m128i folded = _mm_or_si128(block, lower);
        const __m128i hits =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, zero)),
                         _mm_or_si128(_mm_cmpeq_epi8(folded, open), _mm_cmpeq_epi8(folded, close)));
        const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(hits));
        if (mask != 0)
            return p + std::countr_zero(mask);
        p += 16;
    }
#else
    while (*p != '"' && *p != '\0' && (*p | 0x20) != '{' && (*p | 0x20) != '}')
        ++p;
    return p;
#endif
}

// How many commas come before the next bracket, brace or zero byte at or after p.
inline std::size_t countCommas(const char *p)
{
#ifdef __SSE2__
    const __m128i comma = _mm_set1_epi8(',');
    const __m128i open = _mm_set1_epi8('{');
    const __m128i close = _mm_set1_epi8('}');
    const __m128i lower = _mm_set1_epi8(0x20); // turns '[' into '{' and ']' into '}'
    const __m128i zero = _mm_setzero_si128();
    const auto mask = [](__m128i bytes) {
        return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
    };
    __m128i sums = zero; // of two halves
    while (true) {
        // 255 blocks are what a sum of bytes can hold.
        __m128i commas = zero;
        for (int i = 0; i < 255; ++i, p += 16) {
            const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
            const __m128i folded = _mm_or_si128(block, lower);
            const __m128i isComma = _mm_cmpeq_epi8(block, comma);
            const std::uint32_t ends = mask(_mm_or_si128(
                _mm_cmpeq_epi8(block, zero),
                _mm_or_si128(_mm_cmpeq_epi8(folded, open), _mm_cmpeq_epi8(folded, close))));
            if (ends != 0) {
                sums = _mm_add_epi64(sums, _mm_sad_epu8(commas, zero));
                sums = _mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums));
                const std::uint32_t before = (ends & (~ends + 1)) - 1;
                return static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) +
                       static_cast<std::size_t>(std::popcount(mask(isComma) & before));
            }
            commas = _mm_sub_epi8(commas, isComma);
        }
        sums = _mm_add_epi64(sums, _mm_sad_epu8(commas, zero));
    }
#else
    std::size_t count = 0;
    for (; *p != '\0' && (*p | 0x20) != '{' && (*p | 0x20) != '}'; ++p)
        count += *p == ',' ? 1 : 0;
    return count;
#endif
}

// The next '}' or zero byte at or after p.
inline const char *findClosingBrace(const char *p)
{
#ifdef __SSE2__
    const __m128i close = _mm_set1_epi8('}');
    const __m128i zero = _mm_setzero_si128();
    while (true) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
        const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(
            _mm_or_si128(_mm_cmpeq_epi8(block, close), _mm_cmpeq_epi8(block, zero))));
        if (mask != 0)
            return p + std::countr_zero(mask);
        p += 16;
    }
#else
    while (*p != '}' && *p != '\0')
        ++p;
    return p;
#endif
}

[[nodiscard]] inline bool isJsonSpace(char c)
{
    // Everything else that may follow is greater than a blank, so one comparison is the rule.
    return static_cast<unsigned char>(c) <= ' ' &&
           (c == ' ' || c == '\n' || c == '\r' || c == '\t');
}

[[nodiscard]] inline bool isDigit(char c)
{
    return static_cast<unsigned char>(c - '0') < 10;
}

} // namespace v8scope
