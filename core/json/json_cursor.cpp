// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/json_cursor.h"

#include "core/json/integer_run.h"
#include "core/json/json_number.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace v8scope {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// Bytes skipped between two looks at the wish to cancel: a few milliseconds.
constexpr std::ptrdiff_t kSkipPoll = std::ptrdiff_t{1} << 22;
constexpr std::uint64_t kMaxPlainDigits = 18; // always fits into 63 bits
// Numbers read one by one before a run is tried: at the start of a list (most are short) and after
// a number that is in no run.
constexpr int kSinglesFirst = 4;
constexpr int kSinglesAfterMiss = 16;

bool endsNumber(char c)
{
    return c == ',' || c == ']' || c == '}' || isJsonSpace(c);
}

} // namespace

JsonCursor::JsonCursor(std::string_view text, const Progress *progress)
    : m_begin(text.data()),
      m_end(text.data() + text.size()),
      m_at(text.data()),
      m_progress(progress)
{
    if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark)
        m_at += kByteOrderMark.size();
}

bool JsonCursor::failAt(LoadErrorCode code, const char *at, std::string_view expected)
{
    if (!m_failed) {
        m_failed = true;
        m_fault = {code, static_cast<std::uint64_t>(at - m_begin), expected};
    }
    return false;
}

bool JsonCursor::failHere(LoadErrorCode code, std::string_view expected)
{
    return failAt(*m_at == '\0' ? LoadErrorCode::Truncated : code, m_at, expected);
}

bool JsonCursor::failAtElement(LoadErrorCode code, std::uint64_t start, std::size_t index,
                               std::string_view expected)
{
    const char *p = m_begin + start;
    while (true) {
        while (p < m_at && (isJsonSpace(*p) || *p == ','))
            ++p;
        if (index-- == 0)
            return failAt(code, p, expected);
        while (p < m_at && *p != ',')
            ++p;
    }
}

JsonType JsonCursor::peek()
{
    skipSpace();
    switch (*m_at) {
    case '{': return JsonType::Object;
    case '[': return JsonType::Array;
    case '"': return JsonType::String;
    case 't': return JsonType::True;
    case 'f': return JsonType::False;
    case 'n': return JsonType::Null;
    case '\0': return JsonType::End;
    default: return isDigit(*m_at) || *m_at == '-' ? JsonType::Number : JsonType::Invalid;
    }
}

bool JsonCursor::enterObject()
{
    if (m_failed)
        return false;
    skipSpace();
    if (*m_at != '{')
        return failHere(LoadErrorCode::WrongType, "an object");
    ++m_at;
    m_first = true;
    return true;
}

bool JsonCursor::enterArray()
{
    if (m_failed)
        return false;
    skipSpace();
    if (*m_at != '[')
        return failHere(LoadErrorCode::WrongType, "an array");
    ++m_at;
    m_first = true;
    return true;
}

bool JsonCursor::nextKey(std::string_view &key)
{
    if (m_failed)
        return false;
    skipSpace();
    if (*m_at == '}') {
        ++m_at;
        m_first = false;
        return false;
    }
    if (!m_first) {
        if (*m_at != ',')
            return failHere(LoadErrorCode::Syntax, "a comma or a closing brace");
        ++m_at;
        skipSpace();
    }
    m_first = false;
    if (*m_at != '"')
        return failHere(LoadErrorCode::Syntax, "a key in quotes");
    JsonString string;
    if (!readString(string))
        return false;
    skipSpace();
    if (*m_at != ':')
        return failHere(LoadErrorCode::Syntax, "a colon");
    ++m_at;
    key = string.raw;
    if (string.escaped) {
        decodeJsonString(string, m_keyText);
        key = m_keyText;
    }
    return true;
}

bool JsonCursor::nextElement()
{
    if (m_failed)
        return false;
    skipSpace();
    if (*m_at == ']') {
        ++m_at;
        m_first = false;
        return false;
    }
    if (!m_first) {
        if (*m_at != ',')
            return failHere(LoadErrorCode::Syntax, "a comma or a closing bracket");
        ++m_at;
    }
    m_first = false;
    return true;
}

std::string_view JsonCursor::textToNextBrace()
{
    skipSpace();
    if (m_failed || *m_at != '{')
        return {};
    const char *close = findClosingBrace(m_at);
    if (*close == '\0')
        return {};
    return {m_at, static_cast<std::size_t>(close + 1 - m_at)};
}

bool JsonCursor::readString(JsonString &out)
{
    if (m_failed)
        return false;
    skipSpace();
    if (*m_at != '"')
        return failHere(LoadErrorCode::WrongType, "a string");
    const char *start = m_at + 1;
    const char *p = start;
    out.escaped = false;
    out.nonAscii = false;
    while (true) {
        p = findStringMark(p, out.nonAscii);
        if (*p == '"')
            break;
        // A zero byte, or a backslash as the very last character: the string has no end.
        if (*p == '\0' || p[1] == '\0')
            return failAt(LoadErrorCode::Truncated, *p == '\0' ? p : p + 1, "the end of a string");
        out.escaped = true;
        p += 2;
    }
    out.raw = {start, static_cast<std::size_t>(p - start)};
    m_at = p + 1;
    return true;
}

bool JsonCursor::readNumberText(std::string_view &out)
{
    if (m_failed)
        return false;
    skipSpace();
    if (*m_at == '"') {
        JsonString string;
        if (!readString(string))
            return false;
        out = string.raw;
        return true;
    }
    const char *start = m_at;
    const char *p = start;
    while (isDigit(*p) || *p == '-' || *p == '+' || *p == '.' || *p == 'e' || *p == 'E')
        ++p;
    if (p == start)
        return failHere(LoadErrorCode::WrongType, "a number");
    // A number that touches the end of a cut file may have lost digits.
    if (*p == '\0')
        return failAt(LoadErrorCode::Truncated, p, "the end of a number");
    if (!endsNumber(*p))
        return failAt(LoadErrorCode::Syntax, start, "a number");
    out = {start, static_cast<std::size_t>(p - start)};
    m_at = p;
    return true;
}

bool JsonCursor::readPlainInteger(std::int64_t &out)
{
    skipSpace();
    const char *p = m_at;
    const bool negative = *p == '-';
    p += negative ? 1 : 0;
    const char *digits = p;
    std::uint64_t value = 0;
    for (; isDigit(*p); ++p)
        value = value * 10 + static_cast<std::uint64_t>(*p - '0');
    const auto length = static_cast<std::uint64_t>(p - digits);
    if (length - 1 >= kMaxPlainDigits || !endsNumber(*p))
        return false;
    const auto magnitude = static_cast<std::int64_t>(value);
    out = negative ? -magnitude : magnitude;
    m_at = p;
    return true;
}

bool JsonCursor::readInteger(std::int64_t &out)
{
    if (m_failed)
        return false;
    if (readPlainInteger(out))
        return true;
    const char *start = m_at;
    std::string_view text;
    if (!readNumberText(text))
        return false;
    if (!isJsonNumber(text))
        return failAt(LoadErrorCode::WrongType, start, "a number");
    const std::optional<std::int64_t> parsed = parseInteger(text);
    if (!parsed)
        return failAt(LoadErrorCode::OutOfRange, start, "a whole number of at most 64 bits");
    out = *parsed;
    return true;
}

bool JsonCursor::readSaturated(std::int64_t &out)
{
    if (m_failed)
        return false;
    if (readPlainInteger(out))
        return true;
    const char *start = m_at;
    std::string_view text;
    if (!readNumberText(text))
        return false;
    if (!isJsonNumber(text))
        return failAt(LoadErrorCode::WrongType, start, "a number");
    const bool negative = text.find('-') == text.find_first_not_of(" \t\r\n");
    out = truncateToInteger(text).value_or(negative ? std::numeric_limits<std::int64_t>::min()
                                                    : std::numeric_limits<std::int64_t>::max());
    return true;
}

std::size_t JsonCursor::readIntegers(std::int64_t *out, std::size_t room)
{
    if (m_failed)
        return 0;
    const char *at = m_at;
    bool first = m_first;
    std::size_t count = 0;
    int singles = first ? kSinglesFirst : 0;
    while (count < room) {
        const char *p = at;
        if (!first) {
            while (isJsonSpace(*p))
                ++p;
            if (*p != ',')
                break;
            ++p;
        }
        if (singles-- <= 0) {
            if (const std::size_t run = readShortIntegers(p, out + count, room - count); run > 0) {
                count += run;
                at = p - 1; // the comma behind the last one
                first = false;
                singles = 1; // which ended the run
                continue;
            }
            singles = kSinglesAfterMiss;
        }
        while (isJsonSpace(*p))
            ++p;
        const bool negative = *p == '-';
        p += negative ? 1 : 0;
        const char *digits = p;
        std::uint64_t value = 0;
        for (; isDigit(*p); ++p)
            value = value * 10 + static_cast<std::uint64_t>(*p - '0');
        const auto length = static_cast<std::uint64_t>(p - digits);
        if (length - 1 >= kMaxPlainDigits || !endsNumber(*p))
            break;
        const auto magnitude = static_cast<std::int64_t>(value);
        out[count++] = negative ? -magnitude : magnitude;
        at = p;
        first = false;
    }
    m_at = at;
    m_first = first;
    return count;
}

std::size_t JsonCursor::countNumbersAhead() const
{
    return countCommas(m_at) + 1;
}

bool JsonCursor::skipString()
{
    JsonString ignored;
    return readString(ignored);
}

bool JsonCursor::readWord(std::string_view word)
{
    for (const char expected : word) {
        if (*m_at != expected)
            return failHere(LoadErrorCode::Syntax, "a JSON value");
        ++m_at;
    }
    return true;
}

bool JsonCursor::skipNull()
{
    return !m_failed && peek() == JsonType::Null && readWord("null");
}

bool JsonCursor::skipLiteral()
{
    std::string_view number;
    switch (peek()) {
    case JsonType::Number: return readNumberText(number);
    case JsonType::True: return readWord("true");
    case JsonType::False: return readWord("false");
    case JsonType::Null: return readWord("null");
    default: return failHere(LoadErrorCode::Syntax, "a JSON value");
    }
}

bool JsonCursor::skipValue()
{
    if (m_failed)
        return false;
    switch (peek()) {
    case JsonType::String: return skipString();
    case JsonType::Object:
    case JsonType::Array: return skipContainer();
    default: return skipLiteral();
    }
}

bool JsonCursor::skipContainer()
{
    m_kinds.clear();
    std::uint64_t depth = 0;
    const char *nextPoll = m_at + kSkipPoll;
    do {
        m_at = findStructure(m_at);
        if (m_at > nextPoll) {
            nextPoll = m_at + kSkipPoll;
            if (m_progress && m_progress->isCancelled())
                return fail(LoadErrorCode::Cancelled, {});
        }
        if (*m_at == '\0')
            return failHere(LoadErrorCode::Syntax, "a closing bracket");
        if (*m_at == '"') {
            if (!skipString())
                return false;
            continue;
        }
        const bool object = *m_at == '{' || *m_at == '}';
        const std::uint64_t level = (*m_at | 0x20) == '{' ? depth++ : --depth;
        const std::uint64_t bit = std::uint64_t{1} << (level & 63);
        if ((*m_at | 0x20) == '{') {
            if (level >> 6 >= m_kinds.size())
                m_kinds.push_back(0);
            std::uint64_t &word = m_kinds[level >> 6];
            word = object ? word | bit : word & ~bit;
        } else if (((m_kinds[level >> 6] & bit) != 0) != object) {
            return fail(LoadErrorCode::Syntax, object ? "a closing bracket" : "a closing brace");
        }
        ++m_at;
    } while (depth > 0);
    m_first = false;
    return true;
}

bool JsonCursor::atEnd()
{
    if (m_failed)
        return false;
    while (m_at < m_end && (isJsonSpace(*m_at) || *m_at == '\0'))
        ++m_at;
    return m_at >= m_end || fail(LoadErrorCode::Syntax, "the end of the file");
}

} // namespace v8scope
