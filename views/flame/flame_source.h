// SPDX-License-Identifier: GPL-3.0-or-later
// What a flame widget asks about the nodes it draws. Implemented by the owner of the widget; called
// in the GUI thread, from paint events, thousands of times a frame: answer from tables.
#pragma once

#include <QColor>
#include <QString>

#include <cstdint>

namespace v8scope {

enum class FlameMatch {
    None,   // no search
    Match,  // drawn in the colour of matches
    Dimmed, // a search runs and this is not one of its matches
};

enum class FlameMark {
    None,
    Hovered,     // the same function is under the mouse somewhere
    Highlighted, // the same function is selected
};

class FlameSource {
public:
    virtual ~FlameSource() = default;

    [[nodiscard]] virtual QString name(std::uint32_t node) const = 0;
    // By category, package, file or self weight, as the user chose.
    [[nodiscard]] virtual QColor color(std::uint32_t node) const = 0;
    // Rich text: name, place, self and total with shares.
    [[nodiscard]] virtual QString toolTip(std::uint32_t node) const = 0;
    // Plain text for screen readers: "render, self 12 ms, total 40 ms, 12.3 %".
    [[nodiscard]] virtual QString description(std::uint32_t node) const = 0;
    // Row of the node's boxes: its depth in the tree minus one.
    [[nodiscard]] virtual std::uint32_t row(std::uint32_t node) const = 0;
    [[nodiscard]] virtual FlameMatch match(std::uint32_t) const { return FlameMatch::None; }
    [[nodiscard]] virtual FlameMark mark(std::uint32_t) const { return FlameMark::None; }
    // On a path above the hot share: marked by a stripe.
    [[nodiscard]] virtual bool isHot(std::uint32_t) const { return false; }
};

} // namespace v8scope
