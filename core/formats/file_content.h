// SPDX-License-Identifier: GPL-3.0-or-later
// A first look at a file, from which loaders tell whether it is theirs. Stops as soon as the kind
// of a JSON file is clear, so that a long file is not walked twice.
#pragma once

#include "core/base/progress.h"
#include "core/json/json_cursor.h"

#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

// One member of the top-level object.
struct TopMember {
    std::string key;
    JsonType type = JsonType::Invalid;
    JsonType firstElement = JsonType::Invalid; // of an array
    std::vector<std::string> innerKeys; // of an object, or of an array's first element; a few
};

struct FileContent {
    std::string_view text;                // padded like JsonCursor's
    JsonType type = JsonType::Invalid;    // of the top-level value; Invalid = this is not JSON
    std::vector<TopMember> members;       // up to the one that decided, at most kMaxMembers
    std::vector<std::string> elementKeys; // of the first object in a top-level array

    static constexpr std::size_t kMaxMembers = 64;

    [[nodiscard]] const TopMember *member(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return member(key) != nullptr; }
};

[[nodiscard]] FileContent lookAt(std::string_view text, const Progress &progress);

} // namespace v8scope
