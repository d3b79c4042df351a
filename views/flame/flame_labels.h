// SPDX-License-Identifier: GPL-3.0-or-later
// Draws thousands of short labels a frame. Plain ASCII, which is nearly every function name, goes
// from a table of glyphs straight to the painter: text layout would cost more than all boxes. Other
// names take the normal way, elided texts cached by name and width.
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QRawFont>
#include <QStaticText>
#include <QString>

#include <array>

class QPainter;

namespace v8scope {

class FlameLabels {
public:
    explicit FlameLabels(const QFont &font);

    [[nodiscard]] const QFont &font() const { return m_font; }
    // Draws as much of text as fits into width, with an ellipsis if it is not all; nothing if not
    // even a letter fits. Current pen; baseline is the left end.
    void draw(QPainter &painter, const QPointF &baseline, const QString &text, double width);
    // The text that draw() shows.
    [[nodiscard]] QString elided(const QString &text, double width) const;

private:
    static constexpr int kFirst = 0x20;
    static constexpr int kLast = 0x7e;

    // How many characters fit, given room for an ellipsis if it is not all; -1: not plain ASCII.
    [[nodiscard]] qsizetype fittingAscii(const QString &text, double width) const;
    void drawGlyphs(QPainter &painter, const QPointF &baseline, const QString &text,
                    qsizetype count);
    void drawLayouted(QPainter &painter, const QPointF &baseline, const QString &text,
                      double width);

    QFont m_font;
    QFontMetricsF m_metrics;
    QRawFont m_raw;
    std::array<quint32, kLast + 1> m_glyph{};
    std::array<double, kLast + 1> m_advance{};
    quint32 m_ellipsisGlyph = 0;
    double m_ellipsisAdvance = 0.0;
    bool m_fast = false; // the font has every glyph of the table
    QVector<quint32> m_glyphs;
    QVector<QPointF> m_positions;
    QHash<QPair<QString, int>, QStaticText> m_cache; // by text and width in steps of 8 px
};

} // namespace v8scope
