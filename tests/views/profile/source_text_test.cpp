// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/source_text.h"

#include <QTest>

using namespace v8scope;

class SourceTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesEndWhereJavaScriptEndsThem()
    {
        const SourceText text(QStringLiteral("a\nb\r\nc\rd\u2028e"));
        QCOMPARE(text.display(), QStringLiteral("a\nb\nc\nd\ne"));
        QCOMPARE(text.lineCount(), 5);
        QCOMPARE(text.pieceAt(4, 0), 3);
        QCOMPARE(text.pieceAt(9, 0), -1);
        QCOMPARE(text.brokenLines(), 0);
    }

    void aMinifiedLineIsBrokenAfterStatements()
    {
        QString code;
        for (int i = 0; i < 5'000; ++i)
            code += QStringLiteral("function f%1(){return \"a;b{c}\"+%1}").arg(i);
        const SourceText text(code);
        QCOMPARE(text.brokenLines(), 1);
        QCOMPARE(text.lineCount(), 1);
        QString joined = text.display();
        QCOMPARE(joined.remove(u'\n'), code);
        for (const QString &piece : text.display().split(u'\n')) {
            QVERIFY(piece.size() <= 1'000);
            QVERIFY2(piece.endsWith(u'}') || piece.endsWith(u'{'), qPrintable(piece));
            QCOMPARE(piece.count(u'"') % 2, 0); // no piece ends inside a string
        }
    }

    void everyColumnFindsItsPiece()
    {
        const QString code = QStringLiteral("first\n") + QString(700, u'x') +
                             QString(20'000, u'y') + QStringLiteral("\nlast");
        const SourceText text(code);
        const QStringList shown = text.display().split(u'\n');
        QCOMPARE(shown.size(), qsizetype(text.pieces().size()));
        for (int column = 0; column < 20'700; column += 97) {
            const int piece = text.pieceAt(2, column);
            const SourceText::Piece &start = text.pieces()[std::size_t(piece)];
            QVERIFY(start.column <= column);
            QVERIFY(column < start.column + shown[piece].size());
            QVERIFY(text.isPart(piece));
        }
        QVERIFY(!text.isPart(0));
        QCOMPARE(text.pieceAt(3, 0), int(shown.size()) - 1);
    }

    void noPieceSplitsACharacter()
    {
        const QString face = QString::fromUtf8("😀");
        QString code;
        while (code.size() < 5'000)
            code += face;
        const SourceText text(code);
        for (const QString &piece : text.display().split(u'\n'))
            QVERIFY(!piece.back().isHighSurrogate());
    }

    void charactersWithAMeaningToTextDocumentsAreReplaced()
    {
        const SourceText text(QStringLiteral("a") + QChar(0xFDD0) + QChar(0) + QStringLiteral("b"));
        QCOMPARE(text.display(), QStringLiteral("a\uFFFD\uFFFDb"));
    }
};

QTEST_APPLESS_MAIN(SourceTextTest)
#include "source_text_test.moc"
