// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/snapshot/heap_strings.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace v8scope {

namespace {

[[nodiscard]] bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Decodes the escape that begins with the backslash at pos; returns the place behind it. A
// backslash that begins none becomes U+FFFD, and what follows stands for itself.
std::size_t decodeEscape(std::string_view raw, std::size_t pos, std::string &out)
{
    const char kind = pos + 1 < raw.size() ? raw[pos + 1] : '\0';
    switch (kind) {
    case '"':
    case '\\':
    case '/': out += kind; return pos + 2;
    case 'b': out += '\b'; return pos + 2;
    case 'f': out += '\f'; return pos + 2;
    case 'n': out += '\n'; return pos + 2;
    case 'r': out += '\r'; return pos + 2;
    case 't': out += '\t'; return pos + 2;
    case 'u': break;
    default: out += kReplacementChar; return pos + 1;
    }
    const std::optional<std::uint32_t> unit = hexUnitAt(raw, pos + 2);
    if (!unit) {
        out += kReplacementChar;
        return pos + 1;
    }
    if (isHighSurrogate(*unit) && raw.substr(pos + 6, 2) == "\\u") {
        const std::optional<std::uint32_t> low = hexUnitAt(raw, pos + 8);
        if (low && isLowSurrogate(*low)) {
            appendUtf8(out, joinSurrogates(*unit, *low));
            return pos + 12;
        }
    }
    appendUtf8(out, *unit);
    return pos + 6;
}

// Copies the valid sequence at pos, or U+FFFD for the longest invalid part (as browsers decode).
std::size_t decodeBytes(std::string_view raw, std::size_t pos, std::string &out)
{
    const Utf8Sequence sequence = utf8SequenceAt(raw, pos);
    if (sequence.isValid)
        out.append(raw, pos, sequence.length);
    else
        out += kReplacementChar;
    return pos + sequence.length;
}

} // namespace

HeapStrings::HeapStrings(std::string_view text, std::shared_ptr<const void> owner,
                         Column<std::uint32_t> offsets, std::vector<std::uint32_t> wraps,
                         std::uint64_t textBegin)
    : m_text(text),
      m_owner(std::move(owner)),
      m_offsets(std::move(offsets)),
      m_wraps(std::move(wraps)),
      m_textBegin(textBegin)
{}

std::uint64_t HeapStrings::offset(std::uint32_t index) const
{
    if (index >= m_offsets.size())
        return 0;
    if (m_wraps.empty())
        return m_offsets[index];
    const auto above = std::upper_bound(m_wraps.begin(), m_wraps.end(), index);
    return m_offsets[index] + (static_cast<std::uint64_t>(above - m_wraps.begin()) << 32);
}

std::string_view HeapStrings::raw(std::uint32_t index) const
{
    if (index >= count() || offset(index) < m_textBegin)
        return {};
    const std::uint64_t begin = offset(index) - m_textBegin;
    // Between the end of this string and the next one's opening quote: a comma and white space.
    std::uint64_t end = offset(index + 1) - m_textBegin;
    if (end <= begin || end - 1 > m_text.size())
        return {};
    --end;
    while (end > begin && (isSpace(m_text[end - 1]) || m_text[end - 1] == ','))
        --end;
    return end > begin ? m_text.substr(begin, end - 1 - begin) : std::string_view();
}

std::string_view HeapStrings::section() const
{
    if (count() == 0 || offset(0) < m_textBegin)
        return {};
    const std::uint64_t begin = offset(0) - m_textBegin;
    const std::uint64_t end = offset(count()) - m_textBegin;
    return begin <= end && begin <= m_text.size() ? m_text.substr(begin, end - begin)
                                                  : std::string_view();
}

void HeapStrings::decode(std::uint32_t index, std::string &out) const
{
    const std::string_view text = raw(index);
    out.clear();
    std::size_t pos = 0;
    while (pos < text.size()) {
        std::size_t plain = pos;
        while (plain < text.size() && static_cast<signed char>(text[plain]) >= 0 &&
               text[plain] != '\\')
            ++plain;
        out.append(text, pos, plain - pos);
        pos = plain;
        if (pos < text.size())
            pos = text[pos] == '\\' ? decodeEscape(text, pos, out) : decodeBytes(text, pos, out);
    }
}

std::string HeapStrings::text(std::uint32_t index) const
{
    std::string result;
    decode(index, result);
    return result;
}

} // namespace v8scope
