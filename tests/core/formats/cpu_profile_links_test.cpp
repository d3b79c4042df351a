// SPDX-License-Identifier: GPL-3.0-or-later
// Links between nodes that do not form a tree: what is made of them, and what the user is told.
#include "tests/support/loaded_text.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::test;

namespace {

// "1 (root): 2 3 | 2 a | 3 b < 1": id, name, child ids, "< parent id".
std::string profileText(std::string_view drawing)
{
    std::string nodes;
    while (!drawing.empty()) {
        const std::size_t bar = drawing.find('|');
        std::string_view node = drawing.substr(0, bar);
        drawing.remove_prefix(bar == std::string_view::npos ? drawing.size() : bar + 1);
        std::string parent;
        if (const std::size_t less = node.find('<'); less != std::string_view::npos) {
            parent = ",\"parent\":" + std::string(node.substr(less + 1));
            node = node.substr(0, less);
        }
        std::string children;
        if (const std::size_t colon = node.find(':'); colon != std::string_view::npos) {
            for (const char c : node.substr(colon + 1)) {
                if (c != ' ')
                    children += c;
                else if (!children.empty() && children.back() != ',')
                    children += ',';
            }
            if (!children.empty() && children.back() == ',')
                children.pop_back();
            children = ",\"children\":[" + children + "]";
            node = node.substr(0, colon);
        }
        const std::size_t start = node.find_first_not_of(' ');
        const std::size_t blank = node.find(' ', start);
        const std::size_t last = node.find_last_not_of(' ');
        nodes +=
            (nodes.empty() ? "{\"id\":" : ",{\"id\":") +
            std::string(node.substr(start, blank - start)) + ",\"callFrame\":{\"functionName\":\"" +
            std::string(node.substr(blank + 1, last - blank)) + "\"}" + children + parent + "}";
    }
    return "{\"nodes\":[" + nodes +
           "],\"samples\":[1],\"timeDeltas\":[1],\"startTime\":0,\"endTime\":9}";
}

} // namespace

class CpuProfileLinksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesATreeOfAnything_data()
    {
        QTest::addColumn<QString>("drawing");
        QTest::addColumn<QString>("tree");
        QTest::addColumn<QString>("told"); // beginnings of the diagnostics
        QTest::newRow("a tree") << "1 (root): 2 3 | 2 a: 4 | 3 b | 4 c"
                                << "(root); (root) > a; (root) > b; (root) > a > c"
                                << "";
        QTest::newRow("any order") << "4 c | 3 b | 2 a: 4 | 1 (root): 2 3"
                                   << "(root); (root) > b; (root) > a; (root) > a > c"
                                   << "";
        QTest::newRow("parent ids") << "1 (root) | 2 a < 1 | 3 b < 2"
                                    << "(root); (root) > a; (root) > a > b"
                                    << "";
        QTest::newRow("children lists win over parent ids") << "1 (root): 2 3 | 2 a | 3 b < 2"
                                                            << "(root); (root) > a; (root) > b"
                                                            << "A node is the child of several";
        QTest::newRow("the later of two parents wins")
            << "1 (root): 2 3 4 | 2 a: 4 | 3 b: 4 | 4 c"
            << "(root); (root) > a; (root) > b; (root) > b > c"
            << "A node is the child of several";
        QTest::newRow("child that is missing") << "1 (root): 2 77 | 2 a"
                                               << "(root); (root) > a"
                                               << "A child id names no node";
        QTest::newRow("parent that is missing")
            << "1 (root) | 2 a < 77"
            << "(root); (root) > (detached); (root) > (detached) > a"
            << "A node hangs below no other|A node's parent id names no node";
        QTest::newRow("its own child") << "1 (root): 2 | 2 a: 2"
                                       << "(root); (root) > a"
                                       << "A node names itself";
        QTest::newRow("a circle with a way in")
            << "1 (root): 2 | 2 a: 3 | 3 b: 2"
            << "(root); (root) > a; (root) > a > b"
            << "A node is the child of several|Child links run in a circle";
        QTest::newRow("a circle without a way in")
            << "1 (root): 4 | 2 a: 3 | 3 b: 2 | 4 c"
            << "(root); (root) > c; (root) > (detached); (root) > (detached) > a; "
               "(root) > (detached) > a > b"
            << "Child links run in a circle";
        QTest::newRow("two circles and a tail")
            << "1 (root) | 5 t < 2 | 2 a: 3 | 3 b: 2 | 6 x < 7 | 7 y < 6"
            << "(root); (root) > (detached); (root) > (detached) > a; (root) > (detached) > a > t; "
               "(root) > (detached) > a > b; (root) > (detached) > x; (root) > (detached) > x > y"
            << "Child links run in a circle";
        QTest::newRow("the root as a child") << "1 (root): 2 | 2 a: 1"
                                             << "(root); (root) > a"
                                             << "The root is named as a child";
        QTest::newRow("two roots")
            << "1 (root): 2 | 2 a | 3 (root): 4 | 4 b"
            << "(root); (root) > a; (root) > (detached); (root) > (detached) > (root); "
               "(root) > (detached) > (root) > b"
            << "The profile has a second root";
        QTest::newRow("a node that hangs nowhere")
            << "1 (root): 2 | 2 a | 3 b: 4 | 4 c"
            << "(root); (root) > a; (root) > (detached); (root) > (detached) > b; "
               "(root) > (detached) > b > c"
            << "A node hangs below no other";
        QTest::newRow("a system frame that hangs nowhere") << "1 (root): 2 | 2 a | 3 (idle)"
                                                           << "(root); (root) > a; (root) > (idle)"
                                                           << "One of V8's own frames";
        QTest::newRow("two nodes of one id: the last counts, lists of both hold")
            << "1 (root): 2 3 | 2 a: 4 | 3 b | 4 c | 2 d"
            << "(root); (root) > b; (root) > d; (root) > d > c"
            << "Several nodes have the same id";
        QTest::newRow("sparse ids")
            << "1000000000000 (root): 5 2000000000000 | 5 a | 2000000000000 b"
            << "(root); (root) > a; (root) > b"
            << "";
    }
    void makesATreeOfAnything()
    {
        QFETCH(QString, drawing);
        QFETCH(QString, tree);
        QFETCH(QString, told);
        const auto profile = profileOf(profileText(drawing.toStdString()));
        QVERIFY(profile);
        QCOMPARE(drawTree(*profile), tree);
        for (std::uint32_t i = 1; i < profile->nodes.size(); ++i)
            QVERIFY(profile->nodes.parent[i] < i);
        QStringList messages = drawDiagnostics(*profile).split('\n', Qt::SkipEmptyParts);
        messages.removeIf([](const QString &m) { return m.startsWith("A sample names"); });
        const QStringList expected = told.split('|', Qt::SkipEmptyParts);
        QCOMPARE(messages.size(), expected.size());
        for (int i = 0; i < expected.size(); ++i)
            QVERIFY2(messages[i].startsWith(expected[i]), qPrintable(messages[i]));
    }
    void diagnosticsNameThePlace()
    {
        const auto profile = profileOf(profileText("1 (root): 2 | 2 a: 2"));
        const Diagnostic &diagnostic = profile->diagnostics.all().front();
        QCOMPARE(QString::fromStdString(diagnostic.jsonPath), "nodes[1]");
        QVERIFY(diagnostic.byteOffset.has_value());
    }
    void theMadeUpNodeIsMarked()
    {
        const auto profile = profileOf(profileText("1 (root) | 2 a: 3 | 3 b"));
        QCOMPARE(profile->nodes.system[1], SystemKind::Detached);
        QCOMPARE(profile->nodes.system[2], SystemKind::None);
    }
    void manyWrongLinksStayFast()
    {
        // 60,000 nodes that each claim the same deep chain: no search may walk it each time.
        std::string drawing = "1 (root): 2";
        for (int i = 2; i < 60'000; ++i)
            drawing += "|" + std::to_string(i) + " f: " + std::to_string(i + 1) + " 2 " +
                       std::to_string(i > 3 ? i - 1 : 1);
        const auto profile = profileOf(profileText(drawing));
        QVERIFY(profile);
        QCOMPARE(profile->nodes.size() >= 59'999u, true);
    }
};

QTEST_APPLESS_MAIN(CpuProfileLinksTest)
#include "cpu_profile_links_test.moc"
