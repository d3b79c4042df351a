// SPDX-License-Identifier: GPL-3.0-or-later
// Painting of an OverviewStrip: activity once into a picture, the brush over it.
#include "views/flame/overview_strip.h"

#include "views/common/theme.h"
#include "views/flame/flame_ruler.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace v8scope {

namespace {

constexpr double kTickDistance = 110.0; // logical pixels
constexpr int kHandleWidth = 5;

// From the bottom up. Idle is empty; what nobody can name comes last.
constexpr std::array<Category, 11> kStack = {
    Category::App,     Category::Dependency, Category::NodeCore,
    Category::Native,  Category::Wasm,       Category::RegExp,
    Category::Eval,    Category::Extension,  Category::GarbageCollector,
    Category::Program, Category::Unknown};

} // namespace

QRect OverviewStrip::plotRect() const
{
    const int scale = fontMetrics().height() + 2;
    return rect().adjusted(0, scale, 0, -1);
}

void OverviewStrip::ensurePicture()
{
    const double dpr = devicePixelRatioF();
    const QSize size = (QSizeF(plotRect().size()) * dpr).toSize();
    if (m_picture.size() == size || size.isEmpty())
        return;
    const Theme theme = Theme::of(palette());
    m_picture = QImage(size, QImage::Format_RGB32);
    m_picture.fill(palette().color(QPalette::Base));
    m_picture.setDevicePixelRatio(1.0);
    QPainter painter(&m_picture);
    const double perPixel = static_cast<double>(axisEnd() - axisBegin()) / size.width();
    for (int x = 0; x < size.width(); ++x) {
        const double from = static_cast<double>(axisBegin()) + x * perPixel;
        const ActivityStrip::Column column = m_activity->mean(from, from + perPixel);
        double height = 0.0;
        for (const Category category : kStack) {
            const auto share = static_cast<double>(column[static_cast<std::size_t>(category)]);
            const int bottom = size.height() - static_cast<int>(std::lround(height));
            height += share * size.height();
            const int top = size.height() - static_cast<int>(std::lround(height));
            if (top < bottom)
                painter.fillRect(x, top, 1, bottom - top, theme.category(category));
        }
    }
    painter.end();
    m_picture.setDevicePixelRatio(dpr);
}

void OverviewStrip::paintScale(QPainter &painter) const
{
    const Theme theme = Theme::of(palette());
    const QRect plot = plotRect();
    painter.fillRect(QRect(0, 0, width(), plot.top()), palette().color(QPalette::Window));
    double free = 0.0;
    for (const RulerTick &tick :
         positionTicks(axisBegin(), axisEnd(), width(), kTickDistance, m_unit)) {
        const double x = std::floor(toPixel(tick.position));
        const double textWidth = fontMetrics().horizontalAdvance(tick.label);
        const double at = std::min(x + 4, width() - textWidth - 2);
        painter.fillRect(QRectF(x, 0, 1, plot.top()), theme.gridLine());
        if (at < free)
            continue;
        painter.setPen(theme.mutedText());
        painter.drawText(QPointF(std::round(at), 1 + fontMetrics().ascent()), tick.label);
        free = at + textWidth + 8;
    }
}

void OverviewStrip::paintBrush(QPainter &painter) const
{
    const Theme theme = Theme::of(palette());
    const QRectF plot = plotRect();
    const double left = std::floor(toPixel(m_visible.first));
    const double right = std::max(left + 1, std::ceil(toPixel(m_visible.second)));
    // What is not visible below stands back.
    QColor veil = palette().color(QPalette::Window);
    veil.setAlpha(170);
    painter.fillRect(QRectF(0, plot.top(), left, plot.height()), veil);
    painter.fillRect(QRectF(right, plot.top(), width() - right, plot.height()), veil);
    if (m_committed) {
        const double x0 = toPixel(m_committed->first);
        const double x1 = toPixel(m_committed->second);
        painter.fillRect(QRectF(x0, plot.bottom() - 3, std::max(2.0, x1 - x0), 4), theme.hotMark());
    }
    const QColor edge = palette().color(QPalette::Highlight);
    painter.fillRect(QRectF(left, plot.top(), 1, plot.height()), edge);
    painter.fillRect(QRectF(right - 1, plot.top(), 1, plot.height()), edge);
    const double handle = std::min(plot.height(), 18.0);
    const double y = plot.center().y() - handle / 2;
    painter.fillRect(QRectF(std::max(0.0, left - 2), y, kHandleWidth, handle), edge);
    painter.fillRect(
        QRectF(std::min<double>(width(), right + 2) - kHandleWidth, y, kHandleWidth, handle), edge);
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!m_activity) {
        painter.setPen(theme.mutedText());
        painter.drawText(rect(), Qt::AlignCenter, tr("Computing…"));
    } else if (isEmpty() || m_activity->columns.empty()) {
        painter.setPen(theme.mutedText());
        painter.drawText(rect(), Qt::AlignCenter, tr("No samples over time"));
    } else {
        ensurePicture();
        painter.drawImage(plotRect().topLeft(), m_picture);
        paintScale(painter);
        paintBrush(painter);
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.gridLine());
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

} // namespace v8scope
