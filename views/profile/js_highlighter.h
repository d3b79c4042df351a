// SPDX-License-Identifier: GPL-3.0-or-later
// Light colouring of JavaScript: comments, strings and keywords, no more. GUI thread.
#pragma once

#include <QColor>
#include <QSyntaxHighlighter>

namespace v8scope {

class JsHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    struct Colors {
        QColor comment;
        QColor string;
        QColor keyword;
    };

    explicit JsHighlighter(QTextDocument *document);
    void setColors(const Colors &colors); // colours the document anew

protected:
    void highlightBlock(const QString &text) override;

private:
    Colors m_colors;
};

} // namespace v8scope
