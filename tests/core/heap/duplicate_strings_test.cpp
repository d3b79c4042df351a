// SPDX-License-Identifier: GPL-3.0-or-later
// Strings with equal values are found as Chrome DevTools finds them (R15).
#include "core/heap/questions/duplicate_strings.h"
#include "tests/support/analyzed_heap.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// "VALUE: KEYS, BYTES, WASTED; …"
QString groupsOf(const DrawnHeap &drawn)
{
    Progress progress;
    QStringList lines;
    for (const auto &group : findDuplicateStrings(*analyzed(drawn), progress).groups)
        lines += QString("%1%2: %3, %4, %5")
                     .arg(QString::fromStdString(group.value), group.isTruncated ? "…" : "",
                          QString::fromStdString(drawn.keys(group.nodes)))
                     .arg(group.bytes)
                     .arg(group.wasted);
    return lines.join("; ");
}

// A string of which the file has the beginning only.
void addTruncated(DrawnHeap &drawn, const std::string &key, const std::string &text,
                  const std::string &truncated, const std::string &length, const std::string &hash)
{
    drawn.edge("root", "property", key, key);
    drawn.node(key).type = "string";
    drawn.node(key).name = text;
    const auto value = [&](const std::string &name, const char *kind, const std::string &digits) {
        const std::string number = key + name;
        drawn.edge(key, "internal", name, number);
        drawn.node(number).type = "number";
        drawn.node(number).name = kind;
        drawn.edge(number, "internal", "value", number + "value");
        drawn.node(number + "value").type = "string";
        drawn.node(number + "value").name = digits;
        drawn.node(number + "value").selfSize = "0";
    };
    value("truncated", "bool", truncated);
    value("length", "int", length);
    value("hash", "int", hash);
}

} // namespace

class DuplicateStringsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalStringsMakeAGroup()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            a: string abc 20
            root -> b
            b: string abd 20
            root -> c
            c: string abc 24
            root -> d
            d: string abc 20
        )~");
        QCOMPARE(groupsOf(drawn), "abc: a c d, 64, 40");
    }
    void groupsAreByWasteThenValue()
    {
        DrawnHeap drawn;
        for (const char *const text : {"b", "a", "wide"}) {
            for (const char *const copy : {"1", "2"}) {
                const std::string key = std::string(text) + copy;
                drawn.edge("root", "property", key, key);
                drawn.node(key).type = "string";
                drawn.node(key).name = text;
                drawn.node(key).selfSize = text[0] == 'w' ? "100" : "8";
            }
        }
        QCOMPARE(groupsOf(drawn), "wide: wide1 wide2, 200, 100; a: a1 a2, 16, 8; b: b1 b2, 16, 8");
    }
    void slicesAndStringsWithoutASizeAreLeftOut()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            a: string abc 20
            root -> b
            b: "sliced string" abc 20
            root -> c
            c: string abc 0
        )~");
        QCOMPARE(groupsOf(drawn), "");
    }
    void joinedStringsCountByTheirValue()
    {
        const DrawnHeap drawn(R"~(
            root -> whole
            whole: string abcd 20
            root -> joined
            joined: "concatenated string" x 32
            joined -internal first-> ab
            joined -internal second-> cd
            ab: string ab 0
            cd: string cd 0
        )~");
        QCOMPARE(groupsOf(drawn), "abcd: whole joined, 52, 20");
    }
    void flattenedStringsAreNoCopies()
    {
        const DrawnHeap drawn(R"~(
            root -> whole
            whole: string abcd 20
            root -> flat
            flat: "concatenated string" x 32
            flat -internal first-> whole
            flat -internal second-> empty
            empty: string "" 0
        )~");
        QCOMPARE(groupsOf(drawn), "");
    }
    void escapesDoNotMakeTextsDiffer()
    {
        DrawnHeap drawn("root -> a\n a: string A 8\n root -> b\n b: string Z 8\n");
        std::string text = drawn.json();
        text.replace(text.find("\"Z\""), 3, "\"\\u0041\"");
        Progress progress;
        const auto snapshot = *loadHeapSnapshot(ByteBuffer::fromText(text, "x"), progress);
        const auto heap = *analyzeHeap(snapshot, progress);
        QCOMPARE(findDuplicateStrings(*heap, progress).groups.size(), 1u);
    }
    void cutStringsAreEqualIfLengthAndHashAre()
    {
        DrawnHeap drawn;
        addTruncated(drawn, "a", "abc", "true", "17", "5");
        addTruncated(drawn, "b", "abc", "true", "17", "5");
        addTruncated(drawn, "c", "abc", "true", "18", "5");
        addTruncated(drawn, "d", "abc", "true", "17", "6");
        addTruncated(drawn, "e", "abc", "false", "17", "6"); // whole
        addTruncated(drawn, "f", "abc", "false", "18", "5"); // whole
        QCOMPARE(groupsOf(drawn), "abc…: a b, 16, 8; abc: e f, 16, 8");
    }
    void longChainsOfJoinedStringsAreQuick()
    {
        // As s += "xy" leaves them; from 1024 characters on all read alike.
        DrawnHeap drawn("root -> part\n part: string xy 8\n");
        std::string last = "part";
        for (int i = 1; i <= 30000; ++i) {
            const std::string key = "s" + std::to_string(i);
            drawn.node(key).type = "concatenated string";
            drawn.node(key).name = "x";
            drawn.node(key).selfSize = "32";
            drawn.edge(key, "internal", "first", last);
            drawn.edge(key, "internal", "second", "part");
            last = key;
        }
        drawn.edge("root", "property", "text", last);
        Progress progress;
        const DuplicateStrings found = findDuplicateStrings(*analyzed(drawn), progress);
        QCOMPARE(found.groups.size(), 1u);
        QCOMPARE(found.groups[0].value.size(), 1024u);
        QCOMPARE(found.groups[0].nodes.size(), 30000u - 510);
    }
    void stringsThatHoldThemselvesHaveNoValue()
    {
        const DrawnHeap drawn(R"~(
            root -> a
            a: "concatenated string" x 8
            a -internal first-> b
            a -internal second-> b
            b: "concatenated string" x 8
            b -internal first-> a
            b -internal second-> a
        )~");
        QCOMPARE(groupsOf(drawn), "");
    }
};

QTEST_APPLESS_MAIN(DuplicateStringsTest)
#include "duplicate_strings_test.moc"
