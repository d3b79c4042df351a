// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_line.h"

#include <ostream>
#include <string_view>

namespace v8scope {

namespace {

// RFC 4180: a field with a comma, quote or line break stands in quotes, its quotes doubled.
std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

} // namespace

void writeCsvLine(std::ostream &out, const std::vector<std::string> &fields)
{
    for (std::size_t i = 0; i < fields.size(); ++i)
        out << (i == 0 ? "" : ",") << csvField(fields[i]);
    out << '\n';
}

} // namespace v8scope
