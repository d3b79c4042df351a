// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/source_editor.h"

#include "views/common/theme.h"
#include "views/profile/js_highlighter.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>
#include <QPlainTextDocumentLayout>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

constexpr int kGap = 8;
constexpr int kHeatWidth = 5;
constexpr int kTabWidth = 4; // characters
// Colouring walks the whole text at once; beyond this it would hold up the window.
constexpr qsizetype kMaxColoured = 1'000'000;

} // namespace

// The strip left of the text; all knowledge is the editor's.
class SourceGutter : public QWidget {
public:
    explicit SourceGutter(SourceEditor *editor) : QWidget(editor), m_editor(editor)
    {
        setMouseTracking(true);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        m_editor->paintGutter(painter, event->rect());
    }
    void wheelEvent(QWheelEvent *event) override
    {
        QCoreApplication::sendEvent(m_editor->viewport(), event);
    }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip) {
            const auto *help = static_cast<QHelpEvent *>(event);
            const int line = m_editor->lineAtGutter(help->pos().y());
            QToolTip::showText(help->globalPos(), m_editor->m_marks.value(line).toolTip, this);
            return true;
        }
        return QWidget::event(event);
    }

private:
    SourceEditor *m_editor;
};

SourceEditor::SourceEditor(QWidget *parent)
    : QPlainTextEdit(parent),
      m_gutter(new SourceGutter(this)),
      m_highlighter(new JsHighlighter(nullptr)),
      m_empty(std::make_unique<QTextDocument>())
{
    m_highlighter->setParent(this);
    m_empty->setDocumentLayout(new QPlainTextDocumentLayout(m_empty.get()));
    setAccessibleName(tr("Source text"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    // One that comes and goes changes the width.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFrameShape(QFrame::NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    updateColors();
}

SourceEditor::Prepared SourceEditor::prepare(const QString &text, QThread *owner)
{
    Prepared made{SourceText(text),
                  std::shared_ptr<QTextDocument>(new QTextDocument,
                                                 [](QTextDocument *d) { d->deleteLater(); })};
    QTextDocument &document = *made.document;
    document.setUndoRedoEnabled(false);
    document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
    const QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    document.setDefaultFont(font);
    // As the editor wants it: each change later would be a pass over all lines.
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(u' ') * kTabWidth);
    document.setDefaultTextOption(option);
    document.setPlainText(made.text.display());
    // A line's layout object is made when it is first asked for.
    for (QTextBlock line = document.begin(); line.isValid(); line = line.next())
        line.layout();
    document.moveToThread(owner);
    return made;
}

void SourceEditor::setSource(const Prepared &source, QHash<int, LineMark> marks)
{
    m_source = source.text;
    m_marks = std::move(marks);
    setExtraSelections({});
    m_highlighter->setDocument(nullptr);
    // A change of width is a pass over all lines, so the margins change while there are none.
    setDocument(m_empty.get());
    updateMargins();
    setDocument(source.document.get());
    m_document = source.document; // lets go of the one before
    if (m_source.display().size() <= kMaxColoured)
        m_highlighter->setDocument(document());
    m_gutter->update();
}

void SourceEditor::setMarks(QHash<int, LineMark> marks)
{
    m_marks = std::move(marks);
    updateMargins();
    m_gutter->update();
}

void SourceEditor::updateMargins()
{
    const QFontMetrics metrics = fontMetrics();
    m_numberWidth = metrics.horizontalAdvance(QString::number(std::max(m_source.lineCount(), 999)));
    // The longest texts are the widest ones in a font of one width.
    QStringView self;
    QStringView ticks;
    for (const LineMark &mark : std::as_const(m_marks)) {
        if (mark.self.size() > self.size())
            self = mark.self;
        if (mark.ticks.size() > ticks.size())
            ticks = mark.ticks;
    }
    m_selfWidth = metrics.horizontalAdvance(self.toString());
    m_ticksWidth = metrics.horizontalAdvance(ticks.toString());
    const auto column = [](int width) { return width > 0 ? width + kGap : 0; };
    setViewportMargins(kHeatWidth + kGap + column(m_selfWidth) + column(m_ticksWidth) +
                           column(m_numberWidth),
                       0, 0, 0);
    placeGutter();
}

void SourceEditor::placeGutter()
{
    const QRect area = contentsRect();
    m_gutter->setGeometry(area.left(), area.top(), viewportMargins().left(), area.height());
}

void SourceEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void SourceEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
    if (event->type() == QEvent::FontChange && m_gutter)
        updateMargins();
}

void SourceEditor::updateColors()
{
    const bool dark = Theme::of(palette()).isDark();
    m_highlighter->setColors({dark ? QColor(0x8f, 0xa8, 0x8c) : QColor(0x4c, 0x6b, 0x3c),
                              dark ? QColor(0xe0, 0xa8, 0x7e) : QColor(0x9a, 0x3e, 0x12),
                              dark ? QColor(0x8a, 0xb8, 0xf0) : QColor(0x1d, 0x4f, 0xa8)});
}

int SourceEditor::currentLine() const
{
    return textCursor().blockNumber();
}

void SourceEditor::goToLine(int displayed)
{
    const QTextBlock block = document()->findBlockByNumber(displayed);
    if (!block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    centerCursor();
    horizontalScrollBar()->setValue(0);
    QTextEdit::ExtraSelection line;
    line.cursor = QTextCursor(block);
    QColor tint = palette().color(QPalette::Highlight);
    tint.setAlpha(45);
    line.format.setBackground(tint);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    setExtraSelections({line});
}

int SourceEditor::lineAtGutter(int y) const
{
    const QTextCursor cursor = cursorForPosition({0, y});
    const QRectF box = blockBoundingGeometry(cursor.block()).translated(contentOffset());
    return y < box.bottom() ? cursor.blockNumber() : -1;
}

void SourceEditor::paintGutter(QPainter &painter, const QRect &area)
{
    painter.fillRect(area, palette().color(QPalette::AlternateBase));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    QRectF box = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && box.top() <= area.bottom()) {
        if (box.bottom() >= area.top())
            paintGutterLine(painter, block.blockNumber(),
                            QRect(0, qRound(box.top()), m_gutter->width(), qRound(box.height())));
        block = block.next();
        box = QRectF(0, box.bottom(), box.width(),
                     block.isValid() ? blockBoundingRect(block).height() : 0);
    }
    painter.setPen(Theme::of(palette()).gridLine());
    painter.drawLine(m_gutter->width() - 1, area.top(), m_gutter->width() - 1, area.bottom());
}

void SourceEditor::paintGutterLine(QPainter &painter, int displayed, const QRect &line)
{
    const Theme theme = Theme::of(palette());
    const auto mark = m_marks.constFind(displayed);
    int x = 0;
    const auto text = [&](int width, const QString &words, const QColor &colour) {
        if (width == 0)
            return;
        painter.setPen(colour);
        painter.drawText(QRect(x, line.top(), width, line.height()),
                         int(Qt::AlignRight) | int(Qt::AlignVCenter), words);
        x += width + kGap;
    };
    if (mark != m_marks.constEnd() && mark->heat > 0) {
        QColor wash = theme.heat(mark->heat);
        painter.fillRect(QRect(0, line.top(), kHeatWidth, line.height()), wash);
        wash.setAlpha(70);
        painter.fillRect(
            QRect(kHeatWidth, line.top(), m_gutter->width() - kHeatWidth, line.height()), wash);
    }
    x = kHeatWidth + kGap / 2;
    const QColor strong = palette().color(QPalette::Text);
    const bool isMarked = mark != m_marks.constEnd();
    text(m_selfWidth, isMarked ? mark->self : QString(), strong);
    text(m_ticksWidth, isMarked ? mark->ticks : QString(), theme.mutedText());
    const auto at = static_cast<std::size_t>(displayed);
    const bool isFirst = at < m_source.pieces().size() && m_source.pieces()[at].column == 0;
    text(m_numberWidth, isFirst ? QString::number(m_source.pieces()[at].line) : QStringLiteral("·"),
         isMarked ? strong : theme.mutedText());
}

} // namespace v8scope
