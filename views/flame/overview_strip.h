// SPDX-License-Identifier: GPL-3.0-or-later
// The strip above a flame chart: processor activity over the whole time, stacked by category, and a
// brush that shows and moves the part the chart shows. Idle is empty. GUI thread.
#pragma once

#include "core/layout/activity_strip.h"
#include "core/profile/call_tree.h"

#include <QImage>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace v8scope {

class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    using Range = std::pair<std::int64_t, std::int64_t>;

    explicit OverviewStrip(QWidget *parent = nullptr);

    // nullptr: empty. Shows everything until setVisibleRange().
    void setActivity(std::shared_ptr<const ActivityStrip> activity, WeightUnit unit);
    // The brush; no signal.
    void setVisibleRange(std::int64_t begin, std::int64_t end);
    [[nodiscard]] Range visibleRange() const { return m_visible; }
    // A range that all views are restricted to, marked below the brush.
    void setCommittedRange(std::optional<Range> range);

    [[nodiscard]] QString accessibleText() const; // the brush in words
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void visibleRangeChanged(std::int64_t begin, std::int64_t end); // by the user

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    enum class Grip { None, Left, Right, Inside, New };

    [[nodiscard]] std::int64_t axisBegin() const { return m_activity ? m_activity->begin : 0; }
    [[nodiscard]] std::int64_t axisEnd() const { return m_activity ? m_activity->end : 0; }
    [[nodiscard]] bool isEmpty() const { return axisEnd() <= axisBegin(); }
    [[nodiscard]] double toPixel(std::int64_t position) const;
    [[nodiscard]] std::int64_t toPosition(double px) const;
    [[nodiscard]] QRect plotRect() const;
    [[nodiscard]] Grip gripAt(const QPoint &pos) const;
    [[nodiscard]] std::int64_t minimumSpan() const;
    void dragTo(int x);
    void change(std::int64_t begin, std::int64_t end);
    void zoomBrush(std::int64_t around, double factor);
    void updateCursor(Grip grip);
    void ensurePicture();
    void paintBrush(QPainter &painter) const;
    void paintScale(QPainter &painter) const;

    std::shared_ptr<const ActivityStrip> m_activity;
    WeightUnit m_unit = WeightUnit::Nanoseconds;
    Range m_visible{0, 0};
    std::optional<Range> m_committed;
    QImage m_picture;
    Grip m_grip = Grip::None;
    std::int64_t m_dragAnchor = 0; // position where the drag began
    Range m_dragRange{0, 0};       // the brush when it began
};

} // namespace v8scope
