// SPDX-License-Identifier: GPL-3.0-or-later
// A pull reader over JSON text: the caller says what it expects next, nothing is built. The text
// must be followed by ByteBuffer::kPadding zero bytes; a zero byte inside counts as the text's end,
// because a file that shrinks or was never completely written reads as zeros from there on.
// The first fault stops everything: every later call answers false. One thread.
#pragma once

#include "core/base/load_error.h"
#include "core/base/progress.h"
#include "core/json/json_string.h"
#include "core/json/text_scan.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

enum class JsonType { Object, Array, String, Number, True, False, Null, End, Invalid };

// Why reading stopped. `expected` is a noun phrase in static memory.
struct JsonFault {
    LoadErrorCode code = LoadErrorCode::Syntax;
    std::uint64_t offset = 0;
    std::string_view expected;
};

class JsonCursor {
public:
    // Skips a byte-order mark. progress, if given, is asked for cancellation in long skips.
    explicit JsonCursor(std::string_view text, const Progress *progress = nullptr);

    // What comes next; moves over white space only.
    JsonType peek();

    // enterObject(); then nextKey() until it answers false (closing brace, or a fault). After each
    // key its value must be read or skipped. The key is valid until the next one.
    bool enterObject();
    bool nextKey(std::string_view &key);
    // enterArray(); then nextElement() before each element until it answers false.
    bool enterArray();
    bool nextElement();

    // The text from an opening brace that comes next to the first closing brace after it: the whole
    // object if nothing in it contains a brace. Empty if no object comes next.
    std::string_view textToNextBrace();
    // Moves over text that textToNextBrace() gave and the caller knows to be a whole object.
    void passOver(std::string_view text)
    {
        m_at = text.data() + text.size();
        m_first = false;
    }

    bool readString(JsonString &out);
    // The characters of a number, also of one that stands in quotes; not checked further.
    bool readNumberText(std::string_view &out);
    // A whole number of 64 bits; tolerates "5", 5.0 and 5e3.
    bool readInteger(std::int64_t &out);
    // The same, but a fraction is dropped and what does not fit becomes the nearest 64-bit number.
    bool readSaturated(std::int64_t &out);
    // The next elements of the current array as long as they are plain whole numbers of at most 18
    // digits: the fast path of samples and deltas. Returns how many; call nextElement() afterwards
    // to see what stopped it (if it is less than room).
    std::size_t readIntegers(std::int64_t *out, std::size_t room);
    // About how many elements the rest of the current array has, if they are plain numbers.
    [[nodiscard]] std::size_t countNumbersAhead() const;
    // A value of any kind and depth.
    bool skipValue();
    bool skipNull();

    // False, and a fault, if anything but white space and zero bytes follows.
    bool atEnd();

    bool fail(LoadErrorCode code, std::string_view expected)
    {
        return failAt(code, m_at, expected);
    }
    bool failAtOffset(LoadErrorCode code, std::uint64_t offset, std::string_view expected)
    {
        return failAt(code, m_begin + offset, expected);
    }
    // Fault at the index-th plain number after an offset that readIntegers() started from.
    bool failAtElement(LoadErrorCode code, std::uint64_t start, std::size_t index,
                       std::string_view expected);
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] const JsonFault &fault() const { return m_fault; }
    [[nodiscard]] std::uint64_t offset() const
    {
        return static_cast<std::uint64_t>(m_at - m_begin);
    }
    [[nodiscard]] std::string_view text() const { return {m_begin, size()}; }
    [[nodiscard]] std::uint64_t size() const { return static_cast<std::uint64_t>(m_end - m_begin); }

private:
    void skipSpace()
    {
        while (isJsonSpace(*m_at))
            ++m_at;
    }
    bool failAt(LoadErrorCode code, const char *at, std::string_view expected);
    // Truncated if the text ends here, else code.
    bool failHere(LoadErrorCode code, std::string_view expected);
    bool readPlainInteger(std::int64_t &out);
    bool skipString();
    bool skipContainer();
    bool skipLiteral();
    bool readWord(std::string_view word);
    bool readEscapedKey(std::string_view raw, std::string_view &key);

    const char *m_begin;
    const char *m_end;
    const char *m_at;
    const Progress *m_progress;
    bool m_first = false; // just after an opening bracket or brace
    bool m_failed = false;
    JsonFault m_fault;
    std::string m_keyText;              // of the last key that had escapes
    std::vector<std::uint64_t> m_kinds; // of skipContainer(): one bit a level, 1 = object
};

} // namespace v8scope
