// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/json_path.h"

#include "core/json/json_string.h"
#include "core/json/text_scan.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace v8scope {

namespace {

struct Level {
    bool isArray = false;
    std::uint64_t index = 0; // of the current element
    std::string_view key;    // of the current member; empty data = none yet
};

constexpr std::size_t kShownLevels = 10;
constexpr std::size_t kShownChars = 40;

std::string shortened(std::string_view raw, bool nonAscii)
{
    JsonString cut{raw.substr(0, kShownChars), raw.find('\\') != std::string_view::npos, nonAscii};
    std::string text;
    decodeJsonString(cut, text);
    // A cut may have gone through a character.
    repairUtf8(text);
    for (char &c : text) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    return raw.size() > kShownChars ? text + "…" : text;
}

std::string render(const std::vector<Level> &levels)
{
    std::string path;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels.size() > kShownLevels && i == kShownLevels / 2) {
            path += "…";
            i = levels.size() - kShownLevels / 2;
        }
        const Level &level = levels[i];
        if (level.isArray) {
            path += "[" + std::to_string(level.index) + "]";
        } else if (level.key.data()) {
            path += path.empty() ? "" : ".";
            path += shortened(level.key, true);
        }
    }
    return path;
}

// Walks the structure up to an offset; bad nesting is passed over, it is reported elsewhere.
class PathWalk {
public:
    explicit PathWalk(std::string_view text) : m_begin(text.data()), m_size(text.size()) {}

    std::vector<Level> upTo(std::uint64_t offset)
    {
        const char *stop = m_begin + std::min<std::uint64_t>(offset, m_size);
        const char *p = m_begin;
        while (p < stop)
            p = step(p, stop);
        return std::move(m_levels);
    }

private:
    const char *step(const char *p, const char *stop)
    {
        switch (*p) {
        case '"': return string(p, stop);
        case '{': m_levels.push_back({false, 0, {}}); break;
        case '[': m_levels.push_back({true, 0, {}}); break;
        case '}':
        case ']':
            if (!m_levels.empty())
                m_levels.pop_back();
            break;
        case ',':
            if (!m_levels.empty()) {
                ++m_levels.back().index;
                m_levels.back().key = {};
            }
            break;
        default: break;
        }
        return p + 1;
    }

    const char *string(const char *p, const char *stop)
    {
        const char *start = ++p;
        bool nonAscii = false;
        while (true) {
            p = findStringMark(p, nonAscii);
            if (p >= stop || *p == '\0')
                return stop;
            if (*p == '"')
                break;
            p += 2;
        }
        // The first string of a member is its key.
        if (!m_levels.empty() && !m_levels.back().isArray && !m_levels.back().key.data())
            m_levels.back().key = {start, static_cast<std::size_t>(p - start)};
        return p + 1;
    }

    const char *m_begin;
    std::size_t m_size;
    std::vector<Level> m_levels;
};

} // namespace

std::string jsonPathAt(std::string_view text, std::uint64_t offset)
{
    return render(PathWalk(text).upTo(offset));
}

std::string describeJsonAt(std::string_view text, std::uint64_t offset)
{
    while (offset < text.size() && isJsonSpace(text[offset]))
        ++offset;
    if (offset >= text.size())
        return "the end of the file";
    const std::string_view rest = text.substr(offset);
    switch (rest[0]) {
    case '\0': return "zero bytes";
    case '{': return "an object";
    case '[': return "an array";
    case '"': {
        std::size_t end = 1;
        while (end < rest.size() && end <= kShownChars + 1 && rest[end] != '"')
            end += rest[end] == '\\' ? 2 : 1;
        const std::size_t length = std::min(end, rest.size()) - 1;
        return "the string \"" + shortened(rest.substr(1, length), true) + "\"";
    }
    default: break;
    }
    std::size_t end = 0;
    while (end < rest.size() && end <= kShownChars && !isJsonSpace(rest[end]) &&
           rest[end] != '\0' &&
           std::string_view(",]}:\"").find(rest[end]) == std::string_view::npos)
        ++end;
    return "\"" + shortened(rest.substr(0, std::max<std::size_t>(end, 1)), true) + "\"";
}

LoadError makeJsonError(std::string_view text, const JsonFault &fault, std::string file)
{
    LoadError error;
    error.code = fault.code;
    error.file = std::move(file);
    if (fault.code == LoadErrorCode::Cancelled)
        return error;
    error.byteOffset = fault.offset;
    error.jsonPath = jsonPathAt(text, fault.offset);
    error.expected = fault.expected;
    error.found = describeJsonAt(text, fault.offset);
    return error;
}

} // namespace v8scope
