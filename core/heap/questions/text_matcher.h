// SPDX-License-Identifier: GPL-3.0-or-later
// One query against many texts: a substring, or a regular expression of RE2 (linear in the text and
// without recursion, whatever the text is). Any thread.
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace v8scope {

class TextMatcher {
public:
    // An expression that is not valid is an error whose byteOffset is the place in the pattern
    // where the part that RE2 complains about begins, if it says.
    [[nodiscard]] static Result<TextMatcher> compile(const std::string &pattern, bool isRegex,
                                                     bool isCaseSensitive);

    // text is WTF-8.
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    std::string m_plain; // lower case unless m_isCaseSensitive
    bool m_isCaseSensitive = true;
    std::shared_ptr<const re2::RE2> m_expression; // null: m_plain is searched
};

} // namespace v8scope
