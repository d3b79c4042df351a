// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plain_text.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace v8scope {

namespace {

struct CodeRange {
    std::uint32_t first;
    std::uint32_t last;
};

// Blocks of Unicode 15 that matter for names in programs; the rest counts as one column.
constexpr std::array kWide = {
    CodeRange{0x1100, 0x115F},   CodeRange{0x2E80, 0x303E},   CodeRange{0x3041, 0xA4CF},
    CodeRange{0xAC00, 0xD7A3},   CodeRange{0xF900, 0xFAFF},   CodeRange{0xFE30, 0xFE6F},
    CodeRange{0xFF01, 0xFF60},   CodeRange{0xFFE0, 0xFFE6},   CodeRange{0x1F300, 0x1F64F},
    CodeRange{0x1F680, 0x1F6FF}, CodeRange{0x1F900, 0x1FAFF}, CodeRange{0x20000, 0x3FFFD}};
constexpr std::array kZero = {CodeRange{0x0300, 0x036F}, CodeRange{0x1AB0, 0x1AFF},
                              CodeRange{0x200B, 0x200D}, CodeRange{0x20D0, 0x20FF},
                              CodeRange{0xFE00, 0xFE0F}, CodeRange{0xFE20, 0xFE2F}};
// They would let a name rearrange the line it stands in.
constexpr std::array kDirection = {CodeRange{0x061C, 0x061C}, CodeRange{0x200E, 0x200F},
                                   CodeRange{0x202A, 0x202E}, CodeRange{0x2066, 0x2069}};

template <std::size_t N>
bool isIn(const std::array<CodeRange, N> &ranges, std::uint32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const CodeRange &r) { return c >= r.first && c <= r.last; });
}

std::size_t columnsOf(std::uint32_t c)
{
    return isIn(kZero, c) ? 0 : isIn(kWide, c) ? 2 : 1;
}

} // namespace

std::string printable(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Utf8Char c = utf8At(text, i);
        const bool control = c.codePoint < 0x20 || (c.codePoint >= 0x7F && c.codePoint < 0xA0);
        const bool lineBreak = c.codePoint == 0x2028 || c.codePoint == 0x2029;
        if (c.codePoint == '\n' || c.codePoint == '\r' || c.codePoint == '\t' || lineBreak)
            result += ' ';
        else if (c.codePoint == Utf8Char::kInvalid || control || isIn(kDirection, c.codePoint))
            result += kReplacementChar;
        else
            result += text.substr(i, c.length);
        i += c.length;
    }
    return result;
}

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Utf8Char c = utf8At(text, i);
        width += columnsOf(c.codePoint);
        i += c.length;
    }
    return width;
}

std::string elideEnd(std::string_view text, std::size_t width)
{
    if (displayWidth(text) <= width)
        return std::string(text);
    if (width == 0)
        return {};
    std::size_t used = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const Utf8Char c = utf8At(text, i);
        if (used + columnsOf(c.codePoint) > width - 1)
            break;
        used += columnsOf(c.codePoint);
        i += c.length;
    }
    return std::string(text.substr(0, i)) + "…";
}

std::string elideStart(std::string_view text, std::size_t width)
{
    std::size_t left = displayWidth(text);
    if (left <= width)
        return std::string(text);
    if (width == 0)
        return {};
    std::size_t i = 0;
    while (i < text.size() && left > width - 1) {
        const Utf8Char c = utf8At(text, i);
        left -= columnsOf(c.codePoint);
        i += c.length;
    }
    return "…" + std::string(text.substr(i));
}

std::string padEnd(std::string text, std::size_t width)
{
    const std::size_t used = displayWidth(text);
    if (used < width)
        text.append(width - used, ' ');
    return text;
}

std::string padStart(std::string text, std::size_t width)
{
    const std::size_t used = displayWidth(text);
    if (used < width)
        text.insert(0, width - used, ' ');
    return text;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent, std::size_t used)
{
    std::string result;
    std::size_t column = used;
    bool lineHasWord = false;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        const std::size_t columns = displayWidth(word);
        if (lineHasWord && column + 1 + columns > width) {
            result += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (lineHasWord) {
            result += ' ';
            ++column;
        }
        result += word;
        column += columns;
        lineHasWord = true;
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    return result;
}

} // namespace v8scope
