// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/heap_numbers/json_difference.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace v8scope::test {

using nlohmann::json;

namespace {

std::string shown(const json &value)
{
    std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    return text.size() > 300 ? text.substr(0, 300) + "…" : text;
}

} // namespace

void JsonDifference::compare(const std::string &place, const json &ours, const json &reference)
{
    if (ours.is_object() && reference.is_object())
        compareObjects(place, ours, reference);
    else if (ours.is_array() && reference.is_array())
        compareArrays(place, ours, reference);
    else if (++compared; ours != reference)
        add(place, shown(ours), shown(reference));
}

void JsonDifference::compareSets(const std::string &place, json ours, json reference)
{
    std::sort(ours.begin(), ours.end());
    std::sort(reference.begin(), reference.end());
    json onlyOurs = json::array();
    json onlyTheirs = json::array();
    std::set_difference(ours.begin(), ours.end(), reference.begin(), reference.end(),
                        std::back_inserter(onlyOurs));
    std::set_difference(reference.begin(), reference.end(), ours.begin(), ours.end(),
                        std::back_inserter(onlyTheirs));
    compared += std::max(ours.size(), reference.size());
    for (std::size_t i = 0; i < std::min(onlyOurs.size(), kShown); ++i)
        found.push_back(place + ": only ours has " + shown(onlyOurs[i]));
    for (std::size_t i = 0; i < std::min(onlyTheirs.size(), kShown); ++i)
        found.push_back(place + ": only the reference has " + shown(onlyTheirs[i]));
}

void JsonDifference::add(const std::string &place, const std::string &ours,
                         const std::string &reference)
{
    found.push_back(place + ": " + ours + ", reference " + reference);
}

void JsonDifference::compareObjects(const std::string &place, const json &ours,
                                    const json &reference)
{
    for (const auto &[key, value] : reference.items()) {
        if (ours.contains(key))
            compare(place + "." + key, ours[key], value);
        else
            add(place + "." + key, "missing", shown(value));
    }
    for (const auto &[key, value] : ours.items())
        if (!reference.contains(key))
            add(place + "." + key, shown(value), "missing");
}

void JsonDifference::compareArrays(const std::string &place, const json &ours,
                                   const json &reference)
{
    if (ours.size() != reference.size())
        add(place, std::to_string(ours.size()) + " rows",
            std::to_string(reference.size()) + " rows");
    std::size_t differing = 0;
    for (std::size_t i = 0; i < std::min(ours.size(), reference.size()); ++i) {
        ++compared;
        if (ours[i] != reference[i] && ++differing <= kShown)
            add(place + "[" + std::to_string(i) + "]", shown(ours[i]), shown(reference[i]));
    }
}

} // namespace v8scope::test
