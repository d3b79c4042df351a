// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_painter.h"

#include "views/flame/flame_source.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace v8scope {

namespace {

constexpr int kMinLabelPx = 24; // logical; below, a label is a letter and dots
constexpr int kLabelPadding = 4;
constexpr int kRowPadding = 2;
constexpr int kHotMarkPx = 2;      // logical; below the text, so that it hides no descender
constexpr int kMinHotPx = 12;      // logical; below, marks are confetti
constexpr int kSoftEdgePx = 8;     // device; narrower boxes have a softer line between them
constexpr float kFaintest = 0.35f; // of a run that is mostly gaps: it must still be seen

QRgb mixed(QRgb from, QRgb to, float amount)
{
    const auto channel = [amount](int a, int b) {
        return a + static_cast<int>(static_cast<float>(b - a) * amount);
    };
    return qRgb(channel(qRed(from), qRed(to)), channel(qGreen(from), qGreen(to)),
                channel(qBlue(from), qBlue(to)));
}

// Boxes keep a line of background between them, so that equal neighbours can be told apart.
int drawnWidth(const FlameRect &rect)
{
    return rect.count == 1 && rect.width > kFlameMergePx ? rect.width - 1 : rect.width;
}

} // namespace

int FlameGeometry::rowTop(std::uint32_t row) const
{
    if (!rootAtBottom)
        return top + static_cast<int>(row) * rowHeight - scrollY;
    const int slack = std::max(0, height - top - contentHeight());
    return top + slack + static_cast<int>(rowCount - 1 - row) * rowHeight - scrollY;
}

std::optional<std::uint32_t> FlameGeometry::rowAt(int y) const
{
    if (y < top || y >= height || rowCount == 0)
        return std::nullopt;
    const int slack = rootAtBottom ? std::max(0, height - top - contentHeight()) : 0;
    const int offset = y - top - slack + scrollY;
    if (offset < 0 || offset >= contentHeight())
        return std::nullopt;
    const auto line = static_cast<std::uint32_t>(offset / rowHeight);
    return rootAtBottom ? rowCount - 1 - line : line;
}

std::pair<std::uint32_t, std::uint32_t> FlameGeometry::visibleRows() const
{
    if (rowCount == 0 || height <= top)
        return {0, 0};
    const int lines = (height - top) / rowHeight + 2;
    const auto first =
        static_cast<std::uint32_t>(std::clamp(scrollY / rowHeight, 0, static_cast<int>(rowCount)));
    const auto last = std::min(rowCount, first + static_cast<std::uint32_t>(lines));
    if (rootAtBottom)
        return {rowCount - last, rowCount - first};
    return {first, last};
}

FlamePainter::FlamePainter(const QFont &font, const QPalette &palette)
    : m_theme(Theme::of(palette)),
      m_palette(palette),
      m_base(palette.color(QPalette::Base).rgb()),
      m_labels(font)
{}

int FlamePainter::logicalRowHeight() const
{
    return QFontMetrics(m_labels.font()).height() + 2 * kRowPadding + kHotMarkPx;
}

int FlamePainter::logicalRulerHeight() const
{
    return QFontMetrics(m_labels.font()).height() + 8;
}

void FlamePainter::collect(const Scene &scene, std::vector<FlameRect> &rects)
{
    rects.clear();
    const auto [first, last] = scene.geometry.visibleRows();
    const int mergePx = std::max(
        kFlameMergePx, static_cast<int>(std::lround(kFlameMergePx * scene.geometry.scale)));
    collectFlameRects(scene.rows, scene.view, first, last, rects, mergePx);
}

QRgb FlamePainter::dimmedColor(QRgb fill)
{
    const auto it = m_dimmed.constFind(fill);
    if (it != m_dimmed.constEnd())
        return it.value();
    return m_dimmed.insert(fill, m_theme.dimmed(QColor(fill)).rgb()).value();
}

QRgb FlamePainter::textColorOn(QRgb fill)
{
    const auto it = m_textColor.constFind(fill);
    if (it != m_textColor.constEnd())
        return it.value();
    return m_textColor.insert(fill, m_theme.textOn(QColor(fill)).rgb()).value();
}

FlamePainter::Fill FlamePainter::fillOf(const Scene &scene, const FlameRect &rect)
{
    Fill fill{scene.source.color(rect.node).rgb(), false};
    FlameMatch match = scene.source.match(rect.node);
    if (match == FlameMatch::Dimmed && rect.count > 1 &&
        m_matches.anyMatch(scene.rows, scene.source, rect.row, rect.first,
                           std::size_t{rect.first} + rect.count))
        match = FlameMatch::Match;
    if (match == FlameMatch::Match) {
        fill.color = m_theme.searchMatch().rgb();
    } else if (match == FlameMatch::Dimmed) {
        fill.color = dimmedColor(fill.color);
        fill.dimmed = true;
    }
    if (rect.density < 0.999f)
        fill.color = mixed(m_base, fill.color, std::max(rect.density, kFaintest));
    return fill;
}

std::vector<QRgb> FlamePainter::emptyLine(const Scene &scene) const
{
    std::vector<QRgb> line(static_cast<std::size_t>(scene.geometry.width), m_base);
    for (const RulerTick &tick : scene.ticks) {
        const double x = scene.view.toPixel(tick.position);
        if (x >= 0 && x < scene.geometry.width)
            line[static_cast<std::size_t>(x)] = m_theme.gridLine().rgb();
    }
    return line;
}

void FlamePainter::fillRow(QImage &image, const Scene &scene, const std::vector<QRgb> &line,
                           std::uint32_t row, std::vector<bool> &drawn) const
{
    const int rowTop = scene.geometry.rowTop(row);
    const int first = std::max(rowTop, scene.geometry.top);
    const int last = std::min(rowTop + scene.geometry.rowHeight - 1, scene.geometry.height);
    for (int y = first; y < last; ++y) {
        std::memcpy(image.scanLine(y), line.data(), line.size() * sizeof(QRgb));
        drawn[static_cast<std::size_t>(y)] = true;
    }
}

void FlamePainter::paint(QImage &image, const Scene &scene, const std::vector<FlameRect> &rects)
{
    const std::vector<QRgb> empty = emptyLine(scene);
    std::vector<bool> drawn(static_cast<std::size_t>(scene.geometry.height), false);
    std::vector<QRgb> line = empty;
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const FlameRect &rect = rects[i];
        const int x0 = std::clamp(rect.x, 0, scene.geometry.width);
        const int x1 = std::clamp(rect.x + drawnWidth(rect), x0, scene.geometry.width);
        const QRgb color = fillOf(scene, rect).color;
        std::fill(line.begin() + x0, line.begin() + x1, color);
        if (rect.width < kSoftEdgePx && x1 < x0 + rect.width && x1 < scene.geometry.width)
            line[static_cast<std::size_t>(x1)] = mixed(color, m_base, 0.5f);
        if (i + 1 == rects.size() || rects[i + 1].row != rect.row) {
            fillRow(image, scene, line, rect.row, drawn);
            line = empty;
        }
    }
    for (int y = 0; y < scene.geometry.height; ++y) {
        if (!drawn[static_cast<std::size_t>(y)])
            std::memcpy(image.scanLine(y), empty.data(), empty.size() * sizeof(QRgb));
    }

    image.setDevicePixelRatio(scene.geometry.scale);
    QPainter painter(&image);
    paintHotMarks(painter, scene, rects);
    paintLabels(painter, scene, rects,
                [&](const QPointF &baseline, const QString &text, double width) {
                    m_labels.draw(painter, baseline, text, width);
                });
    paintRuler(painter, scene);
}

void FlamePainter::paint(QPainter &painter, const Scene &scene, const std::vector<FlameRect> &rects)
{
    const double scale = scene.geometry.scale;
    const QRectF area(0, 0, scene.geometry.width / scale, scene.geometry.height / scale);
    painter.fillRect(area, m_palette.color(QPalette::Base));
    painter.save();
    painter.setClipRect(area.adjusted(0, scene.geometry.top / scale, 0, 0));
    for (const FlameRect &rect : rects) {
        const QRectF box(rect.x / scale, scene.geometry.rowTop(rect.row) / scale,
                         drawnWidth(rect) / scale, (scene.geometry.rowHeight - 1) / scale);
        painter.fillRect(box, QColor(fillOf(scene, rect).color));
    }
    paintHotMarks(painter, scene, rects);
    paintLabels(painter, scene, rects,
                [&](const QPointF &baseline, const QString &text, double width) {
                    painter.drawText(baseline, m_labels.elided(text, width));
                });
    painter.restore();
    paintRuler(painter, scene);
}

template <class DrawText>
void FlamePainter::paintLabels(QPainter &painter, const Scene &scene,
                               const std::vector<FlameRect> &rects, const DrawText &drawText)
{
    const FlameGeometry &g = scene.geometry;
    const QFontMetrics metrics(m_labels.font());
    const double lineHeight = (g.rowHeight - 1) / g.scale - kHotMarkPx;
    const double ascent = (lineHeight - metrics.height()) / 2.0 + metrics.ascent();
    painter.setFont(m_labels.font());
    painter.save();
    painter.setClipRect(QRectF(0, g.top / g.scale, g.width / g.scale, (g.height - g.top) / g.scale),
                        Qt::IntersectClip);
    QRgb pen = 0;
    for (const FlameRect &rect : rects) {
        if (rect.count > 1 || rect.width < kMinLabelPx * g.scale)
            continue;
        const double left = std::max(rect.x, 0) / g.scale + kLabelPadding;
        const double right = std::min(rect.x + rect.width, g.width) / g.scale - kLabelPadding;
        if (right - left < kMinLabelPx - 2 * kLabelPadding)
            continue;
        const Fill fill = fillOf(scene, rect);
        const QRgb color = fill.dimmed ? m_theme.mutedText().rgb() : textColorOn(fill.color);
        if (color != pen) {
            painter.setPen(QColor(color));
            pen = color;
        }
        // Whole pixels: glyphs look alike in every box.
        drawText(QPointF(std::round(left), std::round(g.rowTop(rect.row) / g.scale + ascent)),
                 scene.source.name(rect.node), right - left);
    }
    painter.restore();
}

void FlamePainter::paintHotMarks(QPainter &painter, const Scene &scene,
                                 const std::vector<FlameRect> &rects) const
{
    const FlameGeometry &g = scene.geometry;
    for (const FlameRect &rect : rects) {
        if (rect.count > 1 || rect.width < kMinHotPx * g.scale || !scene.source.isHot(rect.node) ||
            scene.source.match(rect.node) == FlameMatch::Dimmed)
            continue;
        const double bottom = (g.rowTop(rect.row) + g.rowHeight - 1) / g.scale;
        if (bottom - kHotMarkPx < g.top / g.scale)
            continue;
        painter.fillRect(QRectF(std::max(rect.x, 0) / g.scale, bottom - kHotMarkPx,
                                (drawnWidth(rect) + std::min(rect.x, 0)) / g.scale, kHotMarkPx),
                         m_theme.hotMark());
    }
}

void FlamePainter::paintRuler(QPainter &painter, const Scene &scene) const
{
    const FlameGeometry &g = scene.geometry;
    const QFontMetrics metrics(m_labels.font());
    const QRectF area(0, 0, g.width / g.scale, g.top / g.scale);
    painter.fillRect(area, m_palette.color(QPalette::Window));
    painter.fillRect(QRectF(0, area.bottom() - 1, area.width(), 1), m_theme.gridLine());
    painter.setFont(m_labels.font());
    double free = 0.0; // labels never overlap
    for (const RulerTick &tick : scene.ticks) {
        const double x = std::floor(scene.view.toPixel(tick.position)) / g.scale;
        if (x < 0 || x >= area.width())
            continue;
        painter.fillRect(QRectF(x, area.bottom() - 6, 1, 6), m_theme.mutedText());
        const double textWidth = metrics.horizontalAdvance(tick.label);
        // The outermost label moves inside rather than being cut.
        const double at = std::min(x + 4, area.width() - textWidth - 2);
        if (at < free)
            continue;
        painter.setPen(m_palette.color(QPalette::WindowText));
        painter.drawText(QPointF(std::round(at), 3 + metrics.ascent()), tick.label);
        free = at + textWidth + 8;
    }
}

} // namespace v8scope
