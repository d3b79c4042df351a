// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/xml_text.h"

#include "core/base/utf8.h"

namespace v8scope {

namespace {

// XML 1.0, production 2 (Char).
bool isForbidden(std::uint32_t c)
{
    const bool control = c < 0x20 && c != '\n' && c != '\t' && c != '\r';
    return c == Utf8Char::kInvalid || control || c == 0xFFFE || c == 0xFFFF;
}

} // namespace

std::string xmlText(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Utf8Char c = utf8At(text, i);
        switch (c.codePoint) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        default:
            if (isForbidden(c.codePoint))
                result += kReplacementChar;
            else
                result += text.substr(i, c.length);
        }
        i += c.length;
    }
    return result;
}

} // namespace v8scope
