// SPDX-License-Identifier: GPL-3.0-or-later
// A string as it stands in JSON text, and its decoding. Damage is repaired, never refused: a bad
// name must not cost the whole file.
#pragma once

#include <string>
#include <string_view>

namespace v8scope {

struct JsonString {
    std::string_view raw;  // between the quotes
    bool escaped = false;  // has a backslash
    bool nonAscii = false; // has bytes above 127, whose UTF-8 is not checked yet

    [[nodiscard]] bool isPlain() const { return !escaped && !nonAscii; }
};

// Decodes into out (replaced): escapes, surrogate pairs; lone surrogates and invalid UTF-8 become
// U+FFFD. Returns false if UTF-8 had to be repaired.
bool decodeJsonString(const JsonString &string, std::string &out);

// Replaces every maximal invalid part by U+FFFD. Returns false if there was one.
bool repairUtf8(std::string &text);

} // namespace v8scope
