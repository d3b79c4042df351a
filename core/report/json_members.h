// SPDX-License-Identifier: GPL-3.0-or-later
// Members that several JSON reports have. Pure functions over a JsonWriter.
#pragma once

#include "core/base/diagnostics.h"

#include <cstdint>
#include <string_view>

namespace v8scope {

class JsonWriter;

void member(JsonWriter &json, std::string_view key, std::string_view text);
void member(JsonWriter &json, std::string_view key, const char *text);
void member(JsonWriter &json, std::string_view key, std::uint64_t value);
void signedMember(JsonWriter &json, std::string_view key, std::int64_t value);
void flagMember(JsonWriter &json, std::string_view key, bool value);
void nullMember(JsonWriter &json, std::string_view key);

// "diagnostics":[{severity, message, byte_offset, json_path, count}]
void writeDiagnosticsJson(JsonWriter &json, const Diagnostics &diagnostics);

} // namespace v8scope
