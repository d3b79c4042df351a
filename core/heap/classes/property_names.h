// SPDX-License-Identifier: GPL-3.0-or-later
// Property names by their text: numbers that are equal for equal names, even if the file has a
// name twice. One thread.
#pragma once

#include "core/base/column.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace v8scope {

class PropertyNames {
public:
    explicit PropertyNames(const HeapSnapshot &snapshot)
        : m_strings(snapshot.strings), m_numberOf(snapshot.strings.count())
    {}

    // Decodes each string once.
    [[nodiscard]] std::uint32_t numberOf(std::uint32_t string);
    [[nodiscard]] const std::string &text(std::uint32_t number) const
    {
        return *m_names[number].text;
    }
    // UTF-16 units of the name as people see it (shownProperty).
    [[nodiscard]] std::size_t shownLength(std::uint32_t number) const
    {
        return m_names[number].shownLength;
    }

private:
    struct Name {
        const std::string *text;
        std::size_t shownLength;
    };

    const HeapStrings &m_strings;
    Column<std::uint32_t> m_numberOf; // 1 + number by string; 0 = not seen yet
    std::unordered_map<std::string, std::uint32_t> m_byText;
    std::vector<Name> m_names;
};

} // namespace v8scope
