// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/report/plain_text.h"

#include <QtTest/QTest>

using namespace v8scope;

class PlainTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void escapeSequencesDoNotReachATerminal()
    {
        QCOMPARE(printable("a\x1b[31mb"), std::string("a\uFFFD[31mb"));
        QCOMPARE(printable("a\nb\tc"), std::string("a b c"));
        QCOMPARE(printable("a\u202Eb"), std::string("a\uFFFDb"));
        QCOMPARE(printable("a\u0085b"), std::string("a\uFFFDb"));
    }

    void brokenUtf8IsReplacedByteForByte()
    {
        QCOMPARE(printable("a\xFF"
                           "b"),
                 std::string("a\uFFFDb"));
        QCOMPARE(printable("\xE2\x82"), std::string("\uFFFD\uFFFD"));
        QCOMPARE(printable("\xC0\xAF"), std::string("\uFFFD\uFFFD"));           // overlong
        QCOMPARE(printable("\xED\xA0\x80"), std::string("\uFFFD\uFFFD\uFFFD")); // surrogate
        QCOMPARE(printable("grün €"), std::string("grün €"));
    }

    void wideAndCombiningCharactersAreMeasured()
    {
        QCOMPARE(displayWidth("abc"), std::size_t(3));
        QCOMPARE(displayWidth("日本"), std::size_t(4));
        QCOMPARE(displayWidth("e\u0301"), std::size_t(1));
    }

    void longTextIsCutWhereItSaysLeast()
    {
        QCOMPARE(elideEnd("processChunk", 8), std::string("process…"));
        QCOMPARE(elideStart("/app/lib/server.js:12", 13), std::string("…server.js:12"));
        QCOMPARE(elideEnd("short", 8), std::string("short"));
        QCOMPARE(elideEnd("日本語", 4), std::string("日…"));
    }

    void paddingCountsColumns()
    {
        QCOMPARE(padStart("é", 3), std::string("  é"));
        QCOMPARE(padEnd("日", 4), std::string("日  "));
    }

    void textWrapsBelowItself()
    {
        QCOMPARE(wrapped("one two three", 10, 2, 2), std::string("one two\n  three"));
        QCOMPARE(wrapped("unbreakableword x", 8, 2, 0), std::string("unbreakableword\n  x"));
        QCOMPARE(wrapped("", 8, 2, 0), std::string());
    }
};

QTEST_APPLESS_MAIN(PlainTextTest)
#include "plain_text_test.moc"
