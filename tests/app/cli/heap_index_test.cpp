// SPDX-License-Identifier: GPL-3.0-or-later
// heap and heap-diff with stored indexes: the second answer is the first, at once.
#include "app/cli/cli.h"
#include "tests/support/drawn_heap.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

using namespace v8scope;

namespace {

struct Run {
    int status = 0;
    std::string out;
    std::string err;
};

Run run(const std::vector<std::string> &args)
{
    std::ostringstream out;
    std::ostringstream err;
    const int status = runCli(args, out, err);
    return {status, out.str(), err.str()};
}

// Large enough to be worth an index, by one long string.
std::string largeSnapshot()
{
    drawn::DrawnHeap heap("root: synthetic \"\"\nroot -> a\na: object A 24\na -> text");
    heap.node("text").type = "string";
    heap.node("text").name = std::string(9 << 20, 'x');
    return heap.json();
}

} // namespace

class HeapIndexCliTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("V8SCOPE_INDEX_DIR", m_folder.filePath("indexes").toLocal8Bit());
        QFile file(m_folder.filePath("a.heapsnapshot"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const std::string text = largeSnapshot();
        QCOMPARE(file.write(text.data(), static_cast<qint64>(text.size())), qint64(text.size()));
        file.close();
        m_path = file.fileName().toStdString();
        // A file that has only just been written gets no index.
        std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    }

    void noIndexMeansNone()
    {
        QCOMPARE(run({"heap", m_path, "--no-index"}).status, 0);
        QVERIFY(!QDir(m_folder.filePath("indexes")).exists());
    }

    void theSecondAnswerIsTheFirst()
    {
        const Run first = run({"heap", m_path, "--timings"});
        QCOMPARE(first.status, 0);
        QVERIFY(first.err.find("timing load") != std::string::npos);
        QVERIFY(first.err.find("timing store") != std::string::npos);
        const Run second = run({"heap", m_path, "--timings"});
        QCOMPARE(second.status, 0);
        QVERIFY(second.err.find("timing index") != std::string::npos);
        QVERIFY(second.err.find("timing load") == std::string::npos);
        QCOMPARE(second.out, first.out);
    }

    void questionsAreAnsweredFromTheIndex()
    {
        for (const std::vector<std::string> &question : {std::vector<std::string>{"--json"},
                                                         {"--json", "--top", "0"},
                                                         {"--path", "3"},
                                                         {"--top", "2"},
                                                         {"--class", "A"},
                                                         {"--hide-internals"},
                                                         {"--nodes", "-"}}) {
            std::vector<std::string> args = {"heap", m_path};
            args.insert(args.end(), question.begin(), question.end());
            const Run indexed = run(args);
            args.emplace_back("--no-index");
            const Run read = run(args);
            QCOMPARE(indexed.status, read.status);
            QCOMPARE(indexed.out, read.out);
        }
    }

    void differencesComeFromTheIndexToo()
    {
        const Run indexed = run({"heap-diff", m_path, m_path, "--timings"});
        QCOMPARE(indexed.status, 0);
        QVERIFY(indexed.err.find("timing load") == std::string::npos);
        QCOMPARE(indexed.out, run({"heap-diff", m_path, m_path, "--no-index"}).out);
    }

private:
    QTemporaryDir m_folder;
    std::string m_path;
};

QTEST_GUILESS_MAIN(HeapIndexCliTest)
#include "heap_index_test.moc"
