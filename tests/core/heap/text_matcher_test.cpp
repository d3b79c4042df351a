// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/text_matcher.h"

#include <QtTest>

#include <string>

using namespace v8scope;

namespace {

bool contains(const std::string &text, const std::string &wanted, bool isCaseSensitive)
{
    return TextMatcher::compile(wanted, false, isCaseSensitive)->matches(text);
}

} // namespace

class TextMatcherTest : public QObject {
    Q_OBJECT

private slots:
    void ignoresCase()
    {
        QVERIFY(contains("xxFoOBar", "foob", false));
        QVERIFY(contains("aAaB", "AAB", false));
        QVERIFY(!contains("xxFoOBa", "foobar", false));
    }
    void mindsCase()
    {
        QVERIFY(contains("xxFoO", "FoO", true));
        QVERIFY(!contains("xxFoO", "foo", true));
    }
    void findsTextAtBothEnds()
    {
        QVERIFY(contains("abc", "ABC", false));
        QVERIFY(contains("xabc", "c", false));
        QVERIFY(!contains("", "a", false));
    }
    void takesSignsLiterally()
    {
        QVERIFY(contains("f(x).y*", "(X).Y*", false));
        QVERIFY(!contains("fx", "f.", true));
    }
    void foldsOtherLettersToo() { QVERIFY(contains("GRÜN", "grün", false)); }
    // As JavaScript's /i does: the Kelvin sign is no k.
    void asciiEqualsAsciiOnly() { QVERIFY(!contains("\u212A", "k", false)); }
    // A recursive matcher overflows its stack here.
    void matchesLongTexts()
    {
        const std::string text(std::size_t{4} << 20, 'a');
        QVERIFY(!TextMatcher::compile("(a|aa)*b$", true, true)->matches(text));
    }
};

QTEST_APPLESS_MAIN(TextMatcherTest)
#include "text_matcher_test.moc"
