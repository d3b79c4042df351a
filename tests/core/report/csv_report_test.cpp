// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_report.h"
#include "tests/support/drawn_profile.h"

#include <QtTest/QTest>

#include <sstream>

using namespace v8scope;

class CsvReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void functionsAreLinesBySelfTime()
    {
        std::ostringstream out;
        writeFunctionsCsv(out, *drawn::view("main@file:///app/m.js:4;work@file:///app/"
                                            "node_modules/dep/w.js:0 3000\n (idle) 1000\n"));
        QCOMPARE(QString::fromStdString(out.str()),
                 QString("name,url,line,column,self_us,total_us,samples,self_percent,"
                         "total_percent,category,package\n"
                         "work,file:///app/node_modules/dep/w.js,1,1,3,3,1,75.0,75.0,"
                         "dependencies,dep\n"
                         "(idle),,0,0,1,1,1,25.0,25.0,(idle),\n"
                         "main,file:///app/m.js,5,1,0,3,0,0.0,75.0,own code,\n"));
    }

    void commasQuotesAndLineBreaksAreQuoted()
    {
        drawn::ProfileDrawing drawing;
        drawing.sampleAt(0, "x@");
        Profile &profile = drawing.profile();
        FunctionKey odd;
        odd.name = profile.strings.intern("a,\"b\"\nc");
        profile.nodes.function[1] = profile.functions.intern(odd);
        profile.endNs = 1000;
        std::ostringstream out;
        writeFunctionsCsv(out, *drawn::filtered(drawn::resolved(drawing.take()), {}));
        QVERIFY2(out.str().find("\n\"a,\"\"b\"\"\nc\",,0,0,1,1,1,") != std::string::npos,
                 out.str().c_str());
    }

    void groupsAreLinesToo()
    {
        std::ostringstream out;
        writeGroupsCsv(out, *drawn::view("a@file:///x.js:0;b@file:///y.js:0 3000\n"),
                       GroupBy::File);
        const std::string text = out.str();
        QVERIFY(text.starts_with(
            "name,self_us,total_us,samples,functions,self_percent,total_percent\n"));
        QVERIFY2(text.find("y.js,3,3,1,1,100.0,100.0\n") != std::string::npos, text.c_str());
        QVERIFY2(text.find("x.js,0,3,0,1,0.0,100.0\n") != std::string::npos, text.c_str());
    }

    void markdownCellsCannotBreakTheTable()
    {
        std::ostringstream out;
        writeFunctionsMarkdown(out, *drawn::view("a|b_c@file:///x.js:0 3000000\n"), 0);
        QCOMPARE(QString::fromStdString(out.str()),
                 QString("| Self | Self % | Total | Total % | Function | Location |\n"
                         "|---:|---:|---:|---:|---|---|\n"
                         "| 3.00 ms | 100.0 % | 3.00 ms | 100.0 % | a\\|b\\_c | "
                         "/x.js:1:1 |\n"));
    }
};

QTEST_APPLESS_MAIN(CsvReportTest)
#include "csv_report_test.moc"
