// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json_writer.h"

#include <QtTest/QTest>
#include <nlohmann/json.hpp>

#include <sstream>

using namespace v8scope;

namespace {

std::string asString(std::string_view text)
{
    std::ostringstream out;
    JsonWriter json(out);
    json.beginArray();
    json.string(text);
    json.endArray();
    return nlohmann::json::parse(out.str()).at(0).get<std::string>();
}

} // namespace

class JsonWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersAndElementsAreSeparated()
    {
        std::ostringstream out;
        JsonWriter json(out);
        json.beginObject();
        json.key("a");
        json.integer(-1);
        json.key("b");
        json.beginArray();
        json.boolean(true);
        json.null();
        json.number("0.25");
        json.endArray();
        json.key("c");
        json.beginObject();
        json.endObject();
        json.endObject();
        QCOMPARE(out.str(), std::string("{\"a\":-1,\"b\":[true,null,0.25],\"c\":{}}\n"));
    }

    void linesLayoutPutsEachElementOnItsOwnLine()
    {
        std::ostringstream out;
        JsonWriter json(out);
        json.beginArray(JsonWriter::Layout::Lines);
        json.count(1);
        json.count(2);
        json.endArray();
        QCOMPARE(out.str(), std::string("[\n 1,\n 2\n]\n"));
    }

    void anyTextComesBack()
    {
        const std::string odd("q\" b\\ n\n t\t z\0 e\x1b del\x7f grün 日本 \U0001F600", 40);
        QCOMPARE(asString(odd), odd);
    }

    void brokenUtf8BecomesTheReplacementCharacter()
    {
        QCOMPARE(asString("a\xC3"), std::string("a\uFFFD"));
    }
};

QTEST_APPLESS_MAIN(JsonWriterTest)
#include "json_writer_test.moc"
