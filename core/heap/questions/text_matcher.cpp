// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/text_matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>

namespace v8scope {

namespace {

constexpr std::int64_t kExpressionMemory = 64 << 20; // bytes that one expression may use

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

LoadError invalidExpression(const std::string &pattern, const re2::RE2 &expression)
{
    LoadError error;
    error.code = LoadErrorCode::Syntax;
    error.expected = "a regular expression (" + expression.error() + ")";
    error.found = pattern;
    const std::size_t at =
        expression.error_arg().empty() ? std::string::npos : pattern.find(expression.error_arg());
    if (at != std::string::npos)
        error.byteOffset = at;
    return error;
}

// memchr for both cases of the first character is many times faster than a plain loop.
bool containsIgnoringCase(std::string_view text, std::string_view lower)
{
    if (lower.empty())
        return true;
    const char first = lower.front();
    const bool hasCase = first >= 'a' && first <= 'z';
    const char upper = hasCase ? static_cast<char>(first - ('a' - 'A')) : first;
    std::size_t nextLower = text.find(first);
    std::size_t nextUpper = hasCase ? text.find(upper) : std::string_view::npos;
    for (;;) {
        const std::size_t at = std::min(nextLower, nextUpper);
        if (at == std::string_view::npos || text.size() - at < lower.size())
            return false;
        std::size_t equal = 1;
        while (equal < lower.size() && toLower(text[at + equal]) == lower[equal])
            ++equal;
        if (equal == lower.size())
            return true;
        if (at == nextLower)
            nextLower = text.find(first, at + 1);
        else
            nextUpper = text.find(upper, at + 1);
    }
}

} // namespace

// DevTools looks for text with JavaScript's /…/i, in which no character outside ASCII equals one
// inside: an ASCII query needs ASCII case only. Other queries take RE2's Unicode folding.
Result<TextMatcher> TextMatcher::compile(const std::string &pattern, bool isRegex,
                                         bool isCaseSensitive)
{
    TextMatcher matcher;
    matcher.m_isCaseSensitive = isCaseSensitive;
    if (!isRegex && (isCaseSensitive || isAscii(pattern))) {
        matcher.m_plain = pattern;
        if (!isCaseSensitive)
            std::transform(pattern.begin(), pattern.end(), matcher.m_plain.begin(), toLower);
        return matcher;
    }
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_literal(!isRegex);
    options.set_case_sensitive(isCaseSensitive);
    options.set_max_mem(kExpressionMemory);
    auto expression = std::make_shared<re2::RE2>(pattern, options);
    if (!expression->ok())
        return invalidExpression(pattern, *expression);
    matcher.m_expression = std::move(expression);
    return matcher;
}

bool TextMatcher::matches(std::string_view text) const
{
    if (m_expression)
        return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *m_expression);
    if (m_isCaseSensitive)
        return text.find(m_plain) != std::string_view::npos;
    return containsIgnoringCase(text, m_plain);
}

} // namespace v8scope
