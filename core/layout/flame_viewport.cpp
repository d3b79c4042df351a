// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/flame_viewport.h"

#include <algorithm>
#include <cmath>

namespace v8scope {

FlameViewport::FlameViewport(std::int64_t axisBegin, std::int64_t axisEnd, int widthPx)
    : m_axisBegin(axisBegin),
      m_axisEnd(std::max(axisEnd, axisBegin + 1)),
      m_width(std::max(widthPx, 1))
{
    fit();
}

double FlameViewport::extent() const
{
    return static_cast<double>(m_axisEnd - m_axisBegin);
}

double FlameViewport::visibleSpan() const
{
    return static_cast<double>(m_width) / m_scale;
}

bool FlameViewport::isFit() const
{
    return m_scroll == 0 && m_scale * extent() <= static_cast<double>(m_width) + 0.5;
}

std::int64_t FlameViewport::toPosition(double px) const
{
    const double units = std::floor((px + static_cast<double>(m_scroll)) / m_scale);
    if (units <= 0.0)
        return m_axisBegin;
    if (units >= extent())
        return m_axisEnd;
    return m_axisBegin + static_cast<std::int64_t>(units);
}

std::int64_t FlameViewport::positionAtAbsolute(std::int64_t absolute) const
{
    const double units = std::ceil(static_cast<double>(absolute) / m_scale);
    if (units <= 0.0)
        return m_axisBegin;
    if (units >= extent())
        return m_axisEnd;
    std::int64_t position = m_axisBegin + static_cast<std::int64_t>(units);
    // The division rounds: the neighbours decide by the same product that drawing uses.
    while (position > m_axisBegin && absolutePixel(position - 1) >= static_cast<double>(absolute))
        --position;
    while (position < m_axisEnd && absolutePixel(position) < static_cast<double>(absolute))
        ++position;
    return position;
}

std::int64_t FlameViewport::visibleEnd() const
{
    const double units =
        std::ceil((static_cast<double>(m_width) + static_cast<double>(m_scroll)) / m_scale - 1e-9);
    return units >= extent() ? m_axisEnd : m_axisBegin + static_cast<std::int64_t>(units);
}

void FlameViewport::setScale(double scale)
{
    const double fitScale = static_cast<double>(m_width) / extent();
    const double closest =
        static_cast<double>(m_width) /
        std::min(extent(), static_cast<double>(std::max<std::int64_t>(m_minimumSpan, 1)));
    m_scale = std::clamp(scale, fitScale, std::max(fitScale, closest));
}

void FlameViewport::clampScroll()
{
    const auto pictureWidth = static_cast<std::int64_t>(std::ceil(extent() * m_scale - 1e-6));
    m_scroll =
        std::clamp<std::int64_t>(m_scroll, 0, std::max<std::int64_t>(0, pictureWidth - m_width));
}

void FlameViewport::setWidth(int widthPx)
{
    const int width = std::max(widthPx, 1);
    if (width == m_width)
        return;
    const double left = static_cast<double>(m_scroll) / m_scale;
    const double span = visibleSpan();
    m_width = width;
    setScale(static_cast<double>(m_width) / span);
    m_scroll = std::llround(left * m_scale);
    clampScroll();
}

void FlameViewport::fit()
{
    m_scale = static_cast<double>(m_width) / extent();
    m_scroll = 0;
}

void FlameViewport::show(std::int64_t begin, std::int64_t end)
{
    const std::int64_t first = std::clamp(begin, m_axisBegin, m_axisEnd);
    const std::int64_t last = std::clamp(end, first, m_axisEnd);
    const double wanted = std::max(1.0, static_cast<double>(last - first));
    setScale(static_cast<double>(m_width) / wanted);
    // Where the limits show more than was asked for, it stands in the middle.
    const double middle =
        static_cast<double>(first - m_axisBegin) + static_cast<double>(last - first) / 2;
    m_scroll = std::llround(middle * m_scale - static_cast<double>(m_width) / 2);
    clampScroll();
}

void FlameViewport::panPixels(std::int64_t px)
{
    m_scroll += px;
    clampScroll();
}

void FlameViewport::zoomAt(double px, double factor)
{
    const double units = (px + static_cast<double>(m_scroll)) / m_scale;
    setScale(m_scale * factor);
    m_scroll = std::llround(units * m_scale - px);
    clampScroll();
}

void FlameViewport::reveal(std::int64_t begin, std::int64_t end)
{
    const double left = toPixel(begin);
    const double right = toPixel(end);
    const auto width = static_cast<double>(m_width);
    const double seen = std::min(right, width) - std::max(left, 0.0);
    if (right - left > width && seen >= width / 2)
        return;
    if (right <= 0.0 || left < 0.0)
        panPixels(static_cast<std::int64_t>(std::floor(left)));
    else if (right > width)
        panPixels(static_cast<std::int64_t>(std::ceil(std::min(right - width, left))));
}

void FlameViewport::setMinimumSpan(std::int64_t span)
{
    m_minimumSpan = std::max<std::int64_t>(span, 1);
    setScale(m_scale);
    clampScroll();
}

} // namespace v8scope
