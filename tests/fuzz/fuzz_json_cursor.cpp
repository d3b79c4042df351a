// SPDX-License-Identifier: GPL-3.0-or-later
// The cursor on any bytes: it ends, its fault lies in the text, and it accepts whatever
// nlohmann/json accepts.
#include "core/base/byte_buffer.h"
#include "core/json/json_cursor.h"
#include "core/json/json_path.h"
#include "tests/fuzz/check_profile.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace {

using namespace v8scope;

void readScalar(JsonCursor &cursor)
{
    JsonString string;
    std::string text;
    std::int64_t number = 0;
    if (cursor.peek() == JsonType::String && cursor.readString(string))
        decodeJsonString(string, text);
    else if (cursor.peek() == JsonType::Number)
        cursor.readSaturated(number);
    else
        cursor.skipValue();
}

// Visits every value with its own stack, reading runs of numbers the fast way.
void walk(JsonCursor &cursor)
{
    std::vector<JsonType> open;
    std::int64_t block[3];
    std::string_view key;
    do {
        const JsonType type = cursor.peek();
        if (type == JsonType::Object && cursor.enterObject())
            open.push_back(type);
        else if (type == JsonType::Array && cursor.enterArray())
            open.push_back(type);
        else
            readScalar(cursor);
        while (!open.empty()) {
            if (open.back() == JsonType::Array)
                cursor.readIntegers(block, 3);
            if (open.back() == JsonType::Object ? cursor.nextKey(key) : cursor.nextElement())
                break;
            open.pop_back();
        }
    } while (!open.empty() && !cursor.hasFailed());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    // A number that touches the end counts as cut off, hence the line end.
    const auto bytes = ByteBuffer::fromText(std::string(input) + "\n");
    JsonCursor walker(bytes->text());
    walk(walker);
    JsonCursor skipper(bytes->text());
    const bool accepted = skipper.skipValue() && skipper.atEnd();
    for (const JsonCursor *cursor : {&walker, &skipper}) {
        if (!cursor->hasFailed())
            continue;
        fuzz::require(cursor->fault().offset <= size + 1);
        fuzz::require(!makeJsonError(bytes->text(), cursor->fault(), {}).message().empty());
    }
    // To both a zero byte is the end, but to nlohmann/json an end like any other.
    if (input.find('\0') == std::string_view::npos &&
        nlohmann::json::accept(input.begin(), input.end())) {
        fuzz::require(accepted);
        fuzz::require(!walker.hasFailed());
    }
    return 0;
}
