// SPDX-License-Identifier: GPL-3.0-or-later
// Units as types: a length of time is not a point in time, and neither is a number of bytes.
#pragma once

#include <compare>
#include <cstdint>

namespace v8scope {

// A length of time in nanoseconds; may be negative.
struct Duration {
    std::int64_t ns = 0;

    constexpr Duration() = default;
    constexpr explicit Duration(std::int64_t nanoseconds) : ns(nanoseconds) {}
    [[nodiscard]] static constexpr Duration fromUs(std::int64_t us) { return Duration(us * 1000); }
    [[nodiscard]] constexpr double us() const { return static_cast<double>(ns) / 1e3; }
    constexpr auto operator<=>(const Duration &) const = default;
    constexpr Duration operator+(Duration o) const { return Duration(ns + o.ns); }
    constexpr Duration operator-(Duration o) const { return Duration(ns - o.ns); }
};

// A point in time, in nanoseconds since the start of the artifact it belongs to.
struct TimePoint {
    std::int64_t ns = 0;

    constexpr TimePoint() = default;
    constexpr explicit TimePoint(std::int64_t nanoseconds) : ns(nanoseconds) {}
    constexpr auto operator<=>(const TimePoint &) const = default;
    constexpr Duration operator-(TimePoint o) const { return Duration(ns - o.ns); }
    constexpr TimePoint operator+(Duration d) const { return TimePoint(ns + d.ns); }
};

// A half-open range of time [begin, end).
struct TimeRange {
    TimePoint begin;
    TimePoint end;

    [[nodiscard]] constexpr Duration length() const { return end - begin; }
    constexpr bool operator==(const TimeRange &) const = default;
};

// A number of bytes.
struct Bytes {
    std::uint64_t count = 0;

    constexpr Bytes() = default;
    constexpr explicit Bytes(std::uint64_t n) : count(n) {}
    constexpr auto operator<=>(const Bytes &) const = default;
};

} // namespace v8scope
