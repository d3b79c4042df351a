// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/profile/shown_view.h"
#include "views/common/cell_roles.h"
#include "views/common/data_table.h"
#include "views/profile/source_editor.h"
#include "views/profile/source_view.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTextLayout>

using namespace v8scope;

namespace {

// Two files; b.js is the heavier one. Lines are 0-based in the drawing.
constexpr std::string_view kTwoFiles = "main@file:///a.js:0;f@file:///b.js:1 5\n"
                                       "main@file:///a.js:0;g@file:///b.js:3 2\n"
                                       "main@file:///a.js:0 1\n";

std::optional<QString> twoTexts(const QString &url)
{
    if (url == QStringLiteral("file:///a.js"))
        return QStringLiteral("function main() {}\n");
    if (url == QStringLiteral("file:///b.js"))
        return QStringLiteral("// b\nfunction f() {}\n\nfunction g() {}\n");
    return std::nullopt;
}

using Shown = ShownView<SourceView>;

} // namespace

class SourceViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheHeaviestFileAtItsHottestLine()
    {
        Shown s(kTwoFiles);
        s.view.setProvider(twoTexts);
        QCOMPARE(names(s.view.fileTable()), QStringLiteral("/b.js,/a.js"));
        QVERIFY(s.view.editor().toPlainText().startsWith(QStringLiteral("// b")));
        QCOMPARE(s.view.editor().currentLine(), 1);
    }

    void everyLineKnowsItsSelfWeight()
    {
        Shown s(kTwoFiles);
        s.view.setProvider(twoTexts);
        QCOMPARE(s.view.editor().marks().size(), 2);
        QCOMPARE(s.view.editor().marks().value(1).self, QStringLiteral("5 ns"));
        QCOMPARE(s.view.editor().marks().value(3).self, QStringLiteral("2 ns"));
        QCOMPARE(s.view.editor().marks().value(1).heat, 1.0);
    }

    void selectingAFunctionGoesToItsLine()
    {
        Shown s(kTwoFiles);
        s.view.setProvider(twoTexts);
        s.select("g");
        QCOMPARE(s.view.editor().currentLine(), 3);
        s.select("main");
        QVERIFY(s.view.editor().toPlainText().startsWith(QStringLiteral("function main")));
        QCOMPARE(currentName(s.view.fileTable()), QStringLiteral("/a.js"));
    }

    void aHotLineLeadsToItsPlaceAndFunction()
    {
        Shown s(kTwoFiles);
        s.view.setProvider(twoTexts);
        QSignalSpy activated(&s.view, &ProfileDataView::activated);
        s.view.lineTable().showRow(1);
        QCOMPARE(s.view.editor().currentLine(), 3);
        QTest::keyClick(&s.view.lineTable(), Qt::Key_Return);
        QCOMPARE(s.selected(), QStringLiteral("g"));
        QCOMPARE(activated.count(), 1);
    }

    void withoutTextTheLinesStayAndAFolderIsOffered()
    {
        Shown s(kTwoFiles);
        QSignalSpy wanted(&s.view, &SourceView::sourceFolderRequested);
        QVERIFY(!s.view.editor().isVisible());
        QVERIFY(s.view.folderButton().isVisible());
        QCOMPARE(s.view.lineTable().model()->rowCount(), 2);
        s.view.folderButton().click();
        QCOMPARE(wanted.count(), 1);
        s.view.setProvider(twoTexts);
        QVERIFY(s.view.editor().isVisible());
    }

    void openInEditorNamesTheCurrentLine()
    {
        Shown s(kTwoFiles);
        s.view.setProvider(twoTexts);
        QSignalSpy opened(&s.view, &SourceView::openInEditorRequested);
        s.select("g");
        for (auto *button : s.view.findChildren<QPushButton *>()) {
            if (button != &s.view.folderButton())
                button->click();
        }
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("file:///b.js"));
        QCOMPARE(opened.at(0).at(1).toInt(), 4);
    }

    void aShorterFileIsNotTheOneThatWasProfiled()
    {
        Shown s(kTwoFiles);
        s.view.setProvider([](const QString &) { return QStringLiteral("one line"); });
        QVERIFY2(s.view.bannerText().contains(QStringLiteral("not the file that was profiled")),
                 qPrintable(s.view.bannerText()));
    }

    void aMinifiedLineIsShownInPieces()
    {
        Shown s("f@file:///min.js:0 5\n");
        QString code;
        for (int i = 0; i < 20'000; ++i)
            code += QStringLiteral("function f%1(){return %1}").arg(i);
        s.view.setProvider([code](const QString &) { return code; });
        QVERIFY(s.view.bannerText().contains(QStringLiteral("pieces")));
        QVERIFY(s.view.editor().document()->blockCount() > 1'000);
        QCOMPARE(s.view.editor().marks().value(0).self, QStringLiteral("5 ns"));
    }

    void commentsStringsAndKeywordsAreColoured()
    {
        Shown s("f@file:///c.js:0 5\n");
        s.view.setProvider([](const QString &) {
            return QStringLiteral("/* a\nb */ const x = 'it' + `t\nu`; // end");
        });
        const auto formats = [&s](int line) {
            return s.view.editor().document()->findBlockByNumber(line).layout()->formats().size();
        };
        QTRY_COMPARE(formats(0), 1); // comment
        QCOMPARE(formats(1), 4);     // comment, keyword, string, template
        QCOMPARE(formats(2), 2);     // template, comment
    }

    void findGoesToLinesWhereMatchesStart()
    {
        Shown s(kTwoFiles);
        s.view.setProvider(twoTexts);
        s.search(QStringLiteral("g"));
        QVERIFY(s.view.findNext(false));
        QCOMPARE(s.view.editor().currentLine(), 3);
        s.search(QStringLiteral("nowhere"));
        QVERIFY(!s.view.findNext(false));
    }

    void theFileStaysWhenFiltersChange()
    {
        Shown s(kTwoFiles);
        s.view.setProvider(twoTexts);
        s.view.fileTable().showRow(1);
        s.session.addFilter(filter::DropFunction{s.function("g")});
        QCOMPARE(currentName(s.view.fileTable()), QStringLiteral("/a.js"));
        QVERIFY(s.view.editor().toPlainText().startsWith(QStringLiteral("function main")));
    }

    void csvListsTheLines()
    {
        Shown s(kTwoFiles);
        QCOMPARE(s.view.toCsv(),
                 QByteArray("Line,Self (ns),Self %,Ticks,Functions starting here\r\n"
                            "2,5,62.5,0,f\r\n4,2,25,0,g\r\n"));
        QCOMPARE(namelessControls(s.view), QString());
    }
};

QTEST_MAIN(SourceViewTest)
#include "source_view_test.moc"
