// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/json_string.h"

#include "core/base/utf8.h"

#include <cstdint>
#include <optional>

#include <simdjson.h>

namespace v8scope {

namespace {

// Decodes what follows "\u" at pos; returns the position behind it.
std::size_t appendUnicodeEscape(std::string_view raw, std::size_t pos, std::string &out)
{
    const std::optional<std::uint32_t> unit = hexUnitAt(raw, pos);
    if (!unit) {
        appendUtf8(out, kReplacementCode);
        return pos;
    }
    if (!isHighSurrogate(*unit) && !isLowSurrogate(*unit)) {
        appendUtf8(out, *unit);
        return pos + 4;
    }
    if (isHighSurrogate(*unit) && raw.substr(pos + 4, 2) == "\\u") {
        const std::optional<std::uint32_t> low = hexUnitAt(raw, pos + 6);
        if (low && isLowSurrogate(*low)) {
            appendUtf8(out, joinSurrogates(*unit, *low));
            return pos + 10;
        }
    }
    appendUtf8(out, kReplacementCode);
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

} // namespace

bool repairUtf8(std::string &text)
{
    if (simdjson::validate_utf8(text))
        return true;
    std::string repaired;
    repaired.reserve(text.size() + 16);
    std::size_t pos = 0;
    while (pos < text.size()) {
        const Utf8Sequence sequence = utf8SequenceAt(text, pos);
        if (sequence.isValid)
            repaired.append(text, pos, sequence.length);
        else
            repaired += kReplacementChar;
        pos += sequence.length;
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
