// SPDX-License-Identifier: GPL-3.0-or-later
// The line below a flame picture that says what its colours mean, with the self share of each. GUI
// thread; what it lists is worked out by legendEntries() in any thread.
#pragma once

#include "core/profile/profile_view.h"
#include "views/profile/profile_flame_source.h"

#include <QColor>
#include <QString>
#include <QWidget>

#include <cstdint>
#include <vector>

namespace v8scope {

struct LegendEntry {
    QString label;
    QColor color;
    std::int64_t self = 0;
};

// What is coloured how, the heaviest first; two ends of the scale for ColorMode::Self. O(nodes).
[[nodiscard]] std::vector<LegendEntry> legendEntries(const ProfileView &view, ColorMode mode,
                                                     Theme theme);

class ColorLegend : public QWidget {
    Q_OBJECT
public:
    explicit ColorLegend(QWidget *parent = nullptr);

    // whole: of which the shares are; 0: no shares are shown.
    void setEntries(std::vector<LegendEntry> entries, std::int64_t whole);
    [[nodiscard]] QString text() const; // "Own code 45.0 %, Node core 12.3 %"
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString textOf(const LegendEntry &entry) const;

    std::vector<LegendEntry> m_entries;
    std::int64_t m_whole = 0;
};

} // namespace v8scope
