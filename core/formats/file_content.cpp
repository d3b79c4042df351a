// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/file_content.h"

#include <algorithm>
#include <array>

namespace v8scope {

namespace {

constexpr std::size_t kMaxInnerKeys = 12;
// Once one of these has been met, no other key changes the verdict; what follows may be long.
constexpr std::array<std::string_view, 9> kDeciding = {
    "nodes", "head", "traceEvents", "snapshot", "$schema", "shared", "mappings", "meta", "ticks"};

// The keys of the object that comes next, up to the first nested value that may be long. Works on a
// copy of the cursor.
std::vector<std::string> peekKeys(JsonCursor cursor)
{
    std::vector<std::string> keys;
    std::string_view key;
    if (cursor.peek() != JsonType::Object || !cursor.enterObject())
        return keys;
    while (keys.size() < kMaxInnerKeys && cursor.nextKey(key)) {
        keys.emplace_back(key);
        const JsonType type = cursor.peek();
        if (type == JsonType::Array || !cursor.skipValue())
            break;
    }
    return keys;
}

TopMember peekMember(std::string_view key, JsonCursor cursor)
{
    TopMember member;
    member.key = key;
    member.type = cursor.peek();
    if (member.type == JsonType::Object)
        member.innerKeys = peekKeys(cursor);
    if (member.type == JsonType::Array && cursor.enterArray() && cursor.nextElement()) {
        member.firstElement = cursor.peek();
        member.innerKeys = peekKeys(cursor);
    }
    return member;
}

bool decides(const TopMember &member)
{
    return std::find(kDeciding.begin(), kDeciding.end(), member.key) != kDeciding.end() &&
           (member.type == JsonType::Object || member.type == JsonType::String ||
            member.firstElement != JsonType::Invalid);
}

} // namespace

const TopMember *FileContent::member(std::string_view key) const
{
    const auto at = std::find_if(members.begin(), members.end(),
                                 [&](const TopMember &m) { return m.key == key; });
    return at == members.end() ? nullptr : &*at;
}

FileContent lookAt(std::string_view text, const Progress &progress)
{
    FileContent content;
    content.text = text;
    JsonCursor cursor(text, &progress);
    content.type = cursor.peek();
    if (content.type == JsonType::Array) {
        JsonCursor inside = cursor;
        if (inside.enterArray() && inside.nextElement())
            content.elementKeys = peekKeys(inside);
    }
    if (content.type != JsonType::Object)
        return content;
    std::string_view key;
    cursor.enterObject();
    while (content.members.size() < FileContent::kMaxMembers && cursor.nextKey(key)) {
        content.members.push_back(peekMember(key, cursor));
        if (decides(content.members.back()) || !cursor.skipValue())
            break;
    }
    // A brace alone does not make JSON; without a first key it is something else.
    if (content.members.empty() && cursor.hasFailed() &&
        cursor.fault().code != LoadErrorCode::Truncated)
        content.type = JsonType::Invalid;
    return content;
}

} // namespace v8scope
