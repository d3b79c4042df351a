// SPDX-License-Identifier: GPL-3.0-or-later
// Every node is of the class that Chrome DevTools gives it (R4, R5), and groups are told apart as
// its summary tells them (R12).
#include "core/heap/classes/heap_classes.h"
#include "tests/support/drawn_heap.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

Progress *progress()
{
    static Progress none;
    return &none;
}

NodeFlags noFlags(const DrawnHeap &heap)
{
    return {Column<std::uint8_t>(heap.snapshot().nodeCount)};
}

HeapClasses classesOf(const DrawnHeap &heap)
{
    return classify(heap.snapshot(), noFlags(heap), *progress());
}

QString classOf(const DrawnHeap &heap, const std::string &key)
{
    return QString::fromStdString(classesOf(heap).className(heap[key]));
}

// Adds count plain objects with these properties: PREFIX0, PREFIX1, …
void addObjects(DrawnHeap &heap, const std::string &prefix, int count,
                const std::vector<std::string> &properties)
{
    for (int i = 0; i < count; ++i) {
        const std::string key = prefix + std::to_string(i);
        heap.edge("root", "property", key, key);
        heap.node(key).name = "Object";
        for (const std::string &name : properties)
            heap.edge(key, "property", name, "root");
    }
}

// "{a, b} {c}", most frequent first.
QString shapesOf(const DrawnHeap &heap)
{
    QStringList names;
    for (const HeapShape &shape : inferShapes(heap.snapshot(), *progress()))
        names += QString::fromStdString(shape.name);
    return names.join(' ');
}

} // namespace

class HeapClassesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsHaveClassesOfTheirOwn()
    {
        const DrawnHeap heap(R"~(
            root -> hidden
            hidden: hidden "system / Map"
            code: code f
            closure: closure f
            regexp: regexp a+
            text: string abc
            cons: "concatenated string" abc
            shape: "object shape" x
            root -> code
        )~");
        QCOMPARE(classOf(heap, "root"), "(synthetic)");
        QCOMPARE(classOf(heap, "hidden"), "(system)");
        QCOMPARE(classOf(heap, "code"), "(compiled code)");
        QCOMPARE(classOf(heap, "closure"), "Function");
        QCOMPARE(classOf(heap, "regexp"), "RegExp");
        QCOMPARE(classOf(heap, "text"), "(string)");
        QCOMPARE(classOf(heap, "cons"), "(concatenated string)");
        QCOMPARE(classOf(heap, "shape"), "(object shape)");
    }
    void objectsAreOfTheirConstructorsClass()
    {
        const DrawnHeap heap("root -> o\n o: object Foo\n n: native Text\n o -> n");
        QCOMPARE(classOf(heap, "o"), "Foo");
        QCOMPARE(classOf(heap, "n"), "Text");
    }
    void elementsAreOfTheirTagsClass()
    {
        const DrawnHeap heap(R"~(
            root -> div
            div: native "<div id=a class=b>"
            short: native <div>
            old: native "Detached <p class=x>"
            div -> short
            div -> old
        )~");
        QCOMPARE(classOf(heap, "div"), "<div>");
        QCOMPARE(classOf(heap, "old"), "Detached <p>");
        const HeapClasses classes = classesOf(heap);
        QCOMPARE(classes.groupOf[heap["div"].value], classes.groupOf[heap["short"].value]);
    }
    void renamedElementsAreDetached()
    {
        const DrawnHeap heap("root -> d\n d: native \"<div id=a>\"\n d -> t\n t: native Text");
        NodeFlags flags = noFlags(heap);
        flags.bits.mutableData()[heap["d"].value] = NodeFlags::kRenamed;
        flags.bits.mutableData()[heap["t"].value] = NodeFlags::kRenamed;
        const HeapClasses classes = classify(heap.snapshot(), flags, *progress());
        QCOMPARE(classes.className(heap["d"]), "Detached <div>");
        QCOMPARE(classes.className(heap["t"]), "Detached Text");
    }

    void frequentPropertiesMakeAShape()
    {
        DrawnHeap heap;
        addObjects(heap, "p", 2, {"x", "y"});
        addObjects(heap, "q", 3, {"name"});
        addObjects(heap, "single", 1, {"z"});
        addObjects(heap, "empty", 4, {});
        QCOMPARE(shapesOf(heap), "{name} {x, y}");
        QCOMPARE(classOf(heap, "p1"), "{x, y}");
        QCOMPARE(classOf(heap, "single0"), "Object");
        QCOMPARE(classOf(heap, "empty0"), "Object");
    }
    void oneObjectInAThousandIsEnough()
    {
        DrawnHeap heap;
        addObjects(heap, "a", 2, {"a"});
        addObjects(heap, "b", 1999, {"b"});
        QCOMPARE(shapesOf(heap), "{b}"); // 2 of 2001 are too few
    }
    void equallyFrequentShapesStandInFileOrder()
    {
        DrawnHeap heap;
        addObjects(heap, "b", 2, {"b"});
        addObjects(heap, "a", 2, {"a"});
        QCOMPARE(shapesOf(heap), "{b} {a}");
    }
    void anObjectHasTheLargestShapeThatFits()
    {
        DrawnHeap heap;
        addObjects(heap, "small", 5, {"a", "b"});
        addObjects(heap, "large", 2, {"a", "b", "c"});
        addObjects(heap, "more", 1, {"z", "c", "b", "y", "a"});
        addObjects(heap, "less", 1, {"b", "q", "a"});
        QCOMPARE(classOf(heap, "more0"), "{a, b, c}");
        QCOMPARE(classOf(heap, "less0"), "{a, b}");
    }
    void ofShapesInAnotherOrderTheMoreFrequentWins()
    {
        DrawnHeap heap;
        addObjects(heap, "ba", 2, {"b", "a"});
        addObjects(heap, "ab", 3, {"a", "b"});
        QCOMPARE(shapesOf(heap), "{a, b} {b, a}");
        QCOMPARE(classOf(heap, "ba0"), "{a, b}");
    }
    void aNameThatAShapeHasTwiceIsNeededTwice()
    {
        DrawnHeap heap;
        addObjects(heap, "twice", 2, {"a", "a"});
        addObjects(heap, "once", 1, {"a", "b"});
        QCOMPARE(classOf(heap, "twice0"), "{a, a}");
        QCOMPARE(classOf(heap, "once0"), "Object");
    }
    void prototypesAreInNoShape()
    {
        DrawnHeap heap;
        addObjects(heap, "p", 2, {"a", "__proto__", "b"});
        QCOMPARE(shapesOf(heap), "{a, b}");
    }
    void shapesEndAt120Units()
    {
        const std::string half(58, 'h');
        const std::string other(59, 'o');
        DrawnHeap heap;
        addObjects(heap, "p", 2, {half, other, "x"});
        addObjects(heap, "long", 2, {std::string(130, 'l'), "x"});
        QCOMPARE(shapesOf(heap).toStdString(),
                 "{" + half + ", " + other + "} {" + std::string(130, 'l') + "}");
    }
    void shapesThatReadAlikeAreOne()
    {
        // Empty names in front do not show.
        DrawnHeap heap;
        addObjects(heap, "p", 1, {"", "a"});
        addObjects(heap, "q", 1, {"a"});
        QCOMPARE(shapesOf(heap), "{a}");
        QCOMPARE(classOf(heap, "p0"), "{a}");
        QCOMPARE(classOf(heap, "q0"), "Object"); // has no empty name
    }
    void shapesAreLookedForFromTheRootOn()
    {
        // As in DevTools. V8 writes the root first.
        DrawnHeap heap;
        addObjects(heap, "p", 2, {"a"});
        addObjects(heap, "q", 2, {"b"});
        heap.node("last").type = "synthetic";
        const std::size_t fields = heap.nodeFields.size();
        heap.member("root_index", std::to_string(fields * (heap.size() - 1)));
        QCOMPARE(shapesOf(heap), "");
        QCOMPARE(classOf(heap, "p0"), "Object");
    }
    void objectsMayBeClassedByTheShapesOfAnotherHeap()
    {
        DrawnHeap heap;
        addObjects(heap, "p", 2, {"a", "b"});
        const HeapClasses classes = classify(heap.snapshot(), noFlags(heap),
                                             {{"{b}", {"b"}}, {"{zz}", {"zz"}}}, *progress());
        QCOMPARE(classes.className(heap["p0"]), "{b}");
        QCOMPARE(classes.shapes.size(), 2u);
    }

    void objectsAreGroupedByTheirConstructorsPlace()
    {
        DrawnHeap heap("root -> a\n a: object Foo\n a -> b\n b: object Foo\n b -> c\n"
                       "c: object Foo\n c -> d\n d: object Foo\n f: closure Foo\n d -> f\n");
        heap.location("a", 7, 1, 2);
        heap.location("b", 7, 1, 3);
        heap.location("c", 7, 1, 2, "script");
        heap.location("f", 7, 1, 2);
        const HeapClasses classes = classesOf(heap);
        const auto keyOf = [&](const char *node) {
            return classes.key(heap.snapshot(), classes.groupOf[heap[node].value]);
        };
        QCOMPARE(keyOf("a"), "7,1,2,Foo");
        QCOMPARE(keyOf("b"), "7,1,3,Foo");
        QCOMPARE(keyOf("d"), ",Foo");
        QCOMPARE(keyOf("f"), ",Function"); // functions are not told apart by place
        QCOMPARE(classes.groupOf[heap["c"].value], classes.groupOf[heap["a"].value]);
    }
    void namesThatAreMadeAndEqualNamesOfTheFileAreTwoGroups()
    {
        const DrawnHeap heap("root -> f\n f: closure f\n f -> o\n o: object Function");
        const HeapClasses classes = classesOf(heap);
        const std::uint32_t made = classes.groupOf[heap["f"].value];
        const std::uint32_t raw = classes.groupOf[heap["o"].value];
        QVERIFY(made != raw);
        QCOMPARE(classes.key(heap.snapshot(), made), classes.key(heap.snapshot(), raw));
        QVERIFY(classes.groups[made].origin == ClassOrigin::Made);
        QVERIFY(classes.groups[raw].origin == ClassOrigin::Raw);
    }
    void equalNamesUnderTwoNumbersAreTwoGroups()
    {
        DrawnHeap heap("root -> a\n a: object Foo\n a -> b\n b: object Fox");
        const std::string text = heap.json();
        Progress loading;
        std::string broken = text;
        broken.replace(broken.find("\"Fox\""), 5, "\"Foo\"");
        const auto snapshot = *loadHeapSnapshot(ByteBuffer::fromText(broken, "x"), loading);
        const HeapClasses classes = classify(*snapshot, noFlags(heap), *progress());
        QCOMPARE(classes.className(heap["b"]), "Foo");
        QVERIFY(classes.groupOf[heap["a"].value] != classes.groupOf[heap["b"].value]);
    }
};

QTEST_APPLESS_MAIN(HeapClassesTest)
#include "heap_classes_test.moc"
