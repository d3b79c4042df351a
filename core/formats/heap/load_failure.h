// SPDX-License-Identifier: GPL-3.0-or-later
// Why a heap snapshot does not load, where that is said more exactly than a JSON cursor can.
#pragma once

#include "core/base/load_error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace v8scope {

struct LoadFailure {
    std::string file;
    std::optional<LoadError> error;

    // Always false, for the caller to return.
    bool refuse(LoadErrorCode code, std::optional<std::uint64_t> offset, std::string path,
                std::string expected, std::string found)
    {
        error =
            LoadError{code, file, offset, std::move(path), std::move(expected), std::move(found)};
        return false;
    }
    // Something else than the end of the file.
    [[nodiscard]] bool isFinal() const { return error && error->code != LoadErrorCode::Truncated; }
};

} // namespace v8scope
