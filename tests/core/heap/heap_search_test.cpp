// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/heap_search.h"

#include "tests/support/analyzed_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

const DrawnHeap &heap()
{
    static const DrawnHeap drawn(R"~(
        root: synthetic ""
        root -> session
        session: object Session 40 @101
        session -token-> token
        session -[3]-> third
        token: string "Bearer abc" 24
        third: object Third 0
        session -internal name-> joined
        joined: "concatenated string" "(concatenated string)" 32
        joined -internal first-> token
        joined -internal second-> tail
        tail: string "DEF" 16
        root -> plain
        plain: object Object 56
        plain -alpha-> third
        plain -context beta-> token
        root -> detached
        detached: native "<div id=x>" 72 detached
    )~");
    return drawn;
}

std::string found(const HeapQuery &query)
{
    Progress progress;
    const auto nodes = searchHeap(*analyzed(heap()), query, progress);
    return nodes ? heap().keys(*nodes) : nodes.error().message();
}
std::string found(SearchIn in, const std::string &text)
{
    HeapQuery query;
    query.in = in;
    query.text = text;
    return found(query);
}

} // namespace

class HeapSearchTest : public QObject {
    Q_OBJECT

private slots:
    void namesMatchWhateverTheCase() { QCOMPARE(found(SearchIn::Names, "sESS"), "session"); }
    void caseCountsIfWanted()
    {
        HeapQuery query;
        query.text = "sESS";
        query.isCaseSensitive = true;
        QCOMPARE(found(query), "");
    }
    void nodesWithoutASizeAreNotFoundByName() { QCOMPARE(found(SearchIn::Names, "third"), ""); }
    void joinedStringsMatchAcrossTheirParts()
    {
        QCOMPARE(found(SearchIn::Names, "abcdef"), "joined");
        QCOMPARE(found(SearchIn::StringValues, "abcdef"), "joined");
    }
    // What a += b leaves behind: the whole is found by its last part, its steps are not listed.
    void longJoinedStringsAreSearchedToTheirEnd()
    {
        constexpr int kSteps = 30000;
        DrawnHeap drawn("root -> s" + std::to_string(kSteps));
        drawn.node("s0").type = "string";
        for (int i = 1; i <= kSteps; ++i) {
            const std::string part = "p" + std::to_string(i);
            const std::string whole = "s" + std::to_string(i);
            drawn.node(part).type = "string";
            drawn.node(part).name = i == kSteps ? "needle" : "x";
            drawn.node(whole).type = "concatenated string";
            drawn.node(whole).name = "joined";
            drawn.edge(whole, "internal", "first", "s" + std::to_string(i - 1));
            drawn.edge(whole, "internal", "second", part);
        }
        const auto heap = analyzed(drawn);
        HeapQuery query;
        query.in = SearchIn::StringValues;
        query.text = "xneedle";
        Progress progress;
        QCOMPARE(drawn.keys(*searchHeap(*heap, query, progress)), "s" + std::to_string(kSteps));
    }
    void plainObjectsMatchByTheNameThatIsShown()
    {
        QCOMPARE(found(SearchIn::Names, "{alpha"), "plain");
        QCOMPARE(found(SearchIn::Names, "Object"), "");
    }
    void detachedNodesMatchByTheNameThatIsShown()
    {
        QCOMPARE(found(SearchIn::Names, "detached <div"), "detached");
    }
    void anAtSignAsksForAnId() { QCOMPARE(found(SearchIn::Names, "@101"), "session"); }
    void classesMatch() { QCOMPARE(found(SearchIn::Classes, "(string"), "token tail"); }
    void propertiesMatchWithVariablesAndInternalEdges()
    {
        QCOMPARE(found(SearchIn::Properties, "token"), "session");
        QCOMPARE(found(SearchIn::Properties, "beta"), "plain");
        QCOMPARE(found(SearchIn::Properties, "first"), "joined");
    }
    void regularExpressions()
    {
        HeapQuery query;
        query.text = "^S.*n$";
        query.isRegex = true;
        query.isCaseSensitive = true;
        QCOMPARE(found(query), "session");
    }
    void aBrokenExpressionSaysWhere()
    {
        HeapQuery query;
        query.text = "ab(cd";
        query.isRegex = true;
        Progress progress;
        const auto nodes = searchHeap(*analyzed(heap()), query, progress);
        QVERIFY(!nodes);
        QCOMPARE(nodes.error().code, LoadErrorCode::Syntax);
        QVERIFY(nodes.error().message().find("missing )") != std::string::npos);
    }
    void sizesBoundWhatIsFound()
    {
        HeapQuery query;
        query.minSelf = 40;
        query.maxSelf = 56;
        QCOMPARE(found(query), "session plain");
        query.maxRetained = 56;
        QCOMPARE(found(query), "plain");
    }
    void onlyNodesThatPassAreFound()
    {
        NodeSet passes(heap().size());
        passes.insert(heap()["tail"].value);
        HeapQuery query;
        query.in = SearchIn::Classes;
        query.text = "string";
        query.passes = &passes;
        QCOMPARE(found(query), "tail");
    }
};

QTEST_APPLESS_MAIN(HeapSearchTest)
#include "heap_search_test.moc"
