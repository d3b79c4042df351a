// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/source_text.h"

#include <algorithm>

namespace v8scope {

namespace {

// Pieces end after ; { or } from the first length on, after a comma from the second, and anywhere
// at the third.
constexpr qsizetype kStatementLength = 60;
constexpr qsizetype kCommaLength = 300;
constexpr qsizetype kHardLength = 1'000;

// Follows quotes well enough to not break a piece inside a string. A regular expression with a
// quote in it can mislead it; the hard length bounds what that costs.
class QuoteTracker {
public:
    void step(QChar c)
    {
        if (m_escaped)
            m_escaped = false;
        else if (c == u'\\')
            m_escaped = !m_quote.isNull();
        else if (!m_quote.isNull())
            m_quote = c == m_quote ? QChar() : m_quote;
        else if (c == u'"' || c == u'\'' || c == u'`')
            m_quote = c;
    }
    [[nodiscard]] bool isInside() const { return !m_quote.isNull(); }

private:
    QChar m_quote;
    bool m_escaped = false;
};

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar(0x2028) || c == QChar(0x2029);
}

// Characters that a text document gives a meaning of its own.
bool isReserved(QChar c)
{
    return c.isNull() || c == QChar(0xFDD0) || c == QChar(0xFDD1) || c == QChar(0xFFFC);
}

bool mayBreakAfter(QChar c, qsizetype length, bool inString)
{
    if (length >= kHardLength)
        return !c.isHighSurrogate();
    if (inString)
        return false;
    if (length >= kStatementLength && (c == u';' || c == u'{' || c == u'}'))
        return true;
    return length >= kCommaLength && c == u',';
}

} // namespace

SourceText::SourceText(const QString &text)
{
    m_display.reserve(text.size() + text.size() / 64);
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isLineEnd(text[i]))
            continue;
        addLine(text.mid(from, i - from));
        if (text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            ++i;
        from = i + 1;
    }
    addLine(text.mid(from));
}

void SourceText::addPiece(const QString &line, qsizetype from, qsizetype end, std::int32_t number)
{
    if (!m_pieces.empty())
        m_display += u'\n';
    m_pieces.push_back({number, static_cast<std::int32_t>(from)});
    const qsizetype start = m_display.size();
    m_display += QStringView(line).mid(from, end - from);
    for (qsizetype i = start; i < m_display.size(); ++i) {
        if (isReserved(m_display[i]))
            m_display[i] = QChar::ReplacementCharacter;
    }
}

void SourceText::addLine(const QString &line)
{
    const std::int32_t number = lineCount() + 1;
    if (line.size() <= kLongLine) {
        addPiece(line, 0, line.size(), number);
        return;
    }
    ++m_brokenLines;
    QuoteTracker quotes;
    qsizetype from = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        quotes.step(line[i]);
        if (i + 1 < line.size() && mayBreakAfter(line[i], i + 1 - from, quotes.isInside())) {
            addPiece(line, from, i + 1, number);
            from = i + 1;
        }
    }
    addPiece(line, from, line.size(), number);
}

int SourceText::pieceAt(std::int32_t line, std::int32_t column) const
{
    const Piece wanted{line, std::max(column, 0)};
    const auto after = std::upper_bound(
        m_pieces.begin(), m_pieces.end(), wanted, [](const Piece &a, const Piece &b) {
            return a.line != b.line ? a.line < b.line : a.column < b.column;
        });
    if (after == m_pieces.begin() || (after - 1)->line != line)
        return -1;
    return static_cast<int>(after - m_pieces.begin()) - 1;
}

bool SourceText::isPart(int piece) const
{
    const auto at = static_cast<std::size_t>(piece);
    if (at >= m_pieces.size())
        return false;
    return m_pieces[at].column > 0 ||
           (at + 1 < m_pieces.size() && m_pieces[at + 1].line == m_pieces[at].line);
}

} // namespace v8scope
