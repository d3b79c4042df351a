// SPDX-License-Identifier: GPL-3.0-or-later
// What flame chart and flame graph have in common: a flame widget on a session, laid out in the
// background when it is seen and out of date, selection and hover both ways. GUI thread.
#pragma once

#include "core/layout/flame_rows.h"
#include "views/profile/profile_flame_source.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

class QVBoxLayout;

namespace v8scope {

class ActionRegistry;
class ColorLegend;
class FlameWidget;
class ProfileSession;

class FlameView : public QWidget {
    Q_OBJECT
public:
    [[nodiscard]] FlameWidget &flame() const { return *m_flame; }
    void setColorMode(ColorMode mode);
    // Makes the session's selection seen: selects the box of its node (or of the heaviest call of
    // its function) and scrolls to it, as soon as there is a layout.
    void revealSelection();
    // The layout of the session's view is shown, not one that is out of date.
    [[nodiscard]] bool isUpToDate() const;
    // Shows that part of the axis, now or as soon as there is a layout.
    void showVisibleRange(std::int64_t begin, std::int64_t end);

Q_SIGNALS:
    void resetRequested(); // Esc, and there was no zoom to reset

protected:
    using Rows = std::shared_ptr<const FlameRows>;
    using Layout = std::function<Result<Rows>(const ProfileView &, Progress &)>;

    FlameView(ProfileSession &session, const ActionRegistry &actions, QWidget *parent);

    [[nodiscard]] ProfileSession &session() const { return m_session; }
    // Puts the flame widget and the legend below what the subclass has added to column().
    void addFlame();
    [[nodiscard]] QVBoxLayout &column() const { return *m_column; }
    // How to lay out a view; called in another thread. Asked anew for each run.
    [[nodiscard]] virtual Layout layout() const = 0;
    // The layout changed its rules: what is shown is out of date.
    void invalidate();
    // Called after new rows are shown.
    virtual void rowsShown() {}

    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectFlame(const ActionRegistry &actions);
    void connectSession();
    void relayout();
    void showRows(std::shared_ptr<const ProfileView> view, const Rows &rows);
    void updateLegend();
    void selectInFlame();
    [[nodiscard]] std::uint32_t selectedNode() const;

    ProfileSession &m_session;
    QVBoxLayout *m_column;
    FlameWidget *m_flame;
    ColorLegend *m_legend;
    ColorMode m_colorMode = ColorMode::Category;
    std::shared_ptr<const ProfileView> m_shown; // nullptr: nothing yet, or out of date
    std::shared_ptr<const FlameRows> m_rows;
    bool m_isSelecting = false; // the session's selection is being set from here
    bool m_revealPending = false;
    std::optional<std::pair<std::int64_t, std::int64_t>> m_pendingRange;
};

} // namespace v8scope
