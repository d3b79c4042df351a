// SPDX-License-Identifier: GPL-3.0-or-later
// Names that rules ask for are recognised however the file writes them.
#include "core/heap/snapshot/known_names.h"
#include "core/heap/snapshot/leading_integer.h"
#include "tests/support/drawn_heap.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::drawn;

Q_DECLARE_METATYPE(KnownName)

namespace {

const std::string kPair = " / part of key (K @7) -> value (V @9) pair in WeakMap (table @11)";

} // namespace

class KnownNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreRecognised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<KnownName>("known");
        const auto row = [](const char *text, KnownName known) {
            QTest::newRow(text) << QString(text) << known;
        };
        row("", KnownName::Empty);
        row("Object", KnownName::Object);
        row("Objects", KnownName::None);
        row("object", KnownName::None);
        row("__proto__", KnownName::Proto);
        row("1", KnownName::One);
        row("12", KnownName::None);
        row("(Document DOM trees)", KnownName::DocumentDomTrees);
        row("system / ExternalStringData", KnownName::ExternalStringData);
        row("system / NativeContext", KnownName::NativeContext);
        row("system / NativeContext / https://a", KnownName::NativeContext);
        row("system / NativeContextual", KnownName::None);
        row("Detached system / NativeContext", KnownName::DetachedNativeContext);
        row("Detached system / NativeContext / x", KnownName::DetachedNativeContext);
        row("Detached system / NativeContext2", KnownName::DetachedOther);
        row("system / Context", KnownName::ScopeContext);
        row("system / Context / f @1", KnownName::ScopeContext);
        row("system / Contexts", KnownName::None);
        row("<div id=a>", KnownName::Element);
        row("Detached <div>", KnownName::DetachedElement);
        row("Detached Text", KnownName::DetachedOther);
        row("Detached", KnownName::None);
        row("3 / DevTools console", KnownName::Console);
        row("global / DevTools console", KnownName::Console);
        row("DevTools console", KnownName::None);
    }
    void namesAreRecognised()
    {
        QFETCH(QString, text);
        QFETCH(KnownName, known);
        QCOMPARE(KnownNames::classify(text.toStdString()), known);
    }

    void ephemeronsMatchTheWholeText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("matches");
        const auto row = [](const std::string &text, bool matches) {
            QTest::newRow(text.c_str()) << QString::fromStdString(text) << matches;
        };
        row("12" + kPair, true);
        row(kPair.substr(1), false);
        row("12" + kPair + " ", false);
        row("12 / part of key (a) @1) b (x @2) -> value (y @3) pair in WeakMap (table @4)", true);
        row("12 / part of key ( @1) -> value ( @2) pair in WeakMap (table @3)", true);
        row("12 / part of key (@1) -> value (V @2) pair in WeakMap (table @3)", false);
        row("12 / part of key (K @1) -> value (V@2) pair in WeakMap (table @3)", false);
        row("12 / part of key (K @) -> value (V @2) pair in WeakMap (table @3)", false);
        row("12 / part of key (K @1) -> value (V @2) pair in WeakMap (table @)", false);
        row("12 / part of key (K @1) -> value (V @2) pair in WeakSet (table @3)", false);
        row("12 / part of key (K\n @1) -> value (V @2) pair in WeakMap (table @3)", false);
        row("12 / part of key (K\u2028 @1) -> value (V @2) pair in WeakMap (table @3)", false);
        row("12 / part of key (K @1) -> value (V @2) -> value (W @3) pair in WeakMap (table @4)",
            true);
    }
    void ephemeronsMatchTheWholeText()
    {
        QFETCH(QString, text);
        QFETCH(bool, matches);
        QCOMPARE(KnownNames::classify(text.toStdString()) == KnownName::Ephemeron, matches);
    }

    void edgesOfOneEntrySharePairs()
    {
        DrawnHeap heap("table: array \"\"\nkey: object K\n");
        heap.edge("table", "internal", "3" + kPair, "v");
        heap.edge("key", "internal", "4" + kPair, "v");
        heap.edge("key", "internal",
                  "3 / part of key (K @7) -> value (V @9) pair in WeakMap "
                  "(table @18446744073709551615)",
                  "v");
        const HeapSnapshot &snapshot = heap.snapshot();
        const auto *const first = snapshot.known.ephemeron(snapshot.edgeLabel(0));
        const auto *const second = snapshot.known.ephemeron(snapshot.edgeLabel(1));
        const auto *const other = snapshot.known.ephemeron(snapshot.edgeLabel(2));
        QVERIFY(first && second && other);
        QVERIFY(first != second);
        QCOMPARE(first->pair, second->pair);
        QVERIFY(first->pair != other->pair);
        QCOMPARE(first->tableId, std::uint64_t(11));
        QCOMPARE(other->tableId, ~std::uint64_t(0));
        QVERIFY(!snapshot.known.ephemeron(0));
    }

    void escapesAreLookedThrough()
    {
        DrawnHeap heap("root -> a");
        heap.section("strings",
                     R"("","\u005f_proto\u005f\u005f","a","3 \/ DevTools console","\u003cp>")");
        const HeapSnapshot &snapshot = heap.snapshot();
        QCOMPARE(snapshot.known[1], KnownName::Proto);
        QCOMPARE(snapshot.known[3], KnownName::Console);
        QCOMPARE(snapshot.known[4], KnownName::Element);
        QCOMPARE(snapshot.known[99], KnownName::None);
    }

    void leadingIntegersAreThoseOfParseInt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("number");
        const auto row = [](const char *text, const char *number) {
            QTest::newRow(text) << QString(text) << QString(number);
        };
        row("7x", "7");
        row("  \u00a0\u2028+0012 b", "12");
        row("-5", "-5");
        row("-0", "0");
        row("000", "0");
        row("9007199254740993", "9007199254740992");
        row("123456789012345678901", "123456789012345680000");
        row("1000000000000000000000", "1e+21");
        row("1180591620717411303424", "1.1805916207174113e+21");
        row("x7", "none");
        row("", "none");
        row("- 5", "none");
        row("+", "none");
    }
    void leadingIntegersAreThoseOfParseInt()
    {
        QFETCH(QString, text);
        QFETCH(QString, number);
        QCOMPARE(QString::fromStdString(leadingInteger(text.toStdString()).value_or("none")),
                 number);
    }
    void integersBeyondDoublesAreInfinite()
    {
        QCOMPARE(leadingInteger(std::string(400, '9')).value_or(""), "Infinity");
    }
};

QTEST_APPLESS_MAIN(KnownNamesTest)
#include "known_names_test.moc"
