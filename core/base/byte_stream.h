// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and texts as a run of bytes and back, little-endian, for files of our own. The reader
// trusts nothing: whatever does not fit makes it fail for good, and it then gives zeros.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace v8scope {

class ByteWriter {
public:
    template <class T>
    void number(T value)
    {
        static_assert(std::is_integral_v<T>);
        const auto bits = static_cast<std::make_unsigned_t<T>>(value);
        char bytes[sizeof(T)];
        for (std::size_t i = 0; i < sizeof(T); ++i)
            bytes[i] = static_cast<char>(bits >> (8 * i));
        m_bytes.append(bytes, sizeof(T));
    }
    // How many follow.
    void count(std::size_t value) { number(static_cast<std::uint64_t>(value)); }
    void text(std::string_view value)
    {
        count(value.size());
        m_bytes.append(value);
    }
    void raw(std::string_view value) { m_bytes.append(value); }

    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}

    template <class T>
    [[nodiscard]] T number()
    {
        static_assert(std::is_integral_v<T>);
        using Bits = std::make_unsigned_t<T>;
        const std::string_view bytes = raw(sizeof(T));
        Bits bits = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bits = static_cast<Bits>(bits | static_cast<Bits>(static_cast<unsigned char>(bytes[i]))
                                                << (8 * i));
        return static_cast<T>(bits);
    }
    // How many follow, each of at least bytesEach: never more than there is room for, so that a lie
    // costs no memory.
    [[nodiscard]] std::size_t count(std::size_t bytesEach)
    {
        const auto value = number<std::uint64_t>();
        if (value > m_rest.size() / bytesEach) {
            fail();
            return 0;
        }
        return static_cast<std::size_t>(value);
    }
    [[nodiscard]] std::string_view text() { return raw(count(1)); }
    [[nodiscard]] std::string_view raw(std::size_t size)
    {
        if (size > m_rest.size()) {
            fail();
            return {};
        }
        const std::string_view bytes = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return bytes;
    }

    // Everything was read, and nothing was missing.
    [[nodiscard]] bool isDone() const { return !m_failed && m_rest.empty(); }
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    void fail()
    {
        m_failed = true;
        m_rest = {};
    }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

} // namespace v8scope
