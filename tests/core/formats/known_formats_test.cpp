// SPDX-License-Identifier: GPL-3.0-or-later
// What the user is told about files of other kinds, and how formats are told apart.
#include "core/formats/known_formats.h"
#include "tests/support/loaded_text.h"

#include <QtTest/QTest>

using namespace v8scope;
using namespace v8scope::test;

namespace {

const QByteArray kMeta =
    "{'meta':{'node_fields':['type','name','id','self_size','edge_count'],'node_types':[['hidden']]"
    ","
    "'edge_fields':['type','name_or_index','to_node'],'edge_types':[['weak']]}}";

// "'" stands for a double quote.
QString foundIn(QByteArray text)
{
    const Result<Loaded> loaded = loadText(text.replace('\'', '"').toStdString());
    return loaded ? QString("loads as ") + QString::fromStdString(loaded->kind)
                  : QString::fromStdString(loaded.error().found);
}

} // namespace

class KnownFormatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *text, const char *name) {
            QTest::newRow(name) << QByteArray(text) << QString(name);
        };
        row("{'otherData':{},'traceEvents':[]}", "a trace in Chrome's JSON format");
        row("{'$schema':'https://www.speedscope.app/file-format-schema.json','profiles':[]}",
            "a speedscope profile");
        row("{'code':[],'functions':[],'ticks':[{'tm':1}]}",
            "preprocessed V8 log output (node --prof-process --preprocess)");
        row("{'meta':{'interval':1},'threads':[]}", "a Firefox (Gecko) profile");
        row("{'version':3,'sources':[],'mappings':''}", "a source map");
        row("{'header':{'event':'x'},'javascriptStack':{}}", "a Node.js diagnostic report");
        row("{'linux-perf-json-version':1,'samples':[]}", "Linux perf data as JSON");
        row("{'root_frame':{}}", "a pyinstrument profile");
        row("v8-version,11,3\ntick,0x1\n", "a V8 log (node --prof)");
        row("a;b;c 12\na;b 3.5\n", "collapsed stacks");
        row("node 1/2 [000] 12.345: 1 cycles:\n\tff main (x)\n", "output of perf script");
        row("<html><body>", "an HTML page");
        row("PERFILE2xxxx", "Linux perf data (perf.data)");
        row("{'a':1,'b':[],'c':{}}", "a JSON object with the keys \"a\", \"b\", \"c\"");
        row("[1,2]", "a JSON array");
        row("true", "a single JSON value");
        row("once upon a time", "text that is not JSON");
    }
    void saysWhatItIs()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, name);
        QCOMPARE(foundIn(text), name);
    }

    void theContentDecidesWhateverComesFirst()
    {
        const QByteArray filler = "'pad':'" + QByteArray(200'000, 'x') + "',";
        const QByteArray node = "{'id':1,'callFrame':{'functionName':'(root)'}}";
        QCOMPARE(foundIn("{" + filler + "'nodes':[" + node + "]}"), "loads as cpuprofile");
        QCOMPARE(foundIn("{" + filler + "'head':{'callFrame':{},'selfSize':1}}"),
                 "loads as heapprofile");
        QCOMPARE(foundIn("{" + filler + "'head':{'functionName':'f','hitCount':1}}"),
                 "loads as cpuprofile");
        QCOMPARE(foundIn("{" + filler + "'snapshot':" + kMeta +
                         ",'nodes':[0,0,1,0,0],'edges':[],'strings':['']}"),
                 "loads as heapsnapshot");
    }
    void gzipInsideGzipIsNamed()
    {
        QCOMPARE(foundIn(QByteArray("\x1f\x8b\x08") + "xxx"), "a gzip file inside a gzip file");
    }
    void loadersAreListedForOpenDialogs()
    {
        QStringList suffixes;
        for (const Loader &loader : loaders()) {
            for (const std::string_view suffix : loader.suffixes)
                suffixes += QString::fromUtf8(suffix.data(), int(suffix.size()));
        }
        QCOMPARE(suffixes,
                 (QStringList{".cpuprofile", ".heapprofile", ".heapsnapshot", ".heaptimeline"}));
    }
};

QTEST_APPLESS_MAIN(KnownFormatsTest)
#include "known_formats_test.moc"
