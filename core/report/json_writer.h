// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one JSON document straight to a stream, so that a report of millions of rows needs no
// memory. Always valid UTF-8: broken bytes become U+FFFD. One owner, one thread.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string_view>
#include <vector>

namespace v8scope {

class JsonWriter {
public:
    // How the members of an object or array are laid out: one per line, or all on one line.
    enum class Layout { Lines, Inline };

    explicit JsonWriter(std::ostream &out) : m_out(out) {}

    void beginObject(Layout layout = Layout::Inline) { begin('{', layout); }
    void endObject() { end('}'); }
    void beginArray(Layout layout = Layout::Inline) { begin('[', layout); }
    void endArray() { end(']'); }

    void key(std::string_view name);
    void string(std::string_view text);
    void integer(std::int64_t value);
    void count(std::uint64_t value);
    void boolean(bool value);
    void null();
    // A number that is already text in JSON's form.
    void number(std::string_view digits);

    // False once the stream failed: long loops stop then.
    [[nodiscard]] bool isGood() const;

private:
    struct Level {
        Layout layout = Layout::Inline;
        bool isEmpty = true;
    };

    void begin(char bracket, Layout layout);
    void end(char bracket);
    void separate();
    void newLine();

    std::ostream &m_out;
    std::vector<Level> m_levels;
    bool m_afterKey = false;
};

} // namespace v8scope
