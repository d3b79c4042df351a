// SPDX-License-Identifier: GPL-3.0-or-later
// Flame pictures for files: all rows as an image, or what is visible as SVG, each with a title line
// that says what it is and which file it comes from. GUI thread.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

namespace v8scope {

class FlameWidget;

struct FlamePictureText {
    QString title;    // "Flame chart, 0 s to 1.2 s"
    QString fileName; // "server.cpuprofile"
};

// Every row of the widget's visible part of the axis, whatever its height on the screen, width
// logical pixels wide. Rows beyond what an image can hold (32,000 pixels) are left out, and the
// title line says so.
[[nodiscard]] QImage flameImage(const FlameWidget &widget, const FlamePictureText &text, int width);
// The same as PNG bytes; empty only if there is no memory for it.
[[nodiscard]] QByteArray flamePng(const FlameWidget &widget, const FlamePictureText &text,
                                  int width);
// The part of the axis and the rows that can be seen, as the widget shows them.
[[nodiscard]] QByteArray flameSvg(const FlameWidget &widget, const FlamePictureText &text);

} // namespace v8scope
