// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/js_highlighter.h"

#include <algorithm>
#include <array>

namespace v8scope {

namespace {

// What a line may begin inside of.
enum State { Code = 0, BlockComment = 1, Template = 2 };

constexpr std::array<QLatin1String, 43> kKeywords = {
    QLatin1String("as"),         QLatin1String("async"),   QLatin1String("await"),
    QLatin1String("break"),      QLatin1String("case"),    QLatin1String("catch"),
    QLatin1String("class"),      QLatin1String("const"),   QLatin1String("continue"),
    QLatin1String("debugger"),   QLatin1String("default"), QLatin1String("delete"),
    QLatin1String("do"),         QLatin1String("else"),    QLatin1String("export"),
    QLatin1String("extends"),    QLatin1String("false"),   QLatin1String("finally"),
    QLatin1String("for"),        QLatin1String("from"),    QLatin1String("function"),
    QLatin1String("if"),         QLatin1String("import"),  QLatin1String("in"),
    QLatin1String("instanceof"), QLatin1String("let"),     QLatin1String("new"),
    QLatin1String("null"),       QLatin1String("of"),      QLatin1String("return"),
    QLatin1String("static"),     QLatin1String("super"),   QLatin1String("switch"),
    QLatin1String("this"),       QLatin1String("throw"),   QLatin1String("true"),
    QLatin1String("try"),        QLatin1String("typeof"),  QLatin1String("undefined"),
    QLatin1String("var"),        QLatin1String("void"),    QLatin1String("while"),
    QLatin1String("yield")};

bool isKeyword(QStringView word)
{
    const auto at =
        std::lower_bound(kKeywords.begin(), kKeywords.end(), word,
                         [](QLatin1String a, QStringView b) { return b.compare(a) > 0; });
    return at != kKeywords.end() && word == *at;
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

// The place behind a string that began with quote at from - 1, or the end of the text.
qsizetype endOfString(const QString &text, qsizetype from, QChar quote, bool &closed)
{
    closed = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == u'\\') {
            ++i;
        } else if (text[i] == quote) {
            closed = true;
            return i + 1;
        }
    }
    return text.size();
}

} // namespace

JsHighlighter::JsHighlighter(QTextDocument *document) : QSyntaxHighlighter(document) {}

void JsHighlighter::setColors(const Colors &colors)
{
    m_colors = colors;
    rehighlight();
}

void JsHighlighter::highlightBlock(const QString &text)
{
    const auto colour = [this](qsizetype from, qsizetype end, const QColor &c) {
        setFormat(static_cast<int>(from), static_cast<int>(end - from), c);
    };
    int state = std::max(previousBlockState(), int(Code));
    qsizetype i = 0;
    while (i < text.size()) {
        const qsizetype from = i;
        const QChar c = text[i];
        bool closed = false;
        if (state == BlockComment) {
            const qsizetype end = text.indexOf(QLatin1String("*/"), i);
            i = end < 0 ? text.size() : end + 2;
            state = end < 0 ? BlockComment : Code;
            colour(from, i, m_colors.comment);
        } else if (state == Template || c == u'`') {
            i = endOfString(text, state == Template ? i : i + 1, u'`', closed);
            state = closed ? Code : Template;
            colour(from, i, m_colors.string);
        } else if (c == u'/' && i + 1 < text.size() && text[i + 1] == u'/') {
            i = text.size();
            colour(from, i, m_colors.comment);
        } else if (c == u'/' && i + 1 < text.size() && text[i + 1] == u'*') {
            state = BlockComment;
            i += 2;
            colour(from, i, m_colors.comment);
        } else if (c == u'"' || c == u'\'') {
            i = endOfString(text, i + 1, c, closed);
            colour(from, i, m_colors.string);
        } else if (isWordPart(c)) {
            while (i < text.size() && isWordPart(text[i]))
                ++i;
            if (isKeyword(QStringView(text).mid(from, i - from)))
                colour(from, i, m_colors.keyword);
        } else {
            ++i;
        }
    }
    setCurrentBlockState(state);
}

} // namespace v8scope
