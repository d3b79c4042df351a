// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/heap_words.h"

#include <charconv>
#include <cmath>

namespace v8scope {

namespace {

std::optional<std::uint64_t> parseWhole(std::string_view text)
{
    std::uint64_t value = 0;
    const char *const last = text.data() + text.size();
    const auto result = std::from_chars(text.data(), last, value);
    if (result.ec != std::errc() || result.ptr != last)
        return {};
    return value;
}

std::optional<HeapFilter> parseIdRange(std::string_view text)
{
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos)
        return {};
    const auto min = parseWhole(text.substr(0, dots));
    const auto max = parseWhole(text.substr(dots + 2));
    if (!min || !max || *min > *max)
        return {};
    return HeapFilter{HeapFilter::Kind::Ids, RetainedBy::Contexts, *min, *max};
}

std::optional<HeapFilter> parseRealm(std::string_view text)
{
    if (text == "shared")
        return HeapFilter{HeapFilter::Kind::SharedByRealms};
    if (text == "none")
        return HeapFilter{HeapFilter::Kind::NoRealm};
    const auto id = parseObjectId(text);
    if (!id)
        return {};
    return HeapFilter{HeapFilter::Kind::Realm, RetainedBy::Contexts, 0, *id};
}

} // namespace

std::optional<std::uint64_t> parseObjectId(std::string_view text)
{
    if (!text.empty() && text.front() == '@')
        text.remove_prefix(1);
    return parseWhole(text);
}

std::optional<std::uint64_t> parseSize(std::string_view text)
{
    double value = 0.0;
    const char *const last = text.data() + text.size();
    const auto result = std::from_chars(text.data(), last, value, std::chars_format::fixed);
    if (result.ec != std::errc())
        return {};
    const std::string_view unit(result.ptr, static_cast<std::size_t>(last - result.ptr));
    double scale = 0.0;
    if (unit.empty() || unit == "B")
        scale = 1.0;
    else if (unit == "kB" || unit == "KB" || unit == "k" || unit == "K")
        scale = 1e3;
    else if (unit == "MB" || unit == "M")
        scale = 1e6;
    else if (unit == "GB" || unit == "G")
        scale = 1e9;
    const double bytes = value * scale;
    constexpr double kLimit = 9e18; // below the largest 64-bit number
    if (scale == 0.0 || !(bytes >= 0.0 && bytes < kLimit))
        return {};
    return static_cast<std::uint64_t>(std::llround(bytes));
}

std::optional<HeapFilter> parseHeapFilter(std::string_view text)
{
    constexpr std::string_view kIds = "ids:";
    constexpr std::string_view kContext = "context:";
    using Kind = HeapFilter::Kind;
    if (text == "contexts")
        return HeapFilter{Kind::RetainedBy, RetainedBy::Contexts};
    if (text == "detached")
        return HeapFilter{Kind::RetainedBy, RetainedBy::DetachedNodes};
    if (text == "handlers")
        return HeapFilter{Kind::RetainedBy, RetainedBy::EventHandlers};
    if (text == "console")
        return HeapFilter{Kind::RetainedBy, RetainedBy::Console};
    if (text == "duplicates")
        return HeapFilter{Kind::DuplicatedStrings};
    if (text == "detached-nodes")
        return HeapFilter{Kind::DetachedNodes};
    if (text.substr(0, kIds.size()) == kIds)
        return parseIdRange(text.substr(kIds.size()));
    if (text.substr(0, kContext.size()) == kContext)
        return parseRealm(text.substr(kContext.size()));
    return {};
}

} // namespace v8scope
