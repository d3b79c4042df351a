// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/utf8.h"

namespace v8scope {

Utf8Char utf8At(std::string_view text, std::size_t pos)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(pos);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || pos + length > text.size())
        return {};
    std::uint32_t codePoint = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(pos + i) & 0xC0) != 0x80)
            return {};
        codePoint = codePoint << 6 | (byte(pos + i) & 0x3Fu);
    }
    const std::uint32_t smallest = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80;
    const bool surrogate = codePoint >= 0xD800 && codePoint < 0xE000;
    if (codePoint < smallest || surrogate || codePoint > 0x10FFFF)
        return {};
    return {codePoint, length};
}

} // namespace v8scope
