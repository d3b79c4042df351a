// SPDX-License-Identifier: GPL-3.0-or-later
// Strings are what JSON.parse makes of the file's bytes, half surrogate pairs included.
#include "core/heap/snapshot/heap_strings.h"

#include <QtTest/QTest>

#include <cstring>
#include <numeric>

#include <sys/mman.h>

using namespace v8scope;

namespace {

// Strings as they stand in a file: "a","b" between brackets.
HeapStrings stringsOf(const std::string &array)
{
    const auto owner = std::make_shared<const std::string>(array);
    std::vector<std::uint32_t> starts;
    bool inside = false;
    for (std::size_t i = 0; i < owner->size(); ++i) {
        if ((*owner)[i] == '\\' && inside)
            ++i;
        else if ((*owner)[i] == '"' && (inside = !inside))
            starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
    starts.push_back(static_cast<std::uint32_t>(owner->rfind('"') + 2));
    Column<std::uint32_t> offsets(starts.size());
    std::copy(starts.begin(), starts.end(), offsets.mutableData());
    return {*owner, owner, std::move(offsets), {}};
}

QByteArray decoded(const std::string &raw)
{
    return QByteArray::fromStdString(stringsOf("[\"" + raw + "\"]").text(0));
}

} // namespace

class HeapStringsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whiteSpaceAndCommasLieBetween()
    {
        const HeapStrings strings =
            stringsOf("[\"\",\n\"a,\\\"b\\\" \" \t,\r\n  \"\\\\\",\"last\"  ]");
        QCOMPARE(strings.count(), 4u);
        QCOMPARE(strings.text(0), "");
        QCOMPARE(strings.text(1), "a,\"b\" ");
        QCOMPARE(strings.text(2), "\\");
        QCOMPARE(strings.text(3), "last");
        QCOMPARE(strings.text(4), "");
        QCOMPARE(strings.offset(1), std::uint64_t(6));
    }

    void escapesAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const char *raw, const char *text) {
            QTest::newRow(name) << QByteArray(raw) << QByteArray(text);
        };
        row("all kinds", R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t");
        row("ascii", R"(\u0041\u007a)", "Az");
        row("two and three bytes", R"(\u00e9\u20AC)", "é€");
        row("a pair", R"(\uD83D\uDE00)", "😀");
        row("a lone high half", R"(a\ud83db)",
            "a\xED\xA0\xBD"
            "b");
        row("a lone low half", R"(\uDE00)", "\xED\xB8\x80");
        row("halves in the wrong order", R"(\uDE00\uD83D)", "\xED\xB8\x80\xED\xA0\xBD");
        row("a half before another escape", R"(\uD83D\n)", "\xED\xA0\xBD\n");
        row("UTF-8 as it is", "é€😀", "é€😀");
        row("a stray byte", "a\xFFz", "a�z");
        row("a cut character", "\xE2\x82z", "�z");
        row("an overlong slash", "\xC0\xAF", "��");
        row("a surrogate in UTF-8", "\xED\xA0\xBD", "���");
        row("an escape that is none", R"(\x41)", "�x41");
        row("too few digits", R"(\u12)", "�u12");
        row("no digits", R"(\u12G4)", "�u12G4");
    }
    void escapesAreDecoded()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, text);
        QCOMPARE(decoded(raw.toStdString()), text);
    }

    void longTextsAreWhole()
    {
        std::string raw;
        std::string text;
        for (int i = 0; i < 2000; ++i) {
            raw += "some text \\u00e9 ";
            text += "some text é ";
        }
        QCOMPARE(decoded(raw), QByteArray::fromStdString(text));
    }

    void offsetsGoBeyondFourGigabytes()
    {
        // Reserved, never filled: only the pages with text in them take memory.
        constexpr std::size_t kBytes = (std::size_t{9} << 30) + 4096;
        void *const memory = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE,
                                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (memory == MAP_FAILED)
            QSKIP("no 9 GB of addresses");
        char *const text = static_cast<char *>(memory);
        const std::shared_ptr<const void> owner(memory, [](void *p) { munmap(p, kBytes); });
        const std::size_t places[] = {100, (std::size_t{4} << 30) - 2, (std::size_t{9} << 30)};
        Column<std::uint32_t> offsets(4);
        for (std::size_t i = 0; i < 3; ++i) {
            std::memcpy(text + places[i], i == 2 ? "\"two\"]" : "\"xyz\",", 6);
            offsets.mutableData()[i] = static_cast<std::uint32_t>(places[i] + 1);
        }
        // The gap must not read as one giant string's blanks.
        std::memcpy(text + places[1] - 1, ",", 1);
        offsets.mutableData()[3] = static_cast<std::uint32_t>(places[2] + 6);
        // String 2 is beyond 8 GiB: two wraps before it.
        const HeapStrings strings({text, kBytes}, owner, std::move(offsets), {2, 2});
        QCOMPARE(strings.offset(1), std::uint64_t(places[1] + 1));
        QCOMPARE(strings.offset(2), std::uint64_t(places[2] + 1));
        QCOMPARE(strings.offset(3), std::uint64_t(places[2] + 6));
        QCOMPARE(strings.text(2), "two");
    }

    void lengthsCountUnits_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("units");
        QTest::newRow("empty") << QByteArray("") << 0;
        QTest::newRow("mixed") << QByteArray("aé€😀") << 5;
        QTest::newRow("lone") << QByteArray("\xED\xA0\xBD") << 1;
    }
    void lengthsCountUnits()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, units);
        QCOMPARE(utf16Length(text.toStdString()), std::size_t(units));
    }

    void halvesThatMeetAreJoined()
    {
        std::string text = "a\xED\xA0\xBD";
        appendWtf8(text, "\xED\xB8\x80z");
        QCOMPARE(text, "a😀z");
        appendWtf8(text, "\xED\xB8\x80");
        QCOMPARE(text, "a😀z\xED\xB8\x80");
        appendWtf8(text, "\xED\xA0\xBD");
        QCOMPARE(text, "a😀z\xED\xB8\x80\xED\xA0\xBD");
    }

    void orderIsThatOfUnits()
    {
        // QString orders by UTF-16 units.
        const std::vector<std::pair<QByteArray, QString>> texts = {
            {"", ""},
            {"a", "a"},
            {"ab", "ab"},
            {"b", "b"},
            {"é", "é"},
            {"퟿", QString(QChar(0xD7FF))},
            {"\xED\xA0\xBD", QString(QChar(0xD83D))},
            {"\xED\xA0\xBDz", QString(QChar(0xD83D)) + "z"},
            {"\xED\xB8\x80", QString(QChar(0xDE00))},
            {"😀", "😀"},
            {"😁", "😁"},
            {"😀a", "😀a"},
            {"\xEE\x80\x80", QString(QChar(0xE000))},
            {"\xEF\xBF\xBD", QString(QChar(0xFFFD))},
        };
        for (const auto &[a, aUnits] : texts) {
            for (const auto &[b, bUnits] : texts) {
                const int expected = QString::compare(aUnits, bUnits);
                const int order = compareUtf16(a.toStdString(), b.toStdString());
                QCOMPARE((order > 0) - (order < 0), (expected > 0) - (expected < 0));
            }
        }
    }

    void peopleSeeNoHalves() { QCOMPARE(toUtf8("a\xED\xA0\xBDz é😀\xED\xB8\x80"), "a�z é😀�"); }
    void jsonIsWrittenAsScriptsWriteIt()
    {
        std::string json;
        appendJsonString(json, "a\"\\/\b\f\n\r\t\x01\x1F\x7F é😀\xED\xA0\xBD");
        QCOMPARE(json, "\"a\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7F é😀\\ud83d\"");
    }
};

QTEST_APPLESS_MAIN(HeapStringsTest)
#include "heap_strings_test.moc"
