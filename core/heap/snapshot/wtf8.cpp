// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/snapshot/wtf8.h"

#include "core/base/utf8.h"
#include "core/heap/snapshot/heap_strings.h"

#include <algorithm>
#include <array>

namespace v8scope {

namespace wtf8 {

namespace {

unsigned byteAt(std::string_view text, std::size_t pos)
{
    return pos < text.size() ? static_cast<unsigned char>(text[pos]) : 0u;
}

bool isContinuation(unsigned byte)
{
    return (byte & 0xC0) == 0x80;
}

// UTF-16 units of WTF-8 text, one after the other.
class Units {
public:
    Units(std::string_view text, std::size_t pos) : m_text(text), m_pos(pos) {}

    // -1 at the end.
    std::int32_t next()
    {
        if (m_low != 0) {
            const std::uint32_t low = m_low;
            m_low = 0;
            return static_cast<std::int32_t>(low);
        }
        if (m_pos >= m_text.size())
            return -1;
        const std::uint32_t code = wtf8::next(m_text, m_pos);
        if (code < 0x10000)
            return static_cast<std::int32_t>(code);
        m_low = 0xDC00 + ((code - 0x10000) & 0x3FF);
        return static_cast<std::int32_t>(0xD800 + ((code - 0x10000) >> 10));
    }

private:
    std::string_view m_text;
    std::size_t m_pos;
    std::uint32_t m_low = 0;
};

} // namespace

std::uint32_t next(std::string_view text, std::size_t &pos)
{
    const unsigned first = byteAt(text, pos++);
    const std::size_t more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    if (more == 0)
        return first;
    std::uint32_t code = first & (0x3Fu >> more);
    for (std::size_t i = 0; i < more; ++i) {
        const unsigned byte = byteAt(text, pos);
        if (!isContinuation(byte))
            return first;
        code = code << 6 | (byte & 0x3F);
        ++pos;
    }
    return code;
}

bool isSurrogateAt(std::string_view text, std::size_t pos)
{
    return byteAt(text, pos) == 0xED && byteAt(text, pos + 1) >= 0xA0 &&
           isContinuation(byteAt(text, pos + 2));
}

} // namespace wtf8

std::size_t utf16Length(std::string_view text)
{
    std::size_t length = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        length += (byte & 0xC0) != 0x80 ? 1 : 0;
        length += byte >= 0xF0 ? 1 : 0;
    }
    return length;
}

void appendWtf8(std::string &to, std::string_view text)
{
    if (to.size() >= 3 && text.size() >= 3 && wtf8::isSurrogateAt(to, to.size() - 3) &&
        wtf8::isSurrogateAt(text, 0)) {
        std::size_t at = to.size() - 3;
        const std::uint32_t high = wtf8::next(to, at);
        at = 0;
        const std::uint32_t low = wtf8::next(text, at);
        if (isHighSurrogate(high) && isLowSurrogate(low)) {
            to.resize(to.size() - 3);
            appendUtf8(to, joinSurrogates(high, low));
            text.remove_prefix(3);
        }
    }
    to.append(text);
}

int compareUtf16(std::string_view a, std::string_view b)
{
    const auto [endA, endB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    auto pos = static_cast<std::size_t>(endA - a.begin());
    // Bytes are in the order of units unless one of them is a pair's or a surrogate's.
    const unsigned byteA = wtf8::byteAt(a, pos);
    const unsigned byteB = wtf8::byteAt(b, pos);
    if (endA == a.end() || endB == b.end() || (byteA < 0x80 && byteB < 0x80)) {
        if (endA == a.end() && endB == b.end())
            return 0;
        if (endA == a.end())
            return -1;
        return endB == b.end() || byteA > byteB ? 1 : -1;
    }
    while (pos > 0 && wtf8::isContinuation(wtf8::byteAt(a, pos)) &&
           wtf8::isContinuation(wtf8::byteAt(b, pos)))
        --pos;
    wtf8::Units unitsA(a, pos);
    wtf8::Units unitsB(b, pos);
    while (true) {
        const std::int32_t unitA = unitsA.next();
        const std::int32_t unitB = unitsB.next();
        if (unitA != unitB)
            return unitA < unitB ? -1 : 1;
        if (unitA < 0)
            return 0;
    }
}

std::string toUtf8(std::string_view text)
{
    std::string result(text);
    for (std::size_t i = 0; i + 2 < result.size(); ++i) {
        if (result[i] == '\xED' && wtf8::isSurrogateAt(result, i))
            result.replace(i, 3, kReplacementChar);
    }
    return result;
}

void appendJsonString(std::string &to, std::string_view text)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    to += '"';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && c != '"' && c != '\\' && byte != 0xED) {
            to += c;
            continue;
        }
        switch (c) {
        case '"': to += "\\\""; continue;
        case '\\': to += "\\\\"; continue;
        case '\b': to += "\\b"; continue;
        case '\t': to += "\\t"; continue;
        case '\n': to += "\\n"; continue;
        case '\f': to += "\\f"; continue;
        case '\r': to += "\\r"; continue;
        default: break;
        }
        if (byte < 0x20) {
            to += "\\u00";
            to += kHex[byte >> 4];
            to += kHex[byte & 15];
        } else if (wtf8::isSurrogateAt(text, i)) {
            std::size_t behind = i;
            const std::uint32_t unit = wtf8::next(text, behind);
            to += "\\u";
            for (int shift = 12; shift >= 0; shift -= 4)
                to += kHex[unit >> shift & 15];
            i = behind - 1;
        } else {
            to += c;
        }
    }
    to += '"';
}

} // namespace v8scope
