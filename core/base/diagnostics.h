// SPDX-License-Identifier: GPL-3.0-or-later
// What was wrong with a file that could be read all the same. Shown to the user, never swallowed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace v8scope {

enum class Severity { Info, Warning };

struct Diagnostic {
    Severity severity = Severity::Warning;
    std::string message; // a whole sentence: what was found and what was done about it
    std::optional<std::uint64_t> byteOffset; // of the first occurrence
    std::string jsonPath;                    // of the first occurrence
    std::uint64_t count = 1;                 // how often
};

// Collects diagnostics; equal messages are counted, not repeated. Not thread-safe.
class Diagnostics {
public:
    void add(Diagnostic diagnostic);
    void warn(std::string message, std::optional<std::uint64_t> byteOffset = {},
              std::string jsonPath = {});
    void info(std::string message);

    [[nodiscard]] const std::vector<Diagnostic> &all() const { return m_all; }
    [[nodiscard]] bool isEmpty() const { return m_all.empty(); }

private:
    std::vector<Diagnostic> m_all;
};

} // namespace v8scope
