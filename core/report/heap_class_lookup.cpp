// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_class_lookup.h"

#include <algorithm>
#include <string_view>

namespace v8scope {

namespace {

constexpr std::size_t kListed = 8;

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return result;
}

std::string similarNames(const HeapClasses &classes, const std::string &text)
{
    const std::string wanted = lowered(text);
    std::vector<std::string> similar;
    for (const std::string &name : classes.names) {
        if (lowered(name).find(wanted) != std::string::npos)
            similar.push_back(toUtf8(name));
    }
    std::sort(similar.begin(), similar.end(), [](const std::string &a, const std::string &b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    std::string list;
    for (std::size_t i = 0; i < std::min(similar.size(), kListed); ++i)
        list += (i == 0 ? "'" : ", '") + similar[i] + "'";
    if (similar.size() > kListed)
        list += " and " + std::to_string(similar.size() - kListed) + " more";
    return list;
}

} // namespace

ClassLookup lookUpClass(const Heap &heap, const std::string &text)
{
    const HeapClasses &classes = heap.classes;
    ClassLookup lookup;
    for (std::uint32_t group = 0; group < classes.groups.size(); ++group) {
        if (toUtf8(classes.names[classes.groups[group].name]) == text)
            lookup.groups.push_back(group);
    }
    lookup.name = text;
    if (lookup.groups.empty() && text.find(',') != std::string::npos) {
        for (std::uint32_t group = 0; group < classes.groups.size(); ++group) {
            if (toUtf8(classes.key(*heap.snapshot, group)) != text)
                continue;
            lookup.groups.push_back(group);
            lookup.name = toUtf8(classes.names[classes.groups[group].name]);
        }
    }
    if (!lookup.groups.empty())
        return lookup;
    lookup.problem = "no class is called '" + text + "'";
    if (const std::string similar = similarNames(classes, text); !similar.empty())
        lookup.problem += ", but there are: " + similar;
    return lookup;
}

} // namespace v8scope
