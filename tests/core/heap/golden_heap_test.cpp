// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of small snapshots, random ones and real ones, is Chrome DevTools' figure.
#include "core/formats/registry.h"
#include "tests/support/heap_numbers/heap_agreement.h"
#include "tests/support/heap_numbers/node_table.h"

#include <QtCore/QCryptographicHash>
#include <QtTest/QTest>
#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <string>
#include <utility>

using namespace v8scope;
using namespace v8scope::test;
using nlohmann::json;

namespace {

const std::string kRoot = V8SCOPE_SOURCE_DIR "/";
const std::string kGolden = kRoot + "tests/golden/heap/";

std::string contentOf(const std::string &path)
{
    Progress progress;
    const auto bytes = readFile(path, progress);
    return bytes ? std::string((*bytes)->text()) : std::string();
}

// Null if it cannot be read; says why.
std::shared_ptr<const Heap> analyzed(const Result<Loaded> &loaded, std::string &problem)
{
    Progress progress;
    const auto *snapshot =
        loaded ? std::get_if<std::shared_ptr<const HeapSnapshot>>(&loaded->artifact) : nullptr;
    if (!snapshot) {
        problem = loaded ? "not a heap snapshot" : loaded.error().message();
        return nullptr;
    }
    const auto heap = analyzeHeap(*snapshot, progress);
    if (!heap)
        problem = heap.error().message();
    return heap ? *heap : nullptr;
}

std::shared_ptr<const Heap> analyzedText(const json &text, std::string &problem)
{
    Progress progress;
    return analyzed(loadBuffer(ByteBuffer::fromText(text.get<std::string>()), progress), problem);
}

std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += "\n  " + line;
    return text;
}

// SHA-256 of each column of the table of nodes, one value a line.
std::map<std::string, std::string> columnHashes(const Heap &heap, const NativeContexts &contexts)
{
    std::vector<std::unique_ptr<QCryptographicHash>> hashes;
    for (std::size_t i = 0; i < kNodeColumns.size(); ++i)
        hashes.push_back(std::make_unique<QCryptographicHash>(QCryptographicHash::Sha256));
    for (std::uint32_t node = 0; node < heap.snapshot->nodeCount; ++node) {
        const std::string line = nodeLine(heap, contexts, HeapNode(node));
        const auto columns = columnsOf(line);
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            hashes[i]->addData(
                QByteArrayView(columns[i].data(), static_cast<qsizetype>(columns[i].size())));
            hashes[i]->addData("\n");
        }
    }
    std::map<std::string, std::string> result;
    for (std::size_t i = 0; i < hashes.size(); ++i)
        result[std::string(kNodeColumns[i])] = hashes[i]->result().toHex().toStdString();
    return result;
}

} // namespace

class GoldenHeapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const std::string content = contentOf(kGolden + "random.jsonl.gz");
        for (std::size_t from = 0; from < content.size();) {
            const std::size_t to = content.find('\n', from);
            json golden = json::parse(content.substr(from, to - from));
            const std::string name = golden["name"];
            m_random.emplace(name, std::move(golden));
            from = to + 1;
        }
        QVERIFY(m_random.size() >= 40);
    }

    void randomSnapshotsAreAsDevToolsSeesThem_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, golden] : m_random)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void randomSnapshotsAreAsDevToolsSeesThem()
    {
        QFETCH(QString, name);
        const json &golden = m_random.at(name.toStdString());
        const json &numbers = golden["numbers"];
        std::string problem;
        const auto heap = analyzedText(golden["text"], problem);
        QVERIFY2(heap, problem.c_str());
        std::shared_ptr<const Heap> base;
        if (numbers.contains("difference")) {
            base = analyzedText(m_random.at(numbers["difference"]["base"])["text"], problem);
            QVERIFY2(base, problem.c_str());
        }
        const NativeContexts contexts = attributeToContexts(*heap, Progress());
        const auto table =
            compareNodeTable(*heap, contexts, golden["table"].get_ref<const std::string &>());
        QVERIFY2(table.found.empty(), joined(table.found).c_str());
        const auto rest = compareWithReference(*heap, contexts, base.get(), numbers);
        QVERIFY2(rest.found.empty(), joined(rest.found).c_str());
    }

    void realSnapshotsAreAsDevToolsSeesThem_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"node-20-catalog-import", "chromium-156-price-worker"})
            QTest::newRow(name) << name;
    }
    void realSnapshotsAreAsDevToolsSeesThem()
    {
        QFETCH(QString, name);
        const json golden = json::parse(contentOf(kGolden + name.toStdString() + ".json.gz"));
        std::string problem;
        Progress progress;
        const std::string path = kRoot + golden["snapshot"].get<std::string>();
        const auto heap = analyzed(loadFile(path, progress), problem);
        QVERIFY2(heap, problem.c_str());
        const NativeContexts contexts = attributeToContexts(*heap, Progress());
        for (const auto &[column, hash] : columnHashes(*heap, contexts))
            QVERIFY2(golden["columns"][column] == hash, column.c_str());
        const auto rest = compareWithReference(*heap, contexts, nullptr, golden["numbers"]);
        QVERIFY2(rest.found.empty(), joined(rest.found).c_str());
    }

private:
    std::map<std::string, json> m_random; // by name
};

QTEST_GUILESS_MAIN(GoldenHeapTest)
#include "golden_heap_test.moc"
