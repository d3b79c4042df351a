// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of an axis a flame picture shows: the mapping between positions (ns, bytes, weight)
// and pixels. The left edge is a whole pixel of an imaginary picture of the complete axis at this
// zoom ("absolute pixels"), so panning by a pixel shifts exactly the same picture. A value; no
// window needed.
#pragma once

#include <cstdint>

namespace v8scope {

class FlameViewport {
public:
    FlameViewport() = default;
    // The axis [begin, end); shows all of it.
    FlameViewport(std::int64_t axisBegin, std::int64_t axisEnd, int widthPx);

    [[nodiscard]] std::int64_t axisBegin() const { return m_axisBegin; }
    [[nodiscard]] std::int64_t axisEnd() const { return m_axisEnd; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] double pixelsPerUnit() const { return m_scale; }
    [[nodiscard]] std::int64_t scroll() const { return m_scroll; } // absolute pixel at x = 0

    // Absolute pixel of a position. Differences are taken in integers first, so that nanoseconds
    // survive on an axis of days.
    [[nodiscard]] double absolutePixel(std::int64_t position) const
    {
        return static_cast<double>(position - m_axisBegin) * m_scale;
    }
    [[nodiscard]] double toPixel(std::int64_t position) const
    {
        return absolutePixel(position) - static_cast<double>(m_scroll);
    }
    // The position under a pixel's left edge, rounded down; inside the axis.
    [[nodiscard]] std::int64_t toPosition(double px) const;
    // The first position that lies at or right of an absolute pixel.
    [[nodiscard]] std::int64_t positionAtAbsolute(std::int64_t absolute) const;

    [[nodiscard]] std::int64_t visibleBegin() const { return toPosition(0); }
    [[nodiscard]] std::int64_t visibleEnd() const;
    [[nodiscard]] double visibleSpan() const; // in units of the axis
    [[nodiscard]] bool isFit() const;         // shows the whole axis

    void setWidth(int widthPx); // keeps the visible range
    void fit();
    // Shows [begin, end) as exactly as the limits allow.
    void show(std::int64_t begin, std::int64_t end);
    void panPixels(std::int64_t px); // positive: towards the end of the axis
    // Zooms by factor (> 1: closer), the position under px stays there.
    void zoomAt(double px, double factor);
    // Pans as little as possible so that [begin, end) is visible. Of a wider one its begin, unless
    // it takes half of the width already.
    void reveal(std::int64_t begin, std::int64_t end);

    // The narrowest range that can be shown, in units (1,000 = a microsecond).
    void setMinimumSpan(std::int64_t span);
    [[nodiscard]] std::int64_t minimumSpan() const { return m_minimumSpan; }

    bool operator==(const FlameViewport &) const = default;

private:
    [[nodiscard]] double extent() const;
    void setScale(double scale);
    void clampScroll();

    std::int64_t m_axisBegin = 0;
    std::int64_t m_axisEnd = 1;
    std::int64_t m_minimumSpan = 1;
    std::int64_t m_scroll = 0;
    double m_scale = 1.0;
    int m_width = 1;
};

} // namespace v8scope
