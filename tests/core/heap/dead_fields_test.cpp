// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/dead_fields.h"

#include "tests/support/analyzed_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// outer (scope 1) keeps "used" and "dead" for inner (scope 2), which lives.
//   function outer() { const used = …, dead = …; return function inner() { return used; }; }
// The names of the two variables are strings 1 and 2, that of the script's scope is 3.
constexpr const char *kClosure = R"~(
    root: synthetic used
    root -> roots
    roots: synthetic dead
    top: synthetic shared
    script: code "system / Script / app.js"
    roots -> script
    one: number int 0
    one -internal value-> digits1
    digits1: string 1 0
    two: number int 0
    two -internal value-> digits2
    digits2: string 2 0
    minus: number int 0
    minus -internal value-> digits3
    digits3: string -2 0
    outer_info: code "system / ScopeInfo"
    outer_info -internal scope_id-> one
    outer: code "system / SharedFunctionInfo / outer"
    outer -internal name_or_scope_info-> outer_info
    outer -internal script-> script
    roots -> outer
    inner: code "system / SharedFunctionInfo / inner"
    inner -internal script-> script
    inner -internal scope_id-> two
    context: object "system / Context / outer" 24
    context -internal scope_info-> outer_info
    context -context used-> value
    context -context dead-> waste
    value: object Value 8
    waste: object Waste 800
    closure: closure inner 8
    closure -internal shared-> inner
    closure -internal context-> context
    roots -> closure
)~";

// One row a scope: script, id, depth, variables, uses.
DrawnHeap drawnClosure(const std::string &more = "")
{
    DrawnHeap drawn(kClosure + more);
    const std::string script = std::to_string(drawn["script"].value * drawn.nodeFields.size());
    drawn.section("scopes", script + ",1,0,2,0," + script + ",2,1,0,1");
    drawn.section("scope_context_vars", "1,2");
    drawn.section("scope_uses", "1,0");
    return drawn;
}

// "context.dead 800".
std::string deadIn(const DrawnHeap &drawn, ScopeRules rules = ScopeRules::Ours)
{
    Progress progress;
    std::string text;
    for (const DeadField &field : findDeadFields(*analyzed(drawn), rules, progress).fields)
        text += (text.empty() ? "" : "; ") + drawn.key(field.context) + "." +
                drawn.snapshot().edgeName(field.edge) + " " + std::to_string(field.retainedBytes);
    return text;
}

} // namespace

class DeadFieldsTest : public QObject {
    Q_OBJECT

private slots:
    void aVariableThatNoLiveFunctionUsesIsDead()
    {
        QCOMPARE(deadIn(drawnClosure()), "context.dead 800");
        QCOMPARE(deadIn(drawnClosure(), ScopeRules::DevTools), "context.dead 800");
    }
    void withoutALiveClosureAllAreDead()
    {
        DrawnHeap drawn = drawnClosure();
        drawn.node("closure").type = "object";
        QCOMPARE(deadIn(drawn), "context.dead 800; context.used 8");
    }
    void aUseInAFunctionNotMadeYetCountsForTheFunctionAroundIt()
    {
        DrawnHeap drawn = drawnClosure();
        const std::string script = std::to_string(drawn["script"].value * drawn.nodeFields.size());
        drawn.section("scopes", script + ",1,0,2,0," + script + ",2,1,0,1," + script + ",3,2,0,1");
        drawn.section("scope_uses", "1,0, 1,1");
        QCOMPARE(deadIn(drawn), "");
    }
    void aClosureOfAnotherContextDoesNotCount()
    {
        QCOMPARE(deadIn(drawnClosure(R"~(
            other: object "system / Context / outer" 24
            other -internal scope_info-> outer_info
            other -context used-> value2
            other -context dead-> waste2
            value2: object Value 16
            waste2: object Waste 400
            roots -> other
        )~")),
                 "context.dead 800; other.dead 400; other.used 16");
    }
    void aChainOfContextsCountsForAllInIt()
    {
        QCOMPARE(deadIn(drawnClosure(R"~(
            block: object "system / Context" 24
            block -internal previous-> context
            deeper: closure inner 8
            deeper -internal shared-> inner
            deeper -internal context-> block
            roots -> deeper
        )~")),
                 "context.dead 800");
    }
    void aCycleOfContextsEnds()
    {
        QCOMPARE(deadIn(drawnClosure(R"~(
            loop: object "system / Context" 24
            context -internal previous-> loop
            loop -internal previous-> context
        )~")),
                 "context.dead 800");
    }
    void theScriptOfAScopeMayBeToldByAnOuterOne()
    {
        QCOMPARE(deadIn(drawnClosure(R"~(
            block_info: code "system / ScopeInfo"
            block_info -internal outer_scope_info-> outer_info
            block_info -internal scope_id-> one
            block: object "system / Context" 24
            block -internal scope_info-> block_info
            block -context dead-> waste2
            waste2: object Waste 40
            roots -> block
        )~")),
                 "context.dead 800; block.dead 40");
    }
    void topLevelScopesMatchOnlyByOurRules()
    {
        DrawnHeap drawn = drawnClosure(R"~(
            script_info: code "system / ScopeInfo"
            script_info -internal outer_scope_info-> outer_info
            script_info -internal scope_id-> minus
            top_level: object "system / Context" 24
            top_level -internal scope_info-> script_info
            top_level -context shared-> waste2
            waste2: object Waste 40
            roots -> top_level
        )~");
        const std::string script = std::to_string(drawn["script"].value * drawn.nodeFields.size());
        drawn.section("scopes", script + ",-2,0,1,0," + script + ",1,1,2,0," + script + ",2,2,0,1");
        drawn.section("scope_context_vars", "3,1,2");
        QCOMPARE(deadIn(drawn), "context.dead 800; top_level.shared 40");
        QCOMPARE(deadIn(drawn, ScopeRules::DevTools), "context.dead 800");
    }
    void scriptsWithoutScopesAreTold()
    {
        DrawnHeap drawn = drawnClosure();
        drawn.section("scopes", "");
        Progress progress;
        const DeadFields found = findDeadFields(*analyzed(drawn), ScopeRules::Ours, progress);
        QVERIFY(found.fields.empty());
        QCOMPARE(drawn.keys(found.scriptsWithoutScopes), "script");
    }
    void tablesThatClaimMoreThanThereIsAreReadAsFarAsTheyGo()
    {
        DrawnHeap drawn = drawnClosure();
        const std::string script = std::to_string(drawn["script"].value * drawn.nodeFields.size());
        drawn.section("scopes",
                      script + ",1,4000000000,9000000000,-1," + script + ",2,7,4000000000,99");
        QCOMPARE(deadIn(drawn), "context.dead 800");
    }
};

QTEST_APPLESS_MAIN(DeadFieldsTest)
#include "dead_fields_test.moc"
