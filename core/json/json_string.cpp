// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/json_string.h"

#include <cstdint>
#include <optional>

#include <simdjson.h>

namespace v8scope {

namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

void appendUtf8(std::uint32_t code, std::string &out)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

// Four hexadecimal digits at pos, if they are there.
std::optional<std::uint32_t> hex4(std::string_view text, std::size_t pos)
{
    if (pos + 4 > text.size())
        return {};
    std::uint32_t value = 0;
    for (std::size_t i = pos; i < pos + 4; ++i) {
        const char c = text[i];
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * 16 + static_cast<std::uint32_t>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
        else
            return {};
    }
    return value;
}

// Decodes what follows "\u" at pos; returns the position behind it.
std::size_t appendUnicodeEscape(std::string_view raw, std::size_t pos, std::string &out)
{
    const std::optional<std::uint32_t> unit = hex4(raw, pos);
    if (!unit) {
        appendUtf8(kReplacement, out);
        return pos;
    }
    if (*unit < 0xD800 || *unit > 0xDFFF) {
        appendUtf8(*unit, out);
        return pos + 4;
    }
    if (*unit < 0xDC00 && raw.substr(pos + 4, 2) == "\\u") {
        const std::optional<std::uint32_t> low = hex4(raw, pos + 6);
        if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
            appendUtf8(0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00), out);
            return pos + 10;
        }
    }
    appendUtf8(kReplacement, out);
    return pos + 4;
}

void unescape(std::string_view raw, std::string &out)
{
    std::size_t pos = 0;
    while (pos < raw.size()) {
        const std::size_t mark = raw.find('\\', pos);
        if (mark == std::string_view::npos || mark + 1 >= raw.size()) {
            out.append(raw.substr(pos));
            return;
        }
        out.append(raw.substr(pos, mark - pos));
        pos = mark + 2;
        switch (raw[mark + 1]) {
        case 'b': out += '\b'; break;
        case 'f': out += '\f'; break;
        case 'n': out += '\n'; break;
        case 'r': out += '\r'; break;
        case 't': out += '\t'; break;
        case 'u': pos = appendUnicodeEscape(raw, pos, out); break;
        default: out += raw[mark + 1]; // '"', '\\', '/'; others are kept as they are
        }
    }
}

// Length of the valid UTF-8 sequence at pos (Unicode 15, table 3-7), or 0; bad is then the length
// of the maximal invalid part.
std::size_t sequenceLength(std::string_view text, std::size_t pos, std::size_t &bad)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned first = byte(pos);
    bad = 1;
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte(pos + 1) < low || byte(pos + 1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        bad = i;
        if (byte(pos + i) < 0x80 || byte(pos + i) > 0xBF)
            return 0;
    }
    return length;
}

} // namespace

bool repairUtf8(std::string &text)
{
    if (simdjson::validate_utf8(text))
        return true;
    std::string repaired;
    repaired.reserve(text.size() + 16);
    std::size_t pos = 0;
    while (pos < text.size()) {
        std::size_t bad = 1;
        const std::size_t good = sequenceLength(text, pos, bad);
        if (good > 0) {
            repaired.append(text, pos, good);
            pos += good;
        } else {
            appendUtf8(kReplacement, repaired);
            pos += bad;
        }
    }
    text = std::move(repaired);
    return false;
}

bool decodeJsonString(const JsonString &string, std::string &out)
{
    out.clear();
    if (string.escaped)
        unescape(string.raw, out);
    else
        out.assign(string.raw);
    return !string.nonAscii || repairUtf8(out);
}

} // namespace v8scope
