// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/number_run_avx2.h"

#if defined(__x86_64__)

#include "core/base/wide_column.h"

#include <bit>
#include <cstring>

#include <immintrin.h>

namespace v8scope {

namespace {

#define V8SCOPE_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt")))

constexpr std::size_t kBlock = 64;
constexpr std::size_t kMostInBlock = kBlock / 2;

// One bit for each of the 64 bytes at p.
struct Kinds {
    std::uint64_t digits;
    std::uint64_t commas;
    std::uint64_t others; // neither, nor a blank or line end
};

V8SCOPE_AVX2 inline std::uint64_t maskOf(__m256i low, __m256i high)
{
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
           std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32;
}

V8SCOPE_AVX2 inline Kinds kindsOf(const char *p)
{
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(p));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(p + 32));
    const __m256i zero = _mm256_set1_epi8('0');
    const __m256i nine = _mm256_set1_epi8(9);
    const __m256i comma = _mm256_set1_epi8(',');
    const __m256i line = _mm256_set1_epi8('\n');
    const __m256i blank = _mm256_set1_epi8(' ');
    const __m256i lowDigit = _mm256_sub_epi8(low, zero);
    const __m256i highDigit = _mm256_sub_epi8(high, zero);
    Kinds kinds{};
    kinds.digits = maskOf(_mm256_cmpeq_epi8(_mm256_min_epu8(lowDigit, nine), lowDigit),
                          _mm256_cmpeq_epi8(_mm256_min_epu8(highDigit, nine), highDigit));
    kinds.commas = maskOf(_mm256_cmpeq_epi8(low, comma), _mm256_cmpeq_epi8(high, comma));
    const std::uint64_t spaces =
        maskOf(_mm256_or_si256(_mm256_cmpeq_epi8(low, line), _mm256_cmpeq_epi8(low, blank)),
               _mm256_or_si256(_mm256_cmpeq_epi8(high, line), _mm256_cmpeq_epi8(high, blank)));
    kinds.others = ~(kinds.digits | kinds.commas | spaces);
    return kinds;
}

// Takes the next number off the lists; its last eight digits, as bytes, those of shorter numbers
// behind zero bytes.
V8SCOPE_AVX2 inline std::uint64_t takeEight(const char *p, std::uint64_t &starts,
                                            std::uint64_t &ends)
{
    const std::uint64_t start = _tzcnt_u64(starts);
    const std::uint64_t length = _tzcnt_u64(ends) - start;
    starts = _blsr_u64(starts);
    ends = _blsr_u64(ends);
    std::uint64_t word = 0;
    std::memcpy(&word, p + start, sizeof word);
    return word << ((8 - length) * 8 & 63);
}

// Four numbers of at most eight digits.
V8SCOPE_AVX2 inline void readFour(const char *p, std::uint64_t &starts, std::uint64_t &ends,
                                  std::uint32_t *out)
{
    const std::uint64_t a = takeEight(p, starts, ends);
    const std::uint64_t b = takeEight(p, starts, ends);
    const std::uint64_t c = takeEight(p, starts, ends);
    const std::uint64_t d = takeEight(p, starts, ends);
    __m256i digits = _mm256_set_epi64x(static_cast<long long>(d), static_cast<long long>(c),
                                       static_cast<long long>(b), static_cast<long long>(a));
    digits = _mm256_and_si256(digits, _mm256_set1_epi8(0x0F));
    const __m256i pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(10 | 1 << 8));
    const __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(100 | 1 << 16));
    const __m256i packed = _mm256_packus_epi32(fours, fours);
    const __m256i eights = _mm256_madd_epi16(packed, _mm256_set1_epi32(10000 | 1 << 16));
    // Each half holds its two numbers twice.
    const __m128i low = _mm256_castsi256_si128(eights);
    const __m128i high = _mm256_extracti128_si256(eights, 1);
    _mm_storeu_si128(reinterpret_cast<__m128i *>(out), _mm_unpacklo_epi64(low, high));
}

// A sliding window: read from n on, it moves n bytes to the end of 16 and clears those before.
alignas(32) constexpr unsigned char kToTheEnd[32] = {
    128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
    0,   1,   2,   3,   4,   5,   6,   7,   8,   9,   10,  11,  12,  13,  14,  15};

// One number of at most 16 digits.
V8SCOPE_AVX2 inline std::uint64_t readSixteen(const char *start, std::size_t length)
{
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i *>(start));
    const __m128i move = _mm_loadu_si128(reinterpret_cast<const __m128i *>(kToTheEnd + length));
    const __m128i digits = _mm_and_si128(_mm_shuffle_epi8(text, move), _mm_set1_epi8(0x0F));
    const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(10 | 1 << 8));
    const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(100 | 1 << 16));
    const __m128i packed = _mm_packus_epi32(fours, fours);
    const __m128i eights = _mm_madd_epi16(packed, _mm_set1_epi32(10000 | 1 << 16));
    const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    return (both & 0xFFFFFFFF) * 100'000'000 + (both >> 32);
}

// The numbers of a block that has some of more than eight digits. False: one does not fit.
V8SCOPE_AVX2 bool readLong(const char *p, std::uint64_t starts, std::uint64_t ends,
                           std::size_t count, std::uint32_t *out)
{
    std::uint64_t most = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t start = _tzcnt_u64(starts);
        const std::uint64_t end = _tzcnt_u64(ends);
        starts = _blsr_u64(starts);
        ends = _blsr_u64(ends);
        const std::uint64_t value = readSixteen(p + start, end - start);
        most = value > most ? value : most;
        out[i] = static_cast<std::uint32_t>(value);
    }
    return most < WideColumn::kWide;
}

} // namespace

bool hasFastNumbers()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

V8SCOPE_AVX2 std::size_t readFastNumbers(const char *&p, const char *textEnd, std::uint32_t *out,
                                         std::size_t room)
{
    const char *at = p;
    std::size_t count = 0;
    while (count + kMostInBlock <= room && textEnd - at >= static_cast<std::ptrdiff_t>(kBlock)) {
        const Kinds kinds = kindsOf(at);
        if (kinds.commas == 0)
            break;
        const unsigned last = 63 - static_cast<unsigned>(std::countl_zero(kinds.commas));
        const std::uint64_t whole = ~std::uint64_t{0} >> (63 - last); // up to the last comma
        const std::uint64_t starts = kinds.digits & ~(kinds.digits << 1) & whole;
        const std::uint64_t ends = ~kinds.digits & kinds.digits << 1 & whole;
        const std::uint64_t wanted = (kinds.commas << 1 | 1) & whole;
        if (((starts ^ wanted) | (kinds.others & whole)) != 0)
            break;
        const auto numbers = static_cast<std::size_t>(std::popcount(kinds.commas));
        std::uint64_t run = kinds.digits;
        run &= run >> 1;
        run &= run >> 2;
        run &= run >> 4; // eight side by side
        if ((run & kinds.digits >> 8) == 0) {
            std::uint64_t restOfStarts = starts;
            std::uint64_t restOfEnds = ends;
            for (std::size_t i = 0; i < numbers; i += 4)
                readFour(at, restOfStarts, restOfEnds, out + count + i);
        } else if ((run & run >> 8 & kinds.digits >> 16) != 0 ||
                   !readLong(at, starts, ends, numbers, out + count)) {
            break;
        }
        count += numbers;
        at += last + 1;
    }
    p = at;
    return count;
}

} // namespace v8scope

#else

namespace v8scope {

bool hasFastNumbers()
{
    return false;
}

std::size_t readFastNumbers(const char *&, const char *, std::uint32_t *, std::size_t)
{
    return 0;
}

} // namespace v8scope

#endif
