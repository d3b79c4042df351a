// SPDX-License-Identifier: GPL-3.0-or-later
// Colours: palettes for light and dark, categories, stable hues by name, hot scale, search and
// selection marks. Same picture every run. Colour-blind-safe; text on any of them at least 4.5:1.
// Value type: views take the current one by theme(palette); no global state.
#pragma once

#include "core/profile/category.h"

#include <QColor>
#include <QPalette>

#include <string_view>

namespace v8scope {

class Theme {
public:
    enum class Mode { Light, Dark };

    explicit Theme(Mode mode) : m_mode(mode) {}
    // The mode of a palette: dark if its window is darker than its text.
    [[nodiscard]] static Theme of(const QPalette &palette);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_mode == Mode::Dark; }
    // The complete palette for the Fusion style in this mode.
    [[nodiscard]] QPalette palette() const;

    [[nodiscard]] QColor category(Category c) const; // fill of a flame box
    [[nodiscard]] QColor
    hashed(std::string_view key) const;            // stable pastel hue by name (package, file)
    [[nodiscard]] QColor heat(double share) const; // 0..1: self time scale, light to strong
    [[nodiscard]] QColor textOn(const QColor &fill) const; // black or white, the better contrast
    [[nodiscard]] QColor barFill() const;                  // percent bars behind cells
    [[nodiscard]] QColor searchMatch() const;
    [[nodiscard]] QColor selection() const; // outline of the selected box
    [[nodiscard]] QColor hover() const;
    [[nodiscard]] QColor dimmed(const QColor &fill) const; // for boxes that do not match a search
    [[nodiscard]] QColor hotMark() const;                  // marks paths above 5 %
    [[nodiscard]] QColor warningBackground() const;        // yellow line
    [[nodiscard]] QColor errorBackground() const;
    [[nodiscard]] QColor gridLine() const;
    [[nodiscard]] QColor mutedText() const;

private:
    Mode m_mode;
};

} // namespace v8scope
