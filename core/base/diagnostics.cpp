// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostics.h"

#include <utility>

namespace v8scope {

void Diagnostics::add(Diagnostic diagnostic)
{
    // Kinds of damage are few (the message is a constant per rule), so a linear search is enough.
    for (Diagnostic &known : m_all) {
        if (known.message == diagnostic.message && known.severity == diagnostic.severity) {
            known.count += diagnostic.count;
            return;
        }
    }
    m_all.push_back(std::move(diagnostic));
}

void Diagnostics::warn(std::string message, std::optional<std::uint64_t> byteOffset,
                       std::string jsonPath)
{
    add({Severity::Warning, std::move(message), byteOffset, std::move(jsonPath), 1});
}

void Diagnostics::info(std::string message)
{
    add({Severity::Info, std::move(message), {}, {}, 1});
}

} // namespace v8scope
