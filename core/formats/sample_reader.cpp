// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/sample_reader.h"

#include <array>
#include <optional>
#include <span>
#include <utility>

namespace v8scope {

namespace {

constexpr std::size_t kBlock = 1024; // with what it is made from and into, in the nearest cache
constexpr int kNsDigits = 3;         // microseconds to nanoseconds
constexpr std::string_view kTimeExpected = "a time within 73 years of the profile's start";

bool isInRange(Int128 ns)
{
    return ns > -static_cast<Int128>(RawTimes::kLimitNs) && ns < RawTimes::kLimitNs;
}

// Replaces deltas in microseconds by times in nanoseconds, counted on from sum. Returns how many
// are in range.
std::size_t addUp(std::span<std::int64_t> block, std::int64_t &sum)
{
    // No sum of a block of such deltas can leave the range if it begins in the inner half.
    constexpr std::int64_t kHalf = RawTimes::kLimitNs / 2;
    constexpr std::int64_t kSmall = kHalf / (1000 * static_cast<std::int64_t>(kBlock));
    std::uint64_t magnitudes = 0;
    for (const std::int64_t delta : block)
        magnitudes |= static_cast<std::uint64_t>(delta < 0 ? ~delta : delta);
    if (magnitudes < static_cast<std::uint64_t>(kSmall) && sum < kHalf && sum > -kHalf) {
        for (std::int64_t &value : block)
            value = sum += value * 1000;
        return block.size();
    }
    for (std::size_t i = 0; i < block.size(); ++i) {
        std::int64_t ns = 0;
        const bool overflow =
            __builtin_mul_overflow(block[i], 1000, &ns) || __builtin_add_overflow(sum, ns, &sum);
        if (overflow || sum >= RawTimes::kLimitNs || sum <= -RawTimes::kLimitNs)
            return i;
        block[i] = sum;
    }
    return block.size();
}

} // namespace

void RawSamples::add(std::uint64_t id)
{
    if (m_wide.empty()) {
        if (id < kNarrowNone || id == kNone) {
            m_narrow.push_back(static_cast<std::uint32_t>(id));
            return;
        }
        m_wide.reserve(m_narrow.capacity());
        for (const std::uint32_t narrow : m_narrow)
            m_wide.push_back(narrow == kNarrowNone ? kNone : narrow);
        m_narrow = {};
    }
    m_wide.push_back(id);
}

std::uint64_t RawSamples::addAll(std::span<const std::int64_t> ids)
{
    std::uint64_t all = 0;
    for (const std::int64_t id : ids)
        all |= static_cast<std::uint64_t>(id);
    if (all < kNarrowNone && m_wide.empty()) {
        m_narrow.insert(m_narrow.end(), ids.begin(), ids.end());
        return 0;
    }
    std::uint64_t negative = 0;
    for (const std::int64_t id : ids) {
        negative += id < 0 ? 1 : 0;
        add(id < 0 ? kNone : static_cast<std::uint64_t>(id));
    }
    return negative;
}

void RawSamples::clear()
{
    m_narrow.clear();
    m_wide.clear();
}

bool SampleReader::poll()
{
    m_progress.update(static_cast<double>(m_cursor.offset()) /
                      static_cast<double>(m_cursor.size()));
    return !m_progress.isCancelled() || m_cursor.fail(LoadErrorCode::Cancelled, {});
}

// addBlock gets plain numbers in runs; addOne reads any other element. Both answer false to stop.
template <class AddBlock, class AddOne>
bool SampleReader::readNumbers(AddBlock addBlock, AddOne addOne)
{
    std::array<std::int64_t, kBlock> block;
    while (true) {
        const std::uint64_t start = m_cursor.offset();
        const std::size_t count = m_cursor.readIntegers(block.data(), block.size());
        if (!addBlock(std::span(block).first(count), start) || !poll())
            return false;
        if (count == block.size())
            continue;
        if (!m_cursor.nextElement())
            return !m_cursor.hasFailed();
        if (!addOne())
            return false;
    }
}

bool SampleReader::readSample(RawSamples &out)
{
    const JsonType type = m_cursor.peek();
    const std::uint64_t offset = m_cursor.offset();
    if (type == JsonType::Object || type == JsonType::Array)
        return m_cursor.fail(LoadErrorCode::WrongType, "a node id");
    std::string_view text;
    const bool isNumber = type == JsonType::Number || type == JsonType::String;
    if (!(isNumber ? m_cursor.readNumberText(text) : m_cursor.skipValue()))
        return false;
    const std::optional<std::int64_t> id = parseInteger(text);
    if (!id || *id < 0)
        m_issues.note(Issue::SampleNotAnId, offset);
    out.add(id && *id >= 0 ? static_cast<std::uint64_t>(*id) : RawSamples::kNone);
    return true;
}

bool SampleReader::readSamples(RawSamples &out)
{
    out.clear();
    if (!m_cursor.enterArray())
        return false;
    out.reserve(m_cursor.countNumbersAhead());
    return readNumbers(
        [&](std::span<const std::int64_t> block, std::uint64_t start) {
            const std::uint64_t negative = out.addAll(block);
            if (negative > 0)
                m_issues.note(Issue::SampleNotAnId, start, negative);
            m_sampleCount = out.size();
            return true;
        },
        [&] { return readSample(out); });
}

// Samples come first in most files and there are as many times (or one more): counting again would
// be a pass over half of the file.
std::size_t SampleReader::expectedTimes() const
{
    return m_sampleCount > 0 ? m_sampleCount + 1 : m_cursor.countNumbersAhead();
}

// One time in microseconds of any writing: a fraction, an exponent, a string.
bool SampleReader::readTime(Int128 &ns)
{
    const JsonType type = m_cursor.peek();
    const std::uint64_t offset = m_cursor.offset();
    ns = 0;
    if (type != JsonType::Number && type != JsonType::String) {
        if (type == JsonType::Object || type == JsonType::Array)
            return m_cursor.fail(LoadErrorCode::WrongType, "a time");
        m_issues.note(Issue::DeltaNotANumber, offset);
        return m_cursor.skipValue();
    }
    std::string_view text;
    if (!m_cursor.readNumberText(text))
        return false;
    const std::optional<Int128> parsed = parseScaled(text, kNsDigits);
    if (parsed)
        ns = *parsed;
    else if (isJsonNumber(text))
        return m_cursor.failAtOffset(LoadErrorCode::OutOfRange, offset, kTimeExpected);
    else if (type == JsonType::String)
        m_issues.note(Issue::DeltaNotANumber, offset);
    else
        return m_cursor.failAtOffset(LoadErrorCode::Syntax, offset, "a number");
    return true;
}

bool SampleReader::readDeltas(RawTimes &out)
{
    out = RawTimes{};
    if (!m_cursor.enterArray())
        return false;
    out.kind = RawTimes::Kind::Deltas;
    out.ns.reserve(expectedTimes());
    std::int64_t sum = 0;
    return readNumbers(
        [&](std::span<std::int64_t> block, std::uint64_t start) {
            const std::size_t good = addUp(block, sum);
            out.ns.insert(out.ns.end(), block.begin(), block.begin() + good);
            return good == block.size() ||
                   m_cursor.failAtElement(LoadErrorCode::OutOfRange, start, good, kTimeExpected);
        },
        [&] {
            const std::uint64_t offset = m_cursor.offset();
            Int128 ns = 0;
            if (!readTime(ns))
                return false;
            if (!isInRange(sum + ns))
                return m_cursor.failAtOffset(LoadErrorCode::OutOfRange, offset, kTimeExpected);
            sum = static_cast<std::int64_t>(sum + ns);
            out.ns.push_back(sum);
            return true;
        });
}

bool SampleReader::readTimestamps(RawTimes &out)
{
    out = RawTimes{};
    if (!m_cursor.enterArray())
        return false;
    out.kind = RawTimes::Kind::Timestamps;
    out.ns.reserve(expectedTimes());
    const auto add = [&](Int128 ns) {
        if (out.ns.empty())
            out.firstNs = ns;
        if (!isInRange(ns - out.firstNs))
            return false;
        out.ns.push_back(static_cast<std::int64_t>(ns - out.firstNs));
        return true;
    };
    return readNumbers(
        [&](std::span<const std::int64_t> block, std::uint64_t start) {
            for (std::size_t i = 0; i < block.size(); ++i) {
                if (!add(static_cast<Int128>(block[i]) * 1000))
                    return m_cursor.failAtElement(LoadErrorCode::OutOfRange, start, i,
                                                  kTimeExpected);
            }
            return true;
        },
        [&] {
            const std::uint64_t offset = m_cursor.offset();
            Int128 ns = 0;
            return readTime(ns) && (add(ns) || m_cursor.failAtOffset(LoadErrorCode::OutOfRange,
                                                                     offset, kTimeExpected));
        });
}

} // namespace v8scope
