// SPDX-License-Identifier: GPL-3.0-or-later
// From a byte offset to a path people can read.
#include "core/base/byte_buffer.h"
#include "core/json/json_path.h"

#include <QtTest/QTest>

using namespace v8scope;

namespace {

// The path to the '^' in the text.
QString pathToMark(std::string text)
{
    const std::size_t at = text.find('^');
    text.replace(at, 1, "0");
    const auto buffer = ByteBuffer::fromText(text);
    return QString::fromStdString(jsonPathAt(buffer->text(), at));
}

QString described(std::string_view text)
{
    const auto buffer = ByteBuffer::fromText(text);
    return QString::fromStdString(describeJsonAt(buffer->text(), 0));
}

} // namespace

class JsonPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesKeysAndIndices()
    {
        QCOMPARE(pathToMark(
                     "{\"nodes\":[{},{\"a\":[1],\"callFrame\":{\"url\":\"x\",\"lineNumber\":^}}]}"),
                 "nodes[1].callFrame.lineNumber");
        QCOMPARE(pathToMark("[[],[1,2,^]]"), "[1][2]");
        QCOMPARE(pathToMark("^"), "");
    }
    void bracketsInStringsDoNotCount() { QCOMPARE(pathToMark("{\"a]\":[\"[,\",^]}"), "a][1]"); }
    void aKeyThatComesNextIsNotThePreviousOne() { QCOMPARE(pathToMark("{\"a\":1,^}"), ""); }
    void escapedKeysAreDecoded() { QCOMPARE(pathToMark("{\"\\u00e4\\\"\":^}"), "ä\""); }
    void deepPathsAreShortened()
    {
        QCOMPARE(pathToMark(std::string(5000, '[') + "^"), "[0][0][0][0][0]…[0][0][0][0][0]");
    }
    void describesWhatStandsThere()
    {
        QCOMPARE(described("  \"x\" "), "the string \"x\"");
        QCOMPARE(described("-12,"), "\"-12\"");
        QCOMPARE(described("{}"), "an object");
        QCOMPARE(described(""), "the end of the file");
        QCOMPARE(described("\"" + std::string(100, 'a') + "\""),
                 "the string \"" + QString(40, 'a') + "…\"");
    }
};

QTEST_APPLESS_MAIN(JsonPathTest)
#include "json_path_test.moc"
