// SPDX-License-Identifier: GPL-3.0-or-later
// Typed 32-bit indices: a NodeId cannot be passed where a FunctionId is meant.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace v8scope {

// An index into one of a model's columns. Default is "none". Free to copy; thread-safe as a value.
template <class Tag>
struct Id {
    static constexpr std::uint32_t kNoneValue = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t value = kNoneValue;

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t v) : value(v) {}

    [[nodiscard]] constexpr bool isValid() const { return value != kNoneValue; }
    constexpr auto operator<=>(const Id &) const = default;
};

struct StringTag;
struct NodeTag;
struct FunctionTag;
using StringId = Id<StringTag>;     // into a StringPool
using NodeId = Id<NodeTag>;         // into a call tree
using FunctionId = Id<FunctionTag>; // into a FunctionTable

} // namespace v8scope

template <class Tag>
struct std::hash<v8scope::Id<Tag>> {
    std::size_t operator()(v8scope::Id<Tag> id) const noexcept
    {
        return id.value * 0x9E3779B97F4A7C15ull >> 7;
    }
};
