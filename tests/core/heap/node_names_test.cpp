// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes are called what Chrome DevTools calls them (R3).
#include "core/heap/classes/display_names.h"
#include "core/heap/classes/node_names.h"
#include "tests/support/drawn_heap.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

NodeFlags noFlags(const DrawnHeap &heap)
{
    return {Column<std::uint8_t>(heap.snapshot().nodeCount)};
}

QString nameOf(const DrawnHeap &heap, const std::string &key)
{
    return QString::fromStdString(displayName(heap.snapshot(), noFlags(heap), heap[key]));
}

// A plain object with these properties.
DrawnHeap objectWith(const std::vector<std::string> &properties)
{
    DrawnHeap heap("root -> o\n o: object Object");
    for (const std::string &name : properties)
        heap.edge("o", "property", name, "value");
    return heap;
}

// A cons string that holds itself and this text.
DrawnHeap endlessText(const std::string &text)
{
    DrawnHeap heap("root -> s\n s: \"concatenated string\" x");
    heap.node("t").type = "string";
    heap.node("t").name = text;
    heap.edge("s", "internal", "first", "t");
    heap.edge("s", "internal", "second", "s");
    return heap;
}

} // namespace

class NodeNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mostNodesAreCalledWhatTheFileCallsThem()
    {
        const DrawnHeap heap("root -> o\n o: object Foo");
        QCOMPARE(nameOf(heap, "o"), "Foo");
    }
    void detachedNodesAreCalledSo()
    {
        const DrawnHeap heap("root -> div\n div: native <div>");
        NodeFlags flags = noFlags(heap);
        flags.bits.mutableData()[heap["div"].value] = NodeFlags::kRenamed;
        QCOMPARE(displayName(heap.snapshot(), flags, heap["div"]), "Detached <div>");
        QCOMPARE(rawName(heap.snapshot(), flags, heap["div"]), "Detached <div>");
    }

    void plainObjectsAreCalledByTheirProperties()
    {
        QCOMPARE(nameOf(objectWith({"a", "b", "c"}), "o"), "{a, b, c}");
        QCOMPARE(nameOf(objectWith({}), "o"), "{}");
    }
    void prototypesAndOtherEdgesAreNoProperties()
    {
        const DrawnHeap heap(R"~(
            root -> o
            o: object Object
            o -a-> x
            o -internal map-> m
            o -__proto__-> p
            o -[3]-> y
            o -b-> z
        )~");
        QCOMPARE(nameOf(heap, "o"), "{a, b}");
    }
    void odditiesInPropertyNamesAreQuoted()
    {
        const QString shown = "{\"x,y\", \"it's\", \"\\\"q\\\"\", \"{z}\", a b}";
        QCOMPARE(nameOf(objectWith({"x,y", "it's", "\"q\"", "{z}", "a b"}), "o"), shown);
    }
    void ofManyPropertiesTheFirstAndTheLastAreShown()
    {
        std::vector<std::string> names;
        for (int i = 10; i < 50; ++i)
            names.push_back("property" + std::to_string(i));
        QCOMPARE(nameOf(objectWith(names), "o"), "{property10, property11, property12, property13, "
                                                 "…, property46, property47, property48, "
                                                 "property49}");
    }
    void aSingleLongPropertyIsShownWhole()
    {
        const std::string name(300, 'p');
        QCOMPARE(nameOf(objectWith({name}), "o"), QString::fromStdString("{" + name + "}"));
        QCOMPARE(nameOf(objectWith({name, "b"}), "o"), QString::fromStdString("{" + name + ", …}"));
    }
    void lengthsAreCountedInUtf16Units()
    {
        // 49 characters of two units each leave no room for three more units.
        std::string faces;
        for (int i = 0; i < 48; ++i)
            faces += "😀";
        QCOMPARE(nameOf(objectWith({faces, "bb"}), "o"),
                 QString::fromStdString("{" + faces + ", bb}"));
        QCOMPARE(nameOf(objectWith({faces, "bbb"}), "o"),
                 QString::fromStdString("{" + faces + ", …}"));
    }
    void anyEdgeBetweenFrontAndBackGivesAnEllipsis()
    {
        // DevTools: the map lies between the cursors, though it is no property.
        DrawnHeap map = objectWith({std::string(50, 'a')});
        map.edge("o", "internal", "map", "m");
        map.edge("o", "property", std::string(60, 'c'), "value");
        QVERIFY(nameOf(map, "o").endsWith("…}"));
    }

    void joinedStringsAreReadFromTheirParts()
    {
        const DrawnHeap heap(R"~(
            root -> s
            s: "concatenated string" "(concatenated string)"
            s -internal second-> c
            s -internal first-> ab
            ab: "concatenated string" x
            ab -internal first-> a
            ab -internal second-> b
            a: string alpha
            b: string beta
            c: string gamma
        )~");
        QCOMPARE(nameOf(heap, "s"), "alphabetagamma");
    }
    void aMissingPartIsTheFirstNode()
    {
        const DrawnHeap heap(R"~(
            root: synthetic ROOT
            root -> s
            s: "concatenated string" x
            s -internal first-> a
            a: string a
        )~");
        QCOMPARE(nameOf(heap, "s"), "aROOT");
    }
    void joinedStringsEndWithThePartThatReaches1024()
    {
        DrawnHeap heap("root -> s\n s: \"concatenated string\" x\n s -internal first-> t");
        heap.node("t").type = "concatenated string";
        for (const char *const key : {"a", "b", "c"}) {
            heap.node(key).type = "string";
            heap.node(key).name = std::string(600, key[0]);
        }
        heap.edge("t", "internal", "first", "a");
        heap.edge("t", "internal", "second", "b");
        heap.edge("s", "internal", "second", "c");
        QCOMPARE(nameOf(heap, "s"), QString(600, 'a') + QString(600, 'b'));
    }
    void halvesOfACharacterMeetAtTheSeam()
    {
        DrawnHeap heap("root -> s\n s: \"concatenated string\" x");
        heap.node("high").type = heap.node("low").type = "string";
        heap.node("high").name = "a\xED\xA0\xBD";
        heap.node("low").name = "\xED\xB8\x80z";
        heap.edge("s", "internal", "first", "high");
        heap.edge("s", "internal", "second", "low");
        QCOMPARE(nameOf(heap, "s"), "a😀z");
    }
    void stringsThatHoldThemselvesEnd()
    {
        QCOMPARE(nameOf(endlessText("ab"), "s").size(), 1024);
        QCOMPARE(nameOf(endlessText(""), "s"), "");
    }
    void aStringThatHoldsItselfAThousandTimesOverEnds()
    {
        // Its parts are looked for among all its edges at each step.
        DrawnHeap heap("root -> s\n s: \"concatenated string\" x");
        for (int i = 0; i < 200'000; ++i)
            heap.edge("s", "internal", "other", "s");
        heap.edge("s", "internal", "first", "s");
        heap.edge("s", "internal", "second", "s");
        QCOMPARE(nameOf(heap, "s"), "");
    }
    void namesOfManyAreThoseOfEach()
    {
        const DrawnHeap heap = endlessText("ab");
        const NodeFlags flags = noFlags(heap);
        DisplayNames names(heap.snapshot(), flags);
        for (const char *const key : {"root", "s", "t"})
            QCOMPARE(names.of(heap[key]), displayName(heap.snapshot(), flags, heap[key]));
    }
    void aLongChainOfJoinedStringsIsWalkedOnce()
    {
        constexpr int kLinks = 100'000;
        DrawnHeap heap("root -> s0\n x: string x\n none: string");
        heap.node("none").name = "";
        for (int i = 0; i < kLinks; ++i) {
            const std::string key = "s" + std::to_string(i);
            heap.node(key).type = "concatenated string";
            heap.node(key).name = "";
            heap.edge(key, "internal", "first",
                      i + 1 < kLinks ? "s" + std::to_string(i + 1) : std::string("x"));
            heap.edge(key, "internal", "second", "none");
        }
        const NodeFlags flags = noFlags(heap);
        DisplayNames names(heap.snapshot(), flags);
        for (int i = 0; i < kLinks; ++i)
            QCOMPARE(names.of(heap["s" + std::to_string(i)]), "x");
    }
};

QTEST_APPLESS_MAIN(NodeNamesTest)
#include "node_names_test.moc"
