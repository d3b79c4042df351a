// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as the reference's JSON writes them: a lone surrogate as the six characters \udxxx, so that
// every JSON reader takes the rest.
#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <string_view>

namespace v8scope::test {

inline std::string plainText(std::string_view wtf8)
{
    std::string out;
    for (std::size_t i = 0; i < wtf8.size(); ++i) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(wtf8[at]); };
        if (byte(i) != 0xED || i + 2 >= wtf8.size() || byte(i + 1) < 0xA0) {
            out += wtf8[i];
            continue;
        }
        const unsigned unit = 0xD000u | (byte(i + 1) & 0x3Fu) << 6 | (byte(i + 2) & 0x3Fu);
        std::array<char, 8> text{};
        std::snprintf(text.data(), text.size(), "\\u%04x", unit);
        out += text.data();
        i += 2;
    }
    return out;
}

} // namespace v8scope::test
