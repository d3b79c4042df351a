// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/compare/heap_comparison.h"

#include "tests/support/analyzed_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// A server with so many sessions of 100 bytes; ids begin at first.
DrawnHeap server(int sessions, int first)
{
    std::string drawing = R"~(
        root: synthetic ""
        root -> context
        context: hidden "system / NativeContext" 100
        context -internal extension-> global
        global: object global 8
        global -sessions-> map
        map: object Map 8
        map -internal table-> table
        table: array "" 0
    )~";
    for (int i = 0; i < sessions; ++i) {
        const std::string key = "s" + std::to_string(i);
        drawing += "table -internal " + std::to_string(i) + "-> " + key + "\n" + key +
                   ": object Session 100 @" + std::to_string(first + 2 * i) + "\n";
    }
    return DrawnHeap(drawing);
}

std::vector<EstimatedRow> estimated(const DrawnHeap &base, const DrawnHeap &current)
{
    Progress progress;
    return *estimateDifference(*analyzed(base), *analyzed(current), progress);
}

// "Session +3 300" for a class, "Session +3 300 | path" for one of its paths.
std::string text(const std::vector<EstimatedRow> &rows)
{
    std::string text;
    for (const EstimatedRow &row : rows) {
        text += (text.empty() ? "" : "; ") + row.name + (row.countDelta < 0 ? " " : " +") +
                std::to_string(row.countDelta) + " " + std::to_string(row.bytesDelta);
        if (!row.path.empty())
            text += " | " + row.path;
    }
    return text;
}

} // namespace

class EstimatedDifferenceTest : public QObject {
    Q_OBJECT

private slots:
    void countsByClassAndByHolderWhateverTheIds()
    {
        QCOMPARE(text(estimated(server(2, 1001), server(5, 77001))),
                 "Session +3 300; "
                 "Session +3 300 | (extension): global → sessions: Map → [*]: Session");
    }
    void equalHeapsOfTwoProcessesDoNotDiffer()
    {
        QCOMPARE(text(estimated(server(4, 1001), server(4, 77001))), "");
    }
    void foldsAListIntoOneStep()
    {
        const DrawnHeap base("root: synthetic \"\"\nroot -list-> a\na: object Item 10");
        const DrawnHeap current(R"~(
            root: synthetic ""
            root -list-> a
            a: object Item 10
            a -next-> b
            b: object Item 10
            b -next-> c
            c: object Item 10
            c -next-> d
            d: object Item 10
        )~");
        QCOMPARE(text(estimated(base, current)),
                 "Item +3 30; Item +3 30 | list: Item → next: Item");
    }
    void namesThatDifferInNumbersAreOne()
    {
        const DrawnHeap base("root: synthetic \"\"\nroot -user17-> a\na: object User 10");
        const DrawnHeap current("root: synthetic \"\"\nroot -user4-> a\na: object User 15");
        QCOMPARE(text(estimated(base, current)), "User +0 5; User +0 5 | user#: User");
    }
    void keysOfADictionaryAreOne()
    {
        std::string drawing = "root: synthetic \"\"\nroot -> dict\ndict: object Dict 8\n";
        for (int i = 0; i < 40; ++i) {
            const std::string key(1, static_cast<char>('A' + i));
            drawing += "dict -\"" + key + "x\"-> e" + std::to_string(i) + "\ne" +
                       std::to_string(i) + ": object Entry 10\n";
        }
        QCOMPARE(text(estimated(DrawnHeap("root: synthetic \"\"\nroot -> dict\n"
                                          "dict: object Dict 8"),
                                DrawnHeap(drawing))),
                 "Entry +40 400; Entry +40 400 | dict: Dict → {*}: Entry");
    }
};

QTEST_APPLESS_MAIN(EstimatedDifferenceTest)
#include "estimated_difference_test.moc"
