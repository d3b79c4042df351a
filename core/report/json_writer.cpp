// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json_writer.h"

#include "core/base/utf8.h"

#include <ostream>
#include <string>

namespace v8scope {

namespace {

void appendEscaped(std::string &out, std::uint32_t c)
{
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    constexpr char kHex[] = "0123456789abcdef";
    out += "\\u00";
    out += kHex[c >> 4 & 0xF];
    out += kHex[c & 0xF];
}

} // namespace

void JsonWriter::begin(char bracket, Layout layout)
{
    separate();
    m_out.put(bracket);
    m_levels.push_back({layout, true});
}

void JsonWriter::end(char bracket)
{
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (level.layout == Layout::Lines && !level.isEmpty)
        newLine();
    m_out.put(bracket);
    if (m_levels.empty())
        m_out.put('\n');
}

void JsonWriter::newLine()
{
    m_out.put('\n');
    for (std::size_t i = 0; i < m_levels.size(); ++i)
        m_out.put(' ');
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_levels.empty())
        return;
    Level &level = m_levels.back();
    if (!level.isEmpty)
        m_out.put(',');
    level.isEmpty = false;
    if (level.layout == Layout::Lines)
        newLine();
}

void JsonWriter::key(std::string_view name)
{
    string(name);
    m_out.put(':');
    m_afterKey = true;
}

void JsonWriter::string(std::string_view text)
{
    separate();
    std::string quoted = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const Utf8Char c = utf8At(text, i);
        if (c.codePoint == Utf8Char::kInvalid)
            quoted += kReplacementChar;
        else if (c.codePoint < 0x20 || c.codePoint == '"' || c.codePoint == '\\')
            appendEscaped(quoted, c.codePoint);
        else
            quoted += text.substr(i, c.length);
        i += c.length;
    }
    quoted += '"';
    m_out << quoted;
}

void JsonWriter::number(std::string_view digits)
{
    separate();
    m_out << digits;
}

void JsonWriter::integer(std::int64_t value)
{
    number(std::to_string(value));
}

void JsonWriter::count(std::uint64_t value)
{
    number(std::to_string(value));
}

void JsonWriter::boolean(bool value)
{
    number(value ? "true" : "false");
}

void JsonWriter::null()
{
    number("null");
}

bool JsonWriter::isGood() const
{
    return m_out.good();
}

} // namespace v8scope
