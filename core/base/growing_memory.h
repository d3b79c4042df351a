// SPDX-License-Identifier: GPL-3.0-or-later
// A byte store that grows by moving page tables instead of copying bytes (mremap), for input whose
// size is not known beforehand. What lies past size() is zero for at least ByteBuffer::kPadding
// bytes. One thread fills it.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace v8scope {

class GrowingMemory {
public:
    GrowingMemory() = default;
    GrowingMemory(GrowingMemory &&other) noexcept;
    GrowingMemory &operator=(GrowingMemory &&other) noexcept;
    ~GrowingMemory();

    // Makes room for at least bytes more and returns where they go, or says why there is no room:
    // refusing beats being killed for want of memory.
    [[nodiscard]] Result<char *> reserve(std::size_t bytes);
    // The first bytes of the reserved room are now filled.
    void commit(std::size_t bytes) { m_size += bytes; }

    // Clears what a decompressor may have left behind the last byte. Call once, at the end.
    void seal();

    // Gives the whole pages within these bytes back; they read as zeros afterwards.
    void discard(std::size_t begin, std::size_t end) const;

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::string_view text() const { return {m_data, m_size}; }

private:
    [[nodiscard]] std::optional<LoadError> checkMemory(std::size_t bytes);

    char *m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;  // mapped bytes, padding included
    std::size_t m_checkedTo = 0; // size up to which the machine's memory was found to suffice
};

// Memory that can be used now without swapping or killing, as the kernel estimates it; none if it
// does not say.
[[nodiscard]] std::optional<std::uint64_t> availableMemory();

} // namespace v8scope
