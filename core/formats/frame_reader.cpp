// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/frame_reader.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace v8scope {

namespace {

// Of the name (after `{"functionName":`) and of the position at the end; text has 16 bytes or more.
std::size_t hashOfEnds(std::string_view text)
{
    constexpr std::size_t kNameAt = 16;
    constexpr std::size_t kTailFrom = 36;
    const auto word = [&](std::size_t at) {
        std::uint64_t value = 0;
        std::memcpy(&value, text.data() + std::min(at, text.size() - sizeof value), sizeof value);
        return value;
    };
    std::uint64_t hash = text.size();
    for (const std::size_t at :
         {kNameAt, kNameAt + 8, text.size() - std::min(text.size(), kTailFrom),
          text.size() - std::min<std::size_t>(text.size(), 28), text.size() - 8})
        hash = (hash ^ word(at)) * 0x9E3779B97F4A7C15ull;
    return static_cast<std::size_t>(hash >> 32);
}

} // namespace

void FrameReader::note(Issue issue, std::uint64_t offset)
{
    m_hasNoted = true;
    m_issues.note(issue, offset);
}

bool FrameReader::readName(StringId &out)
{
    if (m_cursor.skipNull()) {
        out = StringId(0);
        return true;
    }
    const std::uint64_t offset = m_cursor.offset();
    JsonString string;
    if (!m_cursor.readString(string))
        return false;
    if (string.isPlain()) {
        out = m_profile.strings.intern(string.raw);
        return true;
    }
    if (!decodeJsonString(string, m_scratch))
        note(Issue::InvalidUtf8, offset);
    out = m_profile.strings.intern(m_scratch);
    return true;
}

bool FrameReader::readScriptId(StringId &out)
{
    if (m_cursor.peek() != JsonType::Number)
        return readName(out);
    std::string_view text;
    if (!m_cursor.readNumberText(text))
        return false;
    out = m_profile.strings.intern(text);
    return true;
}

bool FrameReader::readPosition(std::int32_t &out)
{
    if (m_cursor.skipNull())
        return true;
    const std::uint64_t offset = m_cursor.offset();
    std::int64_t value = -1;
    if (!m_cursor.readSaturated(value))
        return false;
    if (value < -1 || value > std::numeric_limits<std::int32_t>::max()) {
        note(Issue::PositionOutOfRange, offset);
        value = -1;
    }
    out = static_cast<std::int32_t>(value);
    return true;
}

bool FrameReader::readHitCount(std::uint32_t &out)
{
    if (m_cursor.skipNull())
        return true;
    const std::uint64_t offset = m_cursor.offset();
    std::int64_t value = 0;
    if (!m_cursor.readSaturated(value))
        return false;
    constexpr std::int64_t kMax = std::numeric_limits<std::uint32_t>::max();
    if (value < 0 || value > kMax)
        note(Issue::HitCountOutOfRange, offset);
    out = static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, kMax));
    return true;
}

bool FrameReader::readSelfBytes(std::int64_t &out)
{
    if (m_cursor.skipNull())
        return true;
    const std::uint64_t offset = m_cursor.offset();
    if (!m_cursor.readSaturated(out))
        return false;
    // Sums of sizes must not overflow: no profile comes near 2^62 bytes.
    if (out < 0 || out > std::numeric_limits<std::int64_t>::max() / 2) {
        note(Issue::SizeOutOfRange, offset);
        out = 0;
    }
    return true;
}

bool FrameReader::readDeoptReason(StringId &out)
{
    if (!readName(out))
        return false;
    if (m_profile.strings.view(out) == "no reason")
        out = StringId(0);
    return true;
}

bool FrameReader::readFrameField(std::string_view key, FrameFields &frame)
{
    if (key == "functionName") {
        frame.seen = true;
        return readName(frame.key.name);
    }
    if (key == "url")
        return readName(frame.key.url);
    if (key == "lineNumber")
        return readPosition(frame.key.line);
    if (key == "columnNumber")
        return readPosition(frame.key.column);
    return readScriptId(frame.scriptId);
}

bool FrameReader::isFrameField(std::string_view key)
{
    return key == "functionName" || key == "url" || key == "lineNumber" || key == "columnNumber" ||
           key == "scriptId";
}

bool FrameReader::readFields(FrameFields &frame)
{
    std::string_view key;
    if (!m_cursor.enterObject())
        return false;
    frame.seen = true;
    while (m_cursor.nextKey(key)) {
        if (!(isFrameField(key) ? readFrameField(key, frame) : m_cursor.skipValue()))
            return false;
    }
    return !m_cursor.hasFailed();
}

bool FrameReader::readCallFrame(FrameFields &frame)
{
    const std::string_view text = m_cursor.textToNextBrace();
    if (text.size() < 2 * sizeof(std::uint64_t) || frame.seen || frame.isInline)
        return readFields(frame);
    // Enough for a large file's functions, and nothing to speak of for a small file.
    if (m_known.empty())
        m_known.resize(std::bit_ceil(std::clamp<std::uint64_t>(m_cursor.size() >> 13, 64, 8192)));
    Known &known = m_known[hashOfEnds(text) & (m_known.size() - 1)];
    // Equal bytes up to a brace that closed the object then close it now.
    if (known.text == text) {
        frame = known.frame;
        m_cursor.passOver(text);
        return true;
    }
    m_hasNoted = false;
    const std::uint64_t start = m_cursor.offset();
    if (!readFields(frame))
        return false;
    if (m_cursor.offset() - start == text.size() && !m_hasNoted)
        known = {text, frame};
    return true;
}

bool FrameReader::readTick(PositionTick &out)
{
    std::string_view key;
    if (!m_cursor.enterObject())
        return false;
    while (m_cursor.nextKey(key)) {
        const bool ok = key == "line"                         ? readPosition(out.line)
                        : key == "ticks" || key == "hitCount" ? readHitCount(out.ticks)
                                                              : m_cursor.skipValue();
        if (!ok)
            return false;
    }
    return !m_cursor.hasFailed();
}

bool FrameReader::readTicks(std::vector<PositionTick> &out)
{
    if (m_cursor.skipNull())
        return true;
    if (!m_cursor.enterArray())
        return false;
    while (m_cursor.nextElement()) {
        PositionTick tick;
        if (!readTick(tick))
            return false;
        out.push_back(tick);
    }
    return !m_cursor.hasFailed();
}

} // namespace v8scope
