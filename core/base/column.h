// SPDX-License-Identifier: GPL-3.0-or-later
// One column of a model: a plain array of numbers that is either its own memory, whose pages come
// only when they are touched, or a view into something else that is kept alive (a mapped index).
// Copies share the values. Fill it before it is shared; afterwards any thread may read it.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace v8scope {

// Zeroed pages straight from the system, given back by the owner's deleter. Throws std::bad_alloc.
[[nodiscard]] std::shared_ptr<void> allocatePages(std::size_t bytes);

template <class T>
class Column {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Column() = default;
    // All zero. Throws std::bad_alloc: whoever builds models turns that into
    // LoadErrorCode::TooLarge.
    explicit Column(std::size_t size)
    {
        if (size == 0)
            return;
        if (size > static_cast<std::size_t>(-1) / sizeof(T))
            throw std::bad_alloc();
        std::shared_ptr<void> pages = allocatePages(size * sizeof(T));
        m_data = static_cast<T *>(pages.get());
        m_size = size;
        m_owner = std::move(pages);
    }
    // A view of values, which live as long as owner does.
    Column(std::span<const T> values, std::shared_ptr<const void> owner)
        : m_view(values.data()), m_size(values.size()), m_owner(std::move(owner))
    {}

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] const T *data() const { return m_view ? m_view : m_data; }
    [[nodiscard]] const T &operator[](std::size_t i) const { return data()[i]; }
    [[nodiscard]] std::span<const T> span() const { return {data(), m_size}; }
    [[nodiscard]] const T *begin() const { return data(); }
    [[nodiscard]] const T *end() const { return data() + m_size; }

    // For whoever fills the column; null for views.
    [[nodiscard]] T *mutableData() { return m_data; }
    // Keeps only the first size values (the rest of the memory stays reserved but untouched).
    void truncate(std::size_t size) { m_size = size < m_size ? size : m_size; }

private:
    T *m_data = nullptr;
    const T *m_view = nullptr;
    std::size_t m_size = 0;
    std::shared_ptr<const void> m_owner;
};

} // namespace v8scope
