// SPDX-License-Identifier: GPL-3.0-or-later
// A regular file mapped into memory, with zero bytes behind it and safe against shrinking
// (fault_guard.h). Immutable; any thread reads.
#pragma once

#include "core/base/fault_guard.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace v8scope {

class MappedFile {
public:
    // Null if it cannot be mapped: then it must be read.
    [[nodiscard]] static std::unique_ptr<MappedFile> map(int descriptor, std::size_t bytes);
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view text() const { return {m_address, m_bytes}; }
    void prefetch(std::size_t begin, std::size_t end) const;
    // Gives the whole pages within these bytes back; read again, they come from the file again.
    void discard(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool hasShrunk() const { return m_tailMissing || m_guard->hasFaulted(); }

private:
    MappedFile(char *address, std::size_t bytes, std::size_t reserved, std::size_t wholePages);

    char *m_address;
    std::size_t m_bytes;
    std::size_t m_reserved;
    std::size_t m_wholePages; // bytes that are mapped; the rest is a copy
    bool m_tailMissing = false;
    std::optional<FaultGuard> m_guard; // ends before the memory is unmapped
};

} // namespace v8scope
