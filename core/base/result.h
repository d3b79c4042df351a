// SPDX-License-Identifier: GPL-3.0-or-later
// A value or the reason there is none. Shaped like std::expected, which C++20 does not have.
#pragma once

#include "core/base/load_error.h"

#include <cassert>
#include <utility>
#include <variant>

namespace v8scope {

template <class T, class E = LoadError>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    // Precondition: hasValue().
    [[nodiscard]] T &value() &
    {
        assert(hasValue());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] const T &value() const &
    {
        assert(hasValue());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &&value() &&
    {
        assert(hasValue());
        return std::move(*std::get_if<0>(&m_state));
    }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    // Precondition: !hasValue().
    [[nodiscard]] E &error()
    {
        assert(!hasValue());
        return *std::get_if<1>(&m_state);
    }
    [[nodiscard]] const E &error() const
    {
        assert(!hasValue());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, E> m_state;
};

} // namespace v8scope
