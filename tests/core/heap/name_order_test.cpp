// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/retainers/name_order.h"

#include "tests/support/analyzed_heap.h"

#include <QtTest>

#include <random>
#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

class NameOrderTest : public QObject {
    Q_OBJECT

private slots:
    void equalTextsHaveEqualRanks()
    {
        const std::vector<std::string_view> texts = {"b", "a", "b", "", "ab"};
        QCOMPARE(rankTexts(texts), (std::vector<std::uint32_t>{3, 1, 3, 0, 2}));
    }
    void codeUnitsDecideAndNotCodePoints()
    {
        // U+FB01 is one unit above the surrogates that U+1F600 is made of.
        const std::vector<std::string_view> texts = {"aaaaaaa\uFB01", "aaaaaaa\U0001F600",
                                                     "aaaaaaaz"};
        QCOMPARE(rankTexts(texts), (std::vector<std::uint32_t>{2, 1, 0}));
    }
    void ranksAgreeWithTheComparisonOfTexts()
    {
        const std::vector<std::string_view> pieces = {
            "a", "b", "aaaaaa", "\0", "\u00e9", "\uFB01", "\U0001F600", "\xED\xA0\xBD"};
        std::mt19937 random(1);
        std::vector<std::string> made(300);
        for (std::string &text : made) {
            for (unsigned k = random() % 5; k > 0; --k)
                text += pieces[random() % pieces.size()];
        }
        const std::vector<std::uint32_t> ranks =
            rankTexts(std::vector<std::string_view>(made.begin(), made.end()));
        for (std::size_t a = 0; a < made.size(); ++a) {
            for (std::size_t b = 0; b < made.size(); ++b)
                QCOMPARE(ranks[a] < ranks[b], compareUtf16(made[a], made[b]) < 0);
        }
    }
    void nodesAreOrderedByWhatTheyAreCalled()
    {
        const DrawnHeap drawn(R"~(
            root -> plain
            plain: object Object 8
            plain -b-> x
            root -> same
            same: object Object 8
            same -b-> x
            root -> first
            first: object Object 8
            first -a-> x
            root -> joined
            joined: "concatenated string" "" 8
            joined -internal first-> left
            left: string ab 8
            joined -internal second-> right
            right: string c 8
            root -> abc
            abc: string abc 8
            root -> gone
            gone: native "<p>" 8 detached
        )~");
        const auto heap = analyzed(drawn);
        const std::vector<HeapNode> nodes = {drawn["plain"],  drawn["same"], drawn["first"],
                                             drawn["joined"], drawn["abc"],  drawn["gone"]};
        // Detached <p>, abc, {a}, {b}
        QCOMPARE(rankDisplayNames(drawn.snapshot(), heap->flags, nodes),
                 (std::vector<std::uint32_t>{3, 3, 2, 1, 1, 0}));
    }
};

QTEST_APPLESS_MAIN(NameOrderTest)
#include "name_order_test.moc"
