// SPDX-License-Identifier: GPL-3.0-or-later
// How the formats are told apart: cpu.md section 4 and the formats' own documents.
#include "core/formats/known_formats.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <vector>

namespace v8scope {

namespace {

constexpr std::size_t kLooked = 64 * 1024;

bool hasInner(const TopMember *member, std::string_view key)
{
    return member && std::find(member->innerKeys.begin(), member->innerKeys.end(), key) !=
                         member->innerKeys.end();
}

struct KeyRule {
    std::array<std::string_view, 3> keys; // all of them, "" = none
    const char *name;
};

constexpr KeyRule kKeyRules[] = {
    {{"traceEvents", "", ""}, "a trace in Chrome's JSON format"},
    {{"shared", "profiles", ""}, "a speedscope profile"},
    {{"code", "functions", "ticks"},
     "preprocessed V8 log output (node --prof-process --preprocess)"},
    {{"version", "mappings", "sources"}, "a source map"},
    {{"version", "sections", ""}, "a source map"},
    {{"mode", "frames", "raw"}, "a stackprof profile"},
    {{"linux-perf-json-version", "", ""}, "Linux perf data as JSON"},
    {{"dhatFileVersion", "", ""}, "a DHAT heap profile"},
    {{"root_frame", "", ""}, "a pyinstrument profile"},
    {{"frame_records", "", ""}, "a pyinstrument session"},
    {{"header", "javascriptStack", ""}, "a Node.js diagnostic report"},
    {{"rts_arguments", "", ""}, "a GHC profile"},
    {{"recording", "", ""}, "a Safari timeline recording"},
    {{"result", "timestamp", ""}, "V8 code coverage"},
};

std::optional<std::string> nameJson(const FileContent &content)
{
    for (const KeyRule &rule : kKeyRules) {
        if (std::all_of(rule.keys.begin(), rule.keys.end(),
                        [&](std::string_view key) { return key.empty() || content.has(key); }))
            return rule.name;
    }
    if (content.has("mappings"))
        return "a source map";
    const TopMember *shared = content.member("shared");
    if (hasInner(shared, "frames"))
        return "a speedscope profile";
    if (hasInner(content.member("meta"), "interval"))
        return "a Firefox (Gecko) profile";
    const std::string_view head = content.text.substr(0, 4096);
    if (content.has("$schema") && head.find("speedscope") != std::string_view::npos)
        return "a speedscope profile";
    const auto &keys = content.elementKeys;
    if (std::find(keys.begin(), keys.end(), "ph") != keys.end())
        return "a trace in Chrome's JSON format";
    return {};
}

struct MagicRule {
    std::string_view magic;
    const char *name;
};

using namespace std::string_view_literals;

constexpr MagicRule kMagicRules[] = {
    {"\x1f\x8b"sv, "a gzip file inside a gzip file"},
    {"PK\x03\x04"sv, "a ZIP archive"},
    {"\x28\xb5\x2f\xfd"sv, "a Zstandard file"},
    {"\xfd\x37zXZ"sv, "an XZ file"},
    {"BZh"sv, "a bzip2 file"},
    {"7z\xbc\xaf"sv, "a 7-Zip archive"},
    {"PERFILE2"sv, "Linux perf data (perf.data)"},
    {"FLR\0"sv, "a Java Flight Recorder file"},
    {"\x7f"
     "ELF"sv,
     "an ELF binary"},
    {"\x89PNG"sv, "a PNG picture"},
    {"\xff\xfe"sv, "UTF-16 text"},
    {"\xfe\xff"sv, "UTF-16 text"},
    {"SIMPLEPERF"sv, "a simpleperf recording"},
    {"v8-version,"sv, "a V8 log (node --prof)"},
    {"# callgrind format"sv, "a Callgrind profile"},
    {"# ========"sv, "output of perf script"},
    {"<?xml"sv, "an XML file"},
};

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::vector<std::string_view> firstLines(std::string_view text, std::size_t count)
{
    std::vector<std::string_view> lines;
    text = text.substr(0, kLooked);
    while (lines.size() < count && !text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos && text.size() == kLooked)
            break;
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (!line.empty())
            lines.push_back(line);
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// "a;b;c 12": the last blank splits the stack from its count.
bool isCollapsedLine(std::string_view line)
{
    const std::size_t blank = line.rfind(' ');
    return blank != std::string_view::npos && blank > 0 && isNumber(line.substr(blank + 1));
}

// "node 123/124 [001] 4567.890: 1000 cycles:"
bool isPerfHeader(std::string_view line)
{
    const std::size_t colon = line.find(": ");
    const std::size_t end = line.find_last_not_of(' ');
    if (end == std::string_view::npos || line[end] != ':' || colon == std::string_view::npos)
        return false;
    const std::string_view before = line.substr(0, colon);
    const std::size_t blank = before.rfind(' ');
    return blank != std::string_view::npos && isNumber(before.substr(blank + 1)) &&
           before.find('.', blank) != std::string_view::npos;
}

std::optional<std::string> nameText(std::string_view text)
{
    for (const MagicRule &rule : kMagicRules) {
        if (text.substr(0, rule.magic.size()) == rule.magic)
            return rule.name;
    }
    const std::string head = lowered(text.substr(0, 1024));
    if (head.find("<!doctype html") != std::string::npos || head.find("<html") == 0)
        return "an HTML page";
    const std::vector<std::string_view> lines = firstLines(text, 20);
    if (lines.empty())
        return {};
    const std::string_view first = lines.front();
    if (first.find("\tSymbol Name") != std::string_view::npos ||
        first.find("Self Weight\t") != std::string_view::npos)
        return "a deep copy from Instruments";
    if (first.substr(0, 9) == "version: " && text.substr(0, 4096).find("events:") < 4096)
        return "a Callgrind profile";
    if (isPerfHeader(first))
        return "output of perf script";
    if (std::all_of(lines.begin(), lines.end(), isCollapsedLine) &&
        text.substr(0, kLooked).find('\0') == std::string_view::npos)
        return "collapsed stacks";
    return {};
}

// Walks protobuf fields; pprof's Profile has the fields 1 to 15, its string table is field 6.
bool isPprof(std::string_view text)
{
    std::size_t at = 0;
    bool hasStrings = false;
    int fields = 0;
    const auto varint = [&](std::uint64_t &value) {
        value = 0;
        for (int shift = 0; shift < 64 && at < text.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(text[at++]);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80)
                return true;
        }
        return false;
    };
    for (; at < text.size() && fields < 200'000; ++fields) {
        std::uint64_t tag = 0;
        std::uint64_t value = 0;
        if (!varint(tag) || tag >> 3 < 1 || tag >> 3 > 15 || !varint(value))
            return false;
        if ((tag & 7) == 2) {
            if (value > text.size() - at)
                return false;
            at += value;
            hasStrings |= tag >> 3 == 6;
        } else if ((tag & 7) != 0) {
            return false;
        }
    }
    return hasStrings && fields > 2;
}

// Python's marshal: a dict whose first key is a tuple.
bool isPstats(std::string_view text)
{
    return text.size() > 2 && (text[0] == '\x7b' || text[0] == '\xfb') &&
           std::string_view("\x28\x29\xa8\xa9").find(text[1]) != std::string_view::npos;
}

} // namespace

std::optional<std::string> nameKnownFormat(const FileContent &content)
{
    if (isPstats(content.text))
        return "a Python cProfile file (.pstats)";
    if (content.type == JsonType::Object || content.type == JsonType::Array) {
        if (std::optional<std::string> json = nameJson(content))
            return json;
    }
    if (std::optional<std::string> text = nameText(content.text))
        return text;
    if (isPprof(content.text))
        return "a pprof profile";
    return {};
}

std::string describeUnknown(const FileContent &content)
{
    switch (content.type) {
    case JsonType::Object: {
        if (content.members.empty())
            return "an empty JSON object";
        std::string text = "a JSON object with the keys ";
        constexpr std::size_t kShown = 8;
        for (std::size_t i = 0; i < std::min(content.members.size(), kShown); ++i)
            text += (i > 0 ? ", \"" : "\"") + content.members[i].key.substr(0, 40) + "\"";
        return content.members.size() > kShown ? text + ", …" : text;
    }
    case JsonType::Array: return "a JSON array";
    case JsonType::End:
    case JsonType::Invalid: break;
    default: {
        JsonCursor cursor(content.text);
        if (cursor.skipValue() && cursor.atEnd())
            return "a single JSON value";
    }
    }
    const std::string_view head = content.text.substr(0, 4096);
    return head.find('\0') != std::string_view::npos ? "binary data" : "text that is not JSON";
}

} // namespace v8scope
