// SPDX-License-Identifier: GPL-3.0-or-later
// Why a file could not be read: the kind of fault, where in the file, what was expected, what stood
// there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace v8scope {

enum class LoadErrorCode {
    FileNotFound,
    PermissionDenied,
    ReadFailed, // the system could not read on, or the file shrank while it was read
    Empty,
    NotJson,
    UnknownFormat,     // readable, but no loader knows it
    UnsupportedFormat, // known, and said what it is, but this program does not read it
    Truncated,
    Syntax,
    WrongType,
    MissingField,
    OutOfRange,
    InvalidStructure, // the parts are well-formed but do not fit together (cycles, two roots …)
    TooLarge,         // more than a ceiling or than this machine's memory
    Cancelled,
};

struct LoadError {
    LoadErrorCode code = LoadErrorCode::Syntax;
    std::string file;                        // as the user named it; may be empty
    std::optional<std::uint64_t> byteOffset; // in the decompressed text
    std::string jsonPath;                    // "nodes[1204].callFrame"; empty = top
    std::string expected;                    // "a number"; a noun phrase
    std::string found;                       // "the string \"x\""; may be empty

    // One sentence for people: file, place, expectation, finding. Not localised.
    [[nodiscard]] std::string message() const;
};

} // namespace v8scope
