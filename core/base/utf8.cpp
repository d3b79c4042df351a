// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

namespace v8scope {

namespace {

unsigned byteAt(std::string_view text, std::size_t pos)
{
    return pos < text.size() ? static_cast<unsigned char>(text[pos]) : 0u;
}

} // namespace

Utf8Sequence utf8SequenceAt(std::string_view text, std::size_t pos)
{
    const unsigned first = byteAt(text, pos);
    if (first < 0x80)
        return {1, true};
    if (first < 0xC2 || first > 0xF4)
        return {1, false};
    const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    const unsigned second = byteAt(text, pos + 1);
    if (second < low || second > high)
        return {1, false};
    for (std::size_t i = 2; i < length; ++i) {
        if ((byteAt(text, pos + i) & 0xC0) != 0x80)
            return {i, false};
    }
    return {length, true};
}

Utf8Char utf8At(std::string_view text, std::size_t pos)
{
    const Utf8Sequence sequence = utf8SequenceAt(text, pos);
    if (!sequence.isValid)
        return {};
    std::uint32_t codePoint = byteAt(text, pos);
    if (sequence.length > 1)
        codePoint &= 0x7Fu >> sequence.length;
    for (std::size_t i = 1; i < sequence.length; ++i)
        codePoint = codePoint << 6 | (byteAt(text, pos + i) & 0x3Fu);
    return {codePoint, sequence.length};
}

void appendUtf8(std::string &to, std::uint32_t codePoint)
{
    const auto tail = [&](int shift) {
        to += static_cast<char>(0x80 | (codePoint >> shift & 0x3F));
    };
    if (codePoint < 0x80) {
        to += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        to += static_cast<char>(0xC0 | codePoint >> 6);
        tail(0);
    } else if (codePoint < 0x10000) {
        to += static_cast<char>(0xE0 | codePoint >> 12);
        tail(6);
        tail(0);
    } else {
        to += static_cast<char>(0xF0 | codePoint >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

std::optional<std::uint32_t> hexUnitAt(std::string_view text, std::size_t pos)
{
    if (pos + 4 > text.size())
        return {};
    std::uint32_t value = 0;
    for (const char c : text.substr(pos, 4)) {
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value << 4 | static_cast<std::uint32_t>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value << 4 | static_cast<std::uint32_t>(lower - 'a' + 10);
        else
            return {};
    }
    return value;
}

} // namespace v8scope
