// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/flame/flame_labels.h"

#include <QPainter>

#include <algorithm>

namespace v8scope {

namespace {

constexpr int kWidthStep = 8;
constexpr qsizetype kCacheLimit = 8192;
constexpr QChar kEllipsis(0x2026);
// Fewer letters before the dots tell nothing ("(…", "r…").
constexpr qsizetype kMinLetters = 3;

} // namespace

FlameLabels::FlameLabels(const QFont &font)
    : m_font(font), m_metrics(font), m_raw(QRawFont::fromFont(font))
{
    QString table;
    for (int c = kFirst; c <= kLast; ++c)
        table += QChar(c);
    table += kEllipsis;
    const QVector<quint32> glyphs = m_raw.glyphIndexesForString(table);
    const QVector<QPointF> advances = m_raw.advancesForGlyphIndexes(glyphs);
    m_fast =
        glyphs.size() == table.size() && advances.size() == table.size() && !glyphs.contains(0);
    if (!m_fast)
        return;
    for (int c = kFirst; c <= kLast; ++c) {
        m_glyph[static_cast<std::size_t>(c)] = glyphs[c - kFirst];
        m_advance[static_cast<std::size_t>(c)] = advances[c - kFirst].x();
    }
    m_ellipsisGlyph = glyphs.last();
    m_ellipsisAdvance = advances.last().x();
}

qsizetype FlameLabels::fittingAscii(const QString &text, double width) const
{
    double used = 0.0;
    qsizetype withEllipsis = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c < kFirst || c > kLast)
            return -1;
        used += m_advance[c];
        if (used + m_ellipsisAdvance <= width)
            withEllipsis = i + 1;
        if (used > width)
            return withEllipsis < kMinLetters ? 0 : withEllipsis;
    }
    return text.size();
}

void FlameLabels::draw(QPainter &painter, const QPointF &baseline, const QString &text,
                       double width)
{
    const qsizetype count = m_fast ? fittingAscii(text, width) : -1;
    if (count >= 0)
        drawGlyphs(painter, baseline, text, count);
    else
        drawLayouted(painter, baseline, text, width);
}

void FlameLabels::drawGlyphs(QPainter &painter, const QPointF &baseline, const QString &text,
                             qsizetype count)
{
    if (count == 0)
        return;
    m_glyphs.clear();
    m_positions.clear();
    double x = 0.0;
    for (qsizetype i = 0; i < count; ++i) {
        const char16_t c = text[i].unicode();
        m_glyphs.append(m_glyph[c]);
        m_positions.append(QPointF(x, 0.0));
        x += m_advance[c];
    }
    if (count < text.size()) {
        m_glyphs.append(m_ellipsisGlyph);
        m_positions.append(QPointF(x, 0.0));
    }
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setRawData(m_glyphs.constData(), m_positions.constData(),
                   static_cast<int>(m_glyphs.size()));
    painter.drawGlyphRun(baseline, run);
}

void FlameLabels::drawLayouted(QPainter &painter, const QPointF &baseline, const QString &text,
                               double width)
{
    const int steps = static_cast<int>(width) / kWidthStep;
    if (steps == 0)
        return;
    if (m_cache.size() > kCacheLimit)
        m_cache.clear();
    const QPair<QString, int> key(text, steps);
    auto it = m_cache.find(key);
    if (it == m_cache.end()) {
        QStaticText label(m_metrics.elidedText(text, Qt::ElideRight, steps * kWidthStep));
        label.setTextFormat(Qt::PlainText);
        label.prepare(QTransform(), m_font);
        it = m_cache.insert(key, label);
    }
    painter.drawStaticText(QPointF(baseline.x(), baseline.y() - m_metrics.ascent()), it.value());
}

QString FlameLabels::elided(const QString &text, double width) const
{
    const qsizetype count = m_fast ? fittingAscii(text, width) : -1;
    if (count < 0)
        return m_metrics.elidedText(text, Qt::ElideRight, width);
    if (count == 0 || count == text.size())
        return text.left(count);
    return text.left(count) + kEllipsis;
}

} // namespace v8scope
