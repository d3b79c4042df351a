// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/snapshot/ephemeron_text.h"

#include <algorithm>
#include <limits>

namespace v8scope {

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kBegin = " / part of key (";
constexpr std::string_view kMiddle = ") -> value (";
constexpr std::string_view kEnd = " pair in WeakMap (table @";

// Takes "@<digits>" off the end of text; empty if it does not end so.
std::string_view takeId(std::string_view &text)
{
    const std::size_t last = text.find_last_not_of(kDigits);
    if (last == std::string_view::npos || last + 1 == text.size() || text[last] != '@')
        return {};
    const std::string_view digits = text.substr(last + 1);
    text = text.substr(0, last);
    return digits;
}

bool endsWithId(std::string_view text)
{
    return !takeId(text).empty() && text.ends_with(' ');
}

std::uint64_t numberOf(std::string_view digits)
{
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t value = 0;
    for (const char c : digits) {
        const auto digit = static_cast<std::uint64_t>(c - '0');
        if (value > (kMost - digit) / 10)
            return kMost;
        value = value * 10 + digit;
    }
    return value;
}

// "<any> @<id>) -> value (<any> @<id>)": DevTools asks with a regular expression, whose dot is any
// character that ends no line.
bool isKeyAndValue(std::string_view text)
{
    if (!text.ends_with(')') || !endsWithId(text.substr(0, text.size() - 1)))
        return false;
    if (text.find_first_of("\n\r") != std::string_view::npos ||
        text.find("\xE2\x80\xA8") != std::string_view::npos ||
        text.find("\xE2\x80\xA9") != std::string_view::npos)
        return false;
    const std::size_t valueId = text.rfind(" @");
    for (std::size_t at = text.find(kMiddle); at != std::string_view::npos;
         at = text.find(kMiddle, at + 1)) {
        if (endsWithId(text.substr(0, at)))
            return at + kMiddle.size() <= valueId;
    }
    return false;
}

} // namespace

std::optional<EphemeronText> parseEphemeron(std::string_view text)
{
    const std::size_t number = text.find_first_not_of(kDigits);
    if (number == 0 || number == std::string_view::npos || !text.ends_with(')'))
        return {};
    EphemeronText result;
    result.pair = text.substr(number);
    if (!result.pair.starts_with(kBegin))
        return {};
    std::string_view inside = result.pair.substr(kBegin.size());
    if (inside.empty())
        return {};
    inside.remove_suffix(1);
    const std::string_view id = takeId(inside);
    inside = id.empty() ? std::string_view() : std::string_view(inside.data(), inside.size() + 1);
    if (!inside.ends_with(kEnd))
        return {};
    inside.remove_suffix(kEnd.size());
    if (!isKeyAndValue(inside))
        return {};
    result.tableId = numberOf(id);
    return result;
}

} // namespace v8scope
