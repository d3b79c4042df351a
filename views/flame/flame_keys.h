// SPDX-License-Identifier: GPL-3.0-or-later
// The keys and mouse moves that a FlameWidget answers by itself, in words, for lists of keys. What
// they do is in flame_walk.cpp and flame_input.cpp.
#pragma once

#include <QList>
#include <QString>

namespace v8scope {

struct FlameKey {
    QString keys; // "W, +, Ctrl+wheel"
    QString text; // "Zoom in"
};

[[nodiscard]] QList<FlameKey> flameKeys();

} // namespace v8scope
