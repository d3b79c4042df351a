// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/string_value.h"

#include "tests/support/drawn_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

class StringValueTest : public QObject {
    Q_OBJECT

private slots:
    void joinsThePartsInOrder()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            all: "concatenated string" "" 8
            all -internal second-> c
            all -internal first-> ab
            ab: "concatenated string" "" 8
            ab -internal first-> a
            ab -internal second-> b
            a: string "a-" 8
            b: string "b-" 8
            c: string c 8
        )~");
        QCOMPARE(joinedValue(drawn.snapshot(), drawn["all"]), "a-b-c");
    }
    void endsInAStringThatContainsItself()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            s: "concatenated string" "" 8
            s -internal first-> s
            s -internal second-> s
        )~");
        QCOMPARE(joinedValue(drawn.snapshot(), drawn["s"]), "");
    }
    void endsAtTheLimit()
    {
        std::string drawing = "root: synthetic \"\"\ns0: string 0123456789 8\n";
        for (int i = 1; i <= 40; ++i) {
            const std::string key = "s" + std::to_string(i);
            const std::string part = "s" + std::to_string(i - 1);
            drawing += key + ": \"concatenated string\" \"\" 8\n" + key + " -internal first-> " +
                       part + "\n" + key + " -internal second-> " + part + "\n";
        }
        const DrawnHeap drawn(drawing);
        const std::string value = joinedValue(drawn.snapshot(), drawn["s40"], 10000);
        QVERIFY(value.size() <= 10010);
        QVERIFY(value.starts_with("01234567890123456789"));
    }
};

QTEST_APPLESS_MAIN(StringValueTest)
#include "string_value_test.moc"
