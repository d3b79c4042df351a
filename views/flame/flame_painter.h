// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the boxes, labels and ruler of a flame picture: into an image by scan lines for the
// screen, through a QPainter for SVG. Knows no widget, so that a picture can be made without one.
#pragma once

#include "core/layout/flame_lod.h"
#include "core/layout/flame_rows.h"
#include "core/layout/flame_viewport.h"
#include "views/common/theme.h"
#include "views/flame/flame_labels.h"
#include "views/flame/flame_match_index.h"
#include "views/flame/flame_ruler.h"

#include <QHash>
#include <QImage>
#include <QRect>

#include <cstdint>
#include <optional>
#include <vector>

class QPainter;

namespace v8scope {

class FlameSource;

// Where rows stand. Everything in device pixels.
struct FlameGeometry {
    double scale = 1.0; // device pixels of a logical pixel
    int width = 0;
    int height = 0;
    int top = 0; // boxes begin below the ruler
    int rowHeight = 1;
    int scrollY = 0; // 0: row 0 (icicle) or the deepest row (flame) is at the top
    std::uint32_t rowCount = 0;
    bool rootAtBottom = false;

    [[nodiscard]] int contentHeight() const { return rowHeight * static_cast<int>(rowCount); }
    [[nodiscard]] int rowTop(std::uint32_t row) const;
    [[nodiscard]] std::optional<std::uint32_t> rowAt(int y) const;
    // Rows that can be seen, [first, second).
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> visibleRows() const;
};

class FlamePainter {
public:
    FlamePainter(const QFont &font, const QPalette &palette);

    struct Scene {
        const FlameRows &rows;
        const FlameSource &source;
        const FlameViewport &view;
        const FlameGeometry &geometry;
        const std::vector<RulerTick> &ticks;
    };

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] FlameLabels &labels() { return m_labels; }
    [[nodiscard]] int logicalRowHeight() const;
    [[nodiscard]] int logicalRulerHeight() const;

    // Fills rects with what is visible.
    static void collect(const Scene &scene, std::vector<FlameRect> &rects);
    // image: geometry's size, Format_RGB32.
    void paint(QImage &image, const Scene &scene, const std::vector<FlameRect> &rects);
    // The same to any painter, in logical pixels; for vector output.
    void paint(QPainter &painter, const Scene &scene, const std::vector<FlameRect> &rects);

    // The source's search has changed.
    void forgetMatches() { m_matches.clear(); }

private:
    struct Fill {
        QRgb color = 0;
        bool dimmed = false;
    };

    [[nodiscard]] Fill fillOf(const Scene &scene, const FlameRect &rect);
    [[nodiscard]] QRgb textColorOn(QRgb fill);
    [[nodiscard]] QRgb dimmedColor(QRgb fill);
    void fillRow(QImage &image, const Scene &scene, const std::vector<QRgb> &line,
                 std::uint32_t row, std::vector<bool> &drawn) const;
    [[nodiscard]] std::vector<QRgb> emptyLine(const Scene &scene) const;
    template <class DrawText>
    void paintLabels(QPainter &painter, const Scene &scene, const std::vector<FlameRect> &rects,
                     const DrawText &drawText);
    void paintHotMarks(QPainter &painter, const Scene &scene,
                       const std::vector<FlameRect> &rects) const;
    void paintRuler(QPainter &painter, const Scene &scene) const;

    Theme m_theme;
    QPalette m_palette;
    QRgb m_base;
    FlameLabels m_labels;
    FlameMatchIndex m_matches;
    QHash<QRgb, QRgb> m_textColor;
    QHash<QRgb, QRgb> m_dimmed;
};

} // namespace v8scope
