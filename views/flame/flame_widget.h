// SPDX-License-Identifier: GPL-3.0-or-later
// A flame chart or flame graph: rows of boxes with zoom, pan, keyboard walking, range selection and
// time marks. Draws a FlameRows with a FlameSource and knows nothing of profiles or sessions.
// Raster only; the boxes are painted once into a picture, hover and selection over it. GUI thread.
#pragma once

#include "core/layout/flame_lod.h"
#include "core/layout/flame_rows.h"
#include "core/layout/flame_viewport.h"
#include "core/profile/call_tree.h"

#include <QAbstractScrollArea>
#include <QImage>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QPainter;

namespace v8scope {

class FlameSource;
class FlamePainter;
struct FlameGeometry;
struct RulerTick;

// One box on the screen; index is its place in the row.
struct FlameBoxRef {
    std::uint32_t row = 0;
    std::size_t index = 0;
    bool operator==(const FlameBoxRef &) const = default;
};

class FlameWidget : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class Orientation {
        Icicle, // root on top
        Flame,  // root at the bottom
    };
    enum class Axis {
        Position, // a chart: the ruler shows time (or bytes, samples) since the start
        Share,    // a graph: the ruler shows per cent of the whole
    };
    enum class WheelMode {
        Scroll, // wheel scrolls, Shift+wheel pans, Ctrl+wheel zooms
        Zoom,   // "classic": wheel zooms, Shift+wheel scrolls, Ctrl+wheel zooms
    };
    static constexpr std::uint32_t kNoNode = 0xFFFFFFFFu;

    explicit FlameWidget(QWidget *parent = nullptr);
    ~FlameWidget() override;

    // Rows and source belong together; both are kept until the next call. The visible range is kept
    // if the axis is the same, else everything is shown. Either may be nullptr: empty.
    void setContent(std::shared_ptr<const FlameRows> rows,
                    std::shared_ptr<const FlameSource> source);
    [[nodiscard]] const FlameRows *rows() const { return m_rows.get(); }
    void setOrientation(Orientation orientation);
    [[nodiscard]] Orientation orientation() const { return m_orientation; }
    void setAxis(Axis axis, WeightUnit unit);
    void setWheelMode(WheelMode mode) { m_wheelMode = mode; }
    // What stands there when there are no boxes.
    void setEmptyText(const QString &text);

    // The source answers differently from now on: colours, names, search / marks only.
    void refreshColors();
    void refreshMarks();

    // The visible part of the axis.
    [[nodiscard]] std::int64_t visibleBegin() const { return m_view.visibleBegin(); }
    [[nodiscard]] std::int64_t visibleEnd() const { return m_view.visibleEnd(); }
    [[nodiscard]] const FlameViewport &flameViewport() const { return m_view; }
    void showRange(std::int64_t begin, std::int64_t end);
    void fit();
    // Zooms so that the widest box of a node fills the width.
    void zoomToNode(std::uint32_t node);

    // The selected box's node, kNoNode if there is none.
    [[nodiscard]] std::uint32_t selectedNode() const;
    // Selects a box of the node (a visible one if there is), without moving the picture and without
    // a signal. kNoNode selects nothing.
    void setSelectedNode(std::uint32_t node);
    // Selects the node's box that holds a position of the axis, if there is one; no signal.
    void selectBoxAt(std::uint32_t node, std::int64_t position);
    // Scrolls and pans as little as needed so that the selected box can be seen.
    void revealSelection();
    // Selects and reveals the next box that the source calls a match; false if there is none.
    bool selectNextMatch(bool forward);

    // The drawn range (Shift+drag), or one set by the owner.
    [[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> selectedRange() const
    {
        return m_range;
    }
    void setSelectedRange(std::optional<std::pair<std::int64_t, std::int64_t>> range);
    [[nodiscard]] const std::vector<std::int64_t> &timeMarks() const { return m_marks; }

    // The node under a point of viewport(), kNoNode if there is none: of a merged run, the widest
    // box. O(log rectangles) once the picture is there.
    [[nodiscard]] std::uint32_t nodeAt(const QPoint &pos);
    [[nodiscard]] QString accessibleText() const; // the focused box in words
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void nodeHovered(std::uint32_t node);   // kNoNode when the mouse leaves the boxes
    void nodeSelected(std::uint32_t node);  // by the user; kNoNode: a click beside the boxes
    void nodeActivated(std::uint32_t node); // double click or Enter; the widget zooms to it itself
    void contextMenuRequested(std::uint32_t node, const QPoint &globalPos);
    void rangeSelected(std::int64_t begin, std::int64_t end); // Shift+drag finished
    void rangeCleared();
    void visibleRangeChanged(std::int64_t begin, std::int64_t end);
    void resetRequested(); // Esc, and there was no zoom and no range to reset

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    friend class FlameExporter; // flame_picture.cpp: the same picture in another size

    enum class DragMode { None, Pending, Pan, Range };
    // What the mouse is doing; positions in viewport() coordinates.
    struct Drag {
        DragMode mode = DragMode::None;
        QPoint start;
        QPoint last;
        std::int64_t anchor = 0; // position on the axis where a range began
    };

    // Geometry. Boxes live in device pixels, so that their edges are sharp at any scale.
    [[nodiscard]] FlameGeometry boxGeometry() const;
    [[nodiscard]] FlameGeometry geometryOf(const QSize &logicalSize, double scale) const;
    [[nodiscard]] std::vector<RulerTick> ticksFor(const FlameViewport &view, double scale) const;
    [[nodiscard]] int rulerHeight() const;
    [[nodiscard]] std::int64_t positionAt(int logicalX) const;
    [[nodiscard]] const FlameRect *rectAt(const QPoint &pos);
    [[nodiscard]] std::optional<FlameBoxRef> boxRefAt(const QPoint &pos);
    [[nodiscard]] std::optional<FlameBoxRef> boxOfNode(std::uint32_t node) const;
    [[nodiscard]] QRect boxRect(const FlameBoxRef &ref) const;
    [[nodiscard]] const FlameBox &box(const FlameBoxRef &ref) const;
    void updateScrollBar();
    void viewChanged();
    void invalidatePicture();
    void ensurePicture();

    // Painting over the picture.
    void paintOverlays(QPainter &painter);
    void paintRange(QPainter &painter) const;
    void paintTimeMarks(QPainter &painter) const;
    [[nodiscard]] QString rangeText(const std::pair<std::int64_t, std::int64_t> &range) const;
    [[nodiscard]] QString timeMarkText(std::int64_t mark) const;
    [[nodiscard]] QRectF timeMarkLabel(std::int64_t mark) const;
    void paintOutline(QPainter &painter, const FlameBoxRef &ref, const QColor &color,
                      int width) const;

    // Input.
    bool handleNavigationKey(QKeyEvent *event);
    bool handleWalkKey(QKeyEvent *event);
    void handleEscape();
    [[nodiscard]] double zoomAnchor() const;
    void panBy(double logicalPx);
    void scrollRows(int logicalPx);
    void zoomBy(double logicalX, double factor);
    void zoomToBox(const FlameBoxRef &ref);
    void moveSelection(const FlameBoxRef &ref, bool extendRange);
    [[nodiscard]] std::optional<FlameBoxRef> parentOf(const FlameBoxRef &ref) const;
    [[nodiscard]] std::optional<FlameBoxRef> widestChildOf(const FlameBoxRef &ref) const;
    [[nodiscard]] std::optional<FlameBoxRef> firstVisibleBox() const;
    [[nodiscard]] FlameBoxRef neighbourInReadingOrder(const FlameBoxRef &ref, bool forward) const;
    void setCurrent(std::optional<FlameBoxRef> ref);
    void setHovered(std::optional<FlameBoxRef> ref);
    void toggleTimeMark();
    [[nodiscard]] std::optional<std::size_t> timeMarkAt(const QPoint &pos) const;
    void showToolTip(const QPoint &pos, const QPoint &globalPos);
    void finishRangeDrag();

    std::shared_ptr<const FlameRows> m_rows;
    std::shared_ptr<const FlameSource> m_source;
    std::unique_ptr<FlamePainter> m_painter;
    FlameViewport m_view; // in device pixels
    Orientation m_orientation = Orientation::Icicle;
    Axis m_axis = Axis::Position;
    WeightUnit m_unit = WeightUnit::Nanoseconds;
    WheelMode m_wheelMode = WheelMode::Scroll;
    QString m_emptyText;

    QImage m_picture;                                       // boxes and labels of what is visible
    std::vector<FlameRect> m_rects;                         // what the picture shows
    std::pair<std::int64_t, std::int64_t> m_reported{0, 0}; // by visibleRangeChanged
    bool m_pictureValid = false;

    std::optional<FlameBoxRef> m_current;
    std::optional<FlameBoxRef> m_hovered;
    std::optional<std::pair<std::int64_t, std::int64_t>> m_range;
    std::pair<std::int64_t, std::int64_t> m_rangeAnchor{0, 0}; // the box where Shift+arrow began
    std::vector<std::int64_t> m_marks;
    Drag m_drag;
    QPoint m_mouse{-1, -1}; // last seen position, (-1, -1) outside
};

} // namespace v8scope
