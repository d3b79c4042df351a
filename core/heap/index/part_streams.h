// SPDX-License-Identifier: GPL-3.0-or-later
// Writing and reading the small parts of an index by one description of each: a function template
// that names its fields and what must hold between them. One thread.
#pragma once

#include "core/base/byte_stream.h"
#include "core/base/ids.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace v8scope {

class PartWriter {
public:
    template <class... Values>
    void operator()(const Values &...values)
    {
        (put(values), ...);
    }
    // How many, then each. bytesEach: what one takes at least.
    template <class T, class Each>
    void list(const std::vector<T> &items, std::size_t /*bytesEach*/, const Each &each)
    {
        m_out.count(items.size());
        for (const T &item : items)
            each(item);
    }
    template <class T, class Each>
    void optional(const std::optional<T> &item, const Each &each)
    {
        put(item.has_value());
        if (item)
            each(*item);
    }
    // What is written was made here.
    void require(bool /*holds*/) {}

    [[nodiscard]] ByteWriter &bytes() { return m_out; }

private:
    template <class T>
    void put(const T &value)
    {
        if constexpr (std::is_same_v<T, bool> || std::is_enum_v<T>)
            m_out.number(static_cast<std::uint8_t>(value));
        else
            m_out.number(value);
    }
    template <class Tag>
    void put(const Id<Tag> &id)
    {
        m_out.number(id.value);
    }
    void put(const std::string &text) { m_out.text(text); }

    ByteWriter m_out;
};

// Trusts nothing: what does not hold makes the reader fail for good.
class PartReader {
public:
    explicit PartReader(std::string_view bytes) : m_in(bytes) {}

    template <class... Values>
    void operator()(Values &...values)
    {
        (get(values), ...);
    }
    template <class T, class Each>
    void list(std::vector<T> &items, std::size_t bytesEach, const Each &each)
    {
        items.resize(m_in.count(bytesEach));
        for (T &item : items) {
            if (m_in.hasFailed())
                return;
            each(item);
        }
    }
    template <class T, class Each>
    void optional(std::optional<T> &item, const Each &each)
    {
        if (m_in.number<std::uint8_t>() != 0)
            each(item.emplace());
    }
    void require(bool holds)
    {
        if (!holds)
            m_in.fail();
    }

    [[nodiscard]] ByteReader &bytes() { return m_in; }

private:
    template <class T>
    void get(T &value)
    {
        if constexpr (std::is_same_v<T, bool>)
            value = m_in.number<std::uint8_t>() != 0;
        else if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(m_in.number<std::uint8_t>());
        else
            value = m_in.number<T>();
    }
    template <class Tag>
    void get(Id<Tag> &id)
    {
        id = Id<Tag>(m_in.number<std::uint32_t>());
    }
    void get(std::string &text) { text = std::string(m_in.text()); }

    ByteReader m_in;
};

} // namespace v8scope
