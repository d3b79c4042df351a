// SPDX-License-Identifier: GPL-3.0-or-later
// What two JSON documents differ in, place by place.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace v8scope::test {

struct JsonDifference {
    static constexpr std::size_t kShown = 6; // of each list

    std::vector<std::string> found;
    std::size_t compared = 0; // values

    void compare(const std::string &place, const nlohmann::json &ours,
                 const nlohmann::json &reference);
    // Rows whose order means nothing.
    void compareSets(const std::string &place, nlohmann::json ours, nlohmann::json reference);

private:
    void add(const std::string &place, const std::string &ours, const std::string &reference);
    void compareObjects(const std::string &place, const nlohmann::json &ours,
                        const nlohmann::json &reference);
    void compareArrays(const std::string &place, const nlohmann::json &ours,
                       const nlohmann::json &reference);
};

} // namespace v8scope::test
