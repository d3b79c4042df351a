// SPDX-License-Identifier: GPL-3.0-or-later
// A source file as it is displayed: lines end where JavaScript ends them, and lines too long for a
// text widget (minified code) are broken into pieces, each knowing its place in the file.
// Value type; made in any thread.
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace v8scope {

class SourceText {
public:
    // Longer lines are broken. A text widget takes seconds for a line of some hundred thousand.
    static constexpr int kLongLine = 2'000;

    // One displayed line.
    struct Piece {
        std::int32_t line = 0;   // 1-based, in the file
        std::int32_t column = 0; // 0-based, of its first character
        bool operator==(const Piece &) const = default;
    };

    SourceText() = default;
    // O(characters).
    explicit SourceText(const QString &text);

    [[nodiscard]] const QString &display() const { return m_display; } // pieces joined by \n
    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }
    // Index of the displayed line that holds a place (column 0-based, -1 = line start); -1 if the
    // file has no such line. O(log pieces).
    [[nodiscard]] int pieceAt(std::int32_t line, std::int32_t column) const;
    // Whether the displayed line is a part of a longer one.
    [[nodiscard]] bool isPart(int piece) const;
    [[nodiscard]] int brokenLines() const { return m_brokenLines; }
    [[nodiscard]] int lineCount() const { return m_pieces.empty() ? 0 : m_pieces.back().line; }

private:
    void addLine(const QString &line);
    void addPiece(const QString &line, qsizetype from, qsizetype end, std::int32_t number);

    QString m_display;
    std::vector<Piece> m_pieces;
    int m_brokenLines = 0;
};

} // namespace v8scope
