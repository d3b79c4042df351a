// SPDX-License-Identifier: GPL-3.0-or-later
// Read-only source text with a gutter that shows for each line: number, self time, ticks and a heat
// bar. Knows lines only by their displayed number. GUI thread.
#pragma once

#include "views/profile/source_text.h"

#include <QHash>
#include <QPlainTextEdit>

#include <cstdint>
#include <memory>

namespace v8scope {

class JsHighlighter;
class SourceGutter;

// What the gutter says about a displayed line.
struct LineMark {
    QString self;    // formatted; may be empty
    QString ticks;   // formatted; may be empty
    QString toolTip; // the figures in words
    double heat = 0; // share of the hottest line, 0..1
};

class SourceEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SourceEditor(QWidget *parent = nullptr);

    // A text as the editor takes it. Some hundred thousand lines take a second to build, so this
    // may be called in another thread; the result then belongs to owner's thread.
    struct Prepared {
        SourceText text;
        std::shared_ptr<QTextDocument> document;
    };
    [[nodiscard]] static Prepared prepare(const QString &text, QThread *owner);

    // Marks: what the gutter says, by displayed line (0-based).
    void setSource(const Prepared &source, QHash<int, LineMark> marks);
    void setMarks(QHash<int, LineMark> marks);
    [[nodiscard]] const SourceText &source() const { return m_source; }
    // Puts the cursor on a displayed line, in the middle of the view, and tints the line.
    void goToLine(int displayed);
    [[nodiscard]] int currentLine() const;
    [[nodiscard]] const QHash<int, LineMark> &marks() const { return m_marks; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    friend class SourceGutter;
    void updateMargins();
    void placeGutter();
    void updateColors();
    void paintGutter(QPainter &painter, const QRect &area);
    void paintGutterLine(QPainter &painter, int displayed, const QRect &line);
    [[nodiscard]] int lineAtGutter(int y) const; // displayed line, -1 if none

    SourceText m_source;
    std::shared_ptr<QTextDocument> m_document;
    QHash<int, LineMark> m_marks;
    SourceGutter *m_gutter;
    JsHighlighter *m_highlighter;
    std::unique_ptr<QTextDocument> m_empty; // shown between two sources
    int m_numberWidth = 0;
    int m_selfWidth = 0;
    int m_ticksWidth = 0;
};

} // namespace v8scope
