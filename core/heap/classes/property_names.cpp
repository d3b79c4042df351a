// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/classes/property_names.h"

#include "core/heap/classes/node_names.h"

namespace v8scope {

std::uint32_t PropertyNames::numberOf(std::uint32_t string)
{
    std::uint32_t &known = m_numberOf.mutableData()[string];
    if (known == 0) {
        const auto next = static_cast<std::uint32_t>(m_names.size());
        const auto [at, isNew] = m_byText.try_emplace(m_strings.text(string), next);
        if (isNew)
            m_names.push_back({&at->first, utf16Length(shownProperty(at->first))});
        known = at->second + 1;
    }
    return known - 1;
}

} // namespace v8scope
