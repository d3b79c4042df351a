// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plain_text.h"
#include "core/report/text_report.h"
#include "core/report/text_table.h"
#include "tests/support/drawn_profile.h"

#include <QtCore/QStringList>
#include <QtTest/QTest>

#include <algorithm>
#include <sstream>

using namespace v8scope;

namespace {

QString report(const std::shared_ptr<const ProfileView> &view, TextReportOptions options = {})
{
    options.file = "shop.cpuprofile";
    std::ostringstream out;
    writeProfileText(out, view, options);
    return QString::fromStdString(out.str());
}

QString table(const TextTable &rows, std::size_t width)
{
    std::ostringstream out;
    rows.write(out, width);
    return QString::fromStdString(out.str());
}

constexpr std::string_view kText = R"(
    main@file:///app/main.js:0;render@file:///app/view.js:11 600000000
    main@file:///app/main.js:0;parse@file:///app/node_modules/dep/p.js:4 250000000
    (idle) 1000000000
    (program) 150000000
)";

} // namespace

class TextReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsAreAligned()
    {
        TextTable rows;
        rows.addColumn("ms", TextTable::Column::Number);
        rows.addColumn("function", TextTable::Column::Text);
        rows.addColumn("location", TextTable::Column::Location);
        rows.addRow({"1,234.5", "a", "/x.js:1"});
        rows.addRow({"9.5", "longName", "/y.js:20"});
        QCOMPARE(table(rows, 80), QString("       ms  function  location\n"
                                          "  1,234.5  a         /x.js:1\n"
                                          "      9.5  longName  /y.js:20\n"));
    }

    void longNamesAndPathsShareTheRoom()
    {
        TextTable rows;
        rows.addColumn("ms", TextTable::Column::Number);
        rows.addColumn("function", TextTable::Column::Text);
        rows.addColumn("location", TextTable::Column::Location);
        rows.addRow({"1", "aVeryLongFunctionNameIndeed", "/a/very/long/path/to/server.js:12"});
        QCOMPARE(table(rows, 40), QString("  ms  function             location\n"
                                          "   1  aVeryLongFunctionN…  …server.js:12\n"));
    }

    void theFirstLinesSayWhatTheFileIsAndWhereTimeWent()
    {
        const QString text = report(drawn::view(kText));
        const QStringList lines = text.split('\n');
        QVERIFY(lines[0].startsWith("shop.cpuprofile: "));
        QVERIFY2(text.contains("Duration    2.00 s in 4 samples"), qPrintable(text));
        QVERIFY2(text.contains("Busy        1.00 s      50.0 %"), qPrintable(text));
        QVERIFY2(text.contains("Idle        1.00 s      50.0 %"), qPrintable(text));
        QVERIFY2(text.contains("own code 30.0\u00A0%"), qPrintable(text));
        QVERIFY2(text.contains("dependencies 12.5\u00A0%"), qPrintable(text));
    }

    void functionsAreListedBySelfTimeWithoutIdle()
    {
        const QString text = report(drawn::view(kText));
        QVERIFY2(text.contains("\n    600.0  30.0     600.0  30.0  render     /app/view.js:12:1\n"),
                 qPrintable(text));
        QVERIFY(!text.contains("(idle)  "));
    }

    void theHottestPathSkipsIdleTime()
    {
        const QString text = report(drawn::view(kText));
        const QString path = text.mid(text.indexOf("Hottest path"));
        QVERIFY2(path.contains("850.0  42.5  main"), qPrintable(path));
        QVERIFY2(path.contains("600.0  30.0  render"), qPrintable(path));
    }

    void aLongHottestPathIsShortened()
    {
        std::string stack = "f0";
        for (int i = 1; i < 50; ++i)
            stack += ";f" + std::to_string(i);
        const QString text = report(drawn::view(stack + " 1000000\n"));
        QVERIFY2(text.contains("Hottest path (50 calls, the 10 that tell most)"), qPrintable(text));
        QVERIFY(text.contains("  f49"));
    }

    void noLineIsWiderThanAsked()
    {
        std::string text;
        for (int i = 0; i < 30; ++i) {
            const std::string n = std::to_string(i);
            text += "outer@file:///home/somebody/work/project/packages/server/src/index.js:1;"
                    "aFunctionWithAnUnusuallyLongAndDescriptiveNameNumber" +
                    n + "@file:///home/somebody/work/project/node_modules/package/lib/deep/file" +
                    n + ".js:" + n + " 1000000\n";
        }
        for (const std::size_t width : {80, 100, 120}) {
            TextReportOptions options;
            options.width = width;
            for (const QString &line : report(drawn::view(text), options).split('\n'))
                QVERIFY2(displayWidth(line.toStdString()) <= width, qPrintable(line));
        }
    }

    void aTreeReplacesTheFunctions()
    {
        TextReportOptions options;
        options.tree = TreeDirection::TopDown;
        const QString text = report(drawn::view(kText), options);
        QVERIFY2(text.contains("  main"), qPrintable(text));
        QVERIFY2(text.contains("   render"), qPrintable(text));
        QVERIFY(!text.contains("Hottest path"));
    }

    void groupsAreATable()
    {
        TextReportOptions options;
        options.group = GroupBy::Package;
        const QString text = report(drawn::view(kText), options);
        QVERIFY2(text.contains("  dep\n"), qPrintable(text));
    }

    void filtersAreNamed()
    {
        const auto base = drawn::resolved(drawn::cpuProfile(kText));
        const QString text = report(drawn::filtered(base, {filter::Hide{filter::Hidden::Idle}}));
        QVERIFY2(text.contains("Filters     hide idle"), qPrintable(text));
        QVERIFY(text.contains("Duration    1.00 s in 3 samples"));
    }

    void oddThingsAreListedWithTheirPlace()
    {
        drawn::ProfileDrawing drawing;
        drawing.sampleAt(0, "a");
        drawing.profile().endNs = 1000;
        drawing.profile().diagnostics.warn("Node 7 hangs nowhere.", 1234, "nodes[6]");
        drawing.profile().diagnostics.warn("Node 7 hangs nowhere.");
        const QString text = report(drawn::filtered(drawn::resolved(drawing.take()), {}));
        QVERIFY2(text.contains("Noticed     1 thing is odd about this file"), qPrintable(text));
        QVERIFY2(text.contains("warning     Node 7 hangs nowhere. (2 times; first at byte 1,234, "
                               "nodes[6])"),
                 qPrintable(text));
    }

    void anEmptyProfileSaysSo() { QVERIFY(report(drawn::view("")).contains("Nothing to show")); }

    void namesCannotControlTheTerminal()
    {
        const QString text = report(drawn::view("a\x1b[2Jb@ 1000\n"));
        QVERIFY(!text.contains(QChar(0x1b)));
        QVERIFY(text.contains("a\uFFFD[2Jb"));
    }
};

QTEST_APPLESS_MAIN(TextReportTest)
#include "text_report_test.moc"
