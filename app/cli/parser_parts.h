// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of options that several verbs have, for the parser's files only.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace v8scope {

inline constexpr std::size_t kHelpColumn = 26;

// The library prints descriptions as they are; a line break continues in the same column.
[[nodiscard]] std::string help(const std::string &text);

// Takes a value, or says what is wrong with it (empty = nothing).
using TakeValue = std::function<std::string(const std::string &)>;
void addTaken(CLI::App &app, const std::string &name, const TakeValue &take,
              const std::string &text, const std::string &typeName, bool required = false);
// The option may be repeated and its values separated by commas.
void addListed(CLI::App &app, const std::string &name, const TakeValue &take,
               const std::string &text, const std::string &typeName);

template <class T>
std::string words(const std::map<std::string, T> &values)
{
    std::string text;
    for (const auto &entry : values)
        text += (text.empty() ? "" : ", ") + entry.first;
    return text;
}

// For values that are one of some words; values must outlive the parsing.
template <class T>
TakeValue takeWord(const std::map<std::string, T> &values, const std::function<void(T)> &take)
{
    return [&values, take](const std::string &word) -> std::string {
        const auto it = values.find(word);
        if (it == values.end())
            return "'" + word + "' is none of: " + words(values);
        take(it->second);
        return {};
    };
}

// An option whose value is one of some words.
template <class T, class Target>
void addWord(CLI::App &app, const std::string &name, Target &target,
             const std::map<std::string, T> &values, const std::string &text, bool required = false)
{
    const std::function<void(T)> take = [&target](T value) { target = value; };
    addTaken(app, name, takeWord(values, take), text + ": " + words(values), "WORD", required);
}

// For values that parse understands; likeness: what is wrong with others ("no time; 1.5ms is one").
template <class Parse, class Take>
TakeValue takeParsed(const Parse &parse, const std::string &likeness, const Take &take)
{
    return [parse, likeness, take](const std::string &text) -> std::string {
        const auto parsed = parse(text);
        if (!parsed)
            return "'" + text + "' is " + likeness;
        take(*parsed);
        return {};
    };
}

} // namespace v8scope
