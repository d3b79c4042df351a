// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/flame_svg.h"
#include "tests/support/drawn_profile.h"

#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

#include <sstream>

using namespace v8scope;

namespace {

std::string svg(const ProfileView &view, const FlameSvgOptions &options = {})
{
    std::ostringstream out;
    Progress progress;
    const auto written = writeFlameSvg(out, view, options, progress);
    return written ? out.str() : std::string();
}

struct Picture {
    QString error;
    QStringList titles; // of boxes
    QStringList texts;
    int boxes = 0;
};

Picture read(const std::string &text)
{
    Picture picture;
    QXmlStreamReader xml(QByteArray::fromStdString(text));
    bool inBox = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == QLatin1String("g"))
            inBox = false;
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("g")) {
            inBox = true;
            ++picture.boxes;
        } else if (xml.name() == QLatin1String("title") && inBox) {
            picture.titles << xml.readElementText();
        } else if (xml.name() == QLatin1String("text")) {
            picture.texts << xml.readElementText();
        }
    }
    picture.error = xml.hasError() ? xml.errorString() : QString();
    return picture;
}

} // namespace

class FlameSvgTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFrameIsABoxWithItsFiguresInATooltip()
    {
        const Picture picture = read(svg(
            *drawn::view("main@file:///m.js:1;work@file:///w.js:6 3000000\n main@file:///m.js:1 "
                         "1000000\n")));
        QCOMPARE(picture.error, QString());
        QCOMPARE(picture.boxes, 2);
        QCOMPARE(picture.titles.value(0), QString("main\n/m.js:2:1\ntotal 4.00 ms, 100.0 %\n"
                                                  "self 1.00 ms, 25.0 %\nown code"));
        QCOMPARE(picture.titles.value(1), QString("work\n/w.js:7:1\ntotal 3.00 ms, 75.0 %\n"
                                                  "self 3.00 ms, 75.0 %\nown code"));
    }

    void thePictureSaysWhatItShowsAndOfWhichFile()
    {
        FlameSvgOptions options;
        options.title = "Checkout <slow>";
        options.subtitle = "a&b.cpuprofile";
        const Picture picture = read(svg(*drawn::view("main 1000000\n"), options));
        QCOMPARE(picture.error, QString());
        QCOMPARE(picture.texts.value(0), QString("Checkout <slow>"));
        QCOMPARE(picture.texts.value(1), QString("a&b.cpuprofile · 1.00 ms · 1 sample"));
    }

    void namesCannotBreakTheXml()
    {
        const Picture picture = read(svg(*drawn::view("<&\"'>\x01\xFF@ 1000000\n")));
        QCOMPARE(picture.error, QString());
        QVERIFY(picture.titles.value(0).startsWith(QString("<&\"'>\uFFFD\uFFFD\n")));
    }

    void textStandsOnlyWhereItFits()
    {
        // 1 of 400 of 1180 pixels is under 3: a box, but no room for a name.
        const Picture picture = read(svg(*drawn::view("wide 399000\n tinyFunction 1000\n")));
        QVERIFY(picture.texts.contains("wide"));
        QVERIFY(picture.texts.filter("tiny").isEmpty());
        QCOMPARE(picture.boxes, 2);
    }

    void boxesTooNarrowToSeeAreDrawnTogether()
    {
        std::string text = "wide 1000000\n";
        for (int i = 0; i < 100; ++i)
            text += "f" + std::to_string(i) + " 10\n";
        const Picture picture = read(svg(*drawn::view(text)));
        QCOMPARE(picture.boxes, 2);
        QVERIFY2(picture.titles.value(1).startsWith("100 narrow boxes\ntotal 1.00 µs"),
                 qPrintable(picture.titles.value(1)));
    }

    void levelsBeyondTheLimitAreCountedInThePicture()
    {
        FlameSvgOptions options;
        options.maxRows = 2;
        const Picture picture = read(svg(*drawn::view("a;b;c;d 1000\n"), options));
        QCOMPARE(picture.boxes, 2);
        QVERIFY(picture.texts.contains("2 deeper levels not drawn"));
    }

    void lightAndDarkDiffer()
    {
        FlameSvgOptions dark;
        dark.dark = true;
        const auto view = drawn::view("a 1000\n");
        QVERIFY(svg(*view).find("fill=\"#ffffff\"") != std::string::npos);
        QVERIFY(svg(*view, dark).find("fill=\"#ffffff\"") == std::string::npos);
    }

    void aProfileWithoutWeightIsAnEmptyPicture()
    {
        const Picture picture = read(svg(*drawn::view("")));
        QCOMPARE(picture.error, QString());
        QCOMPARE(picture.boxes, 0);
    }
};

QTEST_APPLESS_MAIN(FlameSvgTest)
#include "flame_svg_test.moc"
