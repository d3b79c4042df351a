// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of a profile. Identity is (name, url, line, column): several script ids of one such
// place are one function. Positions are kept 0-based as V8 has them, -1 = unknown; people see them
// 1-based. Filled by a loader, then read by any thread.
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <vector>

namespace v8scope {

struct FunctionKey {
    StringId name; // empty = anonymous
    StringId url;  // empty = unknown or native
    std::int32_t line = -1;
    std::int32_t column = -1;

    bool operator==(const FunctionKey &) const = default;
};

class FunctionTable {
public:
    FunctionTable();

    // The id of key, added if new. Amortised O(1).
    FunctionId intern(const FunctionKey &key);
    // The id of key if it is there, else none.
    [[nodiscard]] FunctionId find(const FunctionKey &key) const;
    [[nodiscard]] const FunctionKey &key(FunctionId id) const { return m_keys[id.value]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_keys.size()); }

private:
    void grow();

    std::vector<FunctionKey> m_keys;
    std::vector<std::uint32_t> m_slots; // open addressing; index + 1, 0 = free
};

} // namespace v8scope
