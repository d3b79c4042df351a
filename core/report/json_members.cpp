// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json_members.h"

#include "core/report/json_writer.h"

namespace v8scope {

void member(JsonWriter &json, std::string_view key, std::string_view text)
{
    json.key(key);
    json.string(text);
}

void member(JsonWriter &json, std::string_view key, const char *text)
{
    member(json, key, std::string_view(text));
}

void member(JsonWriter &json, std::string_view key, std::uint64_t value)
{
    json.key(key);
    json.count(value);
}

void signedMember(JsonWriter &json, std::string_view key, std::int64_t value)
{
    json.key(key);
    json.integer(value);
}

void flagMember(JsonWriter &json, std::string_view key, bool value)
{
    json.key(key);
    json.boolean(value);
}

void nullMember(JsonWriter &json, std::string_view key)
{
    json.key(key);
    json.null();
}

void writeDiagnosticsJson(JsonWriter &json, const Diagnostics &diagnostics)
{
    json.key("diagnostics");
    json.beginArray(JsonWriter::Layout::Lines);
    for (const Diagnostic &d : diagnostics.all()) {
        json.beginObject();
        member(json, "severity", d.severity == Severity::Info ? "info" : "warning");
        member(json, "message", d.message);
        if (d.byteOffset)
            member(json, "byte_offset", *d.byteOffset);
        else
            nullMember(json, "byte_offset");
        member(json, "json_path", d.jsonPath);
        member(json, "count", d.count);
        json.endObject();
    }
    json.endArray();
}

} // namespace v8scope
