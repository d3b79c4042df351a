// SPDX-License-Identifier: GPL-3.0-or-later
// What only files of many gigabytes have: flat indexes, offsets and counts beyond 32 bits.
#include "core/formats/heap/edge_rows.h"
#include "core/formats/heap/string_rows.h"

#include <QtTest/QTest>

using namespace v8scope;

namespace {

HeapMeta metaOf(std::size_t nodeFields)
{
    HeapMeta meta;
    meta.node.names.resize(nodeFields);
    meta.edge.names = {"type", "name_or_index", "to_node"};
    meta.edgeKinds = {EdgeKind::Element, EdgeKind::Property};
    return meta;
}

} // namespace

class WideNumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flatIndexesAreDividedExactly()
    {
        for (std::uint32_t fields = 1; fields <= 40; ++fields) {
            const std::uint32_t most = 0xFFFFFFFE / fields;
            for (const std::uint32_t nodes : {1u, 2u, 1000u, most, most + 1}) {
                const FlatIndex index(fields, nodes);
                for (const std::uint32_t node : {0u, 1u, nodes / 2, nodes - 1}) {
                    if (node > most || node >= nodes)
                        continue;
                    QCOMPARE(index.node(node * fields), node);
                    QVERIFY(index.isNode(index.node(node * fields)));
                    for (std::uint32_t off = 1; off < fields && node < most; ++off)
                        QVERIFY(!index.isNode(index.node(node * fields + off)));
                }
                if (nodes < most)
                    QVERIFY(!index.isNode(index.node(nodes * fields)));
            }
        }
    }

    void edgesReachNodesBeyondFourGigaNumbers()
    {
        constexpr std::uint32_t kNodes = 700'000'000;
        const HeapMeta meta = metaOf(7);
        const std::uint64_t far = std::uint64_t{kNodes - 1} * 7;
        const std::uint32_t wide = WideColumn::kWide;
        const std::uint32_t values[] = {0, wide, wide, 1, 5, 70};
        const LargeNumber large[] = {{1, 0xFFFFFFFF}, {2, far}};
        EdgeRows rows(meta, kNodes, 2);
        QVERIFY(!rows.take(0, values, large));
        HeapSnapshot snapshot;
        rows.finish(2, snapshot);
        QCOMPARE(snapshot.edgeTo[0], kNodes - 1);
        QCOMPARE(snapshot.edgeTo[1], 10u);
        QCOMPARE(snapshot.edgeLabel(0), 0xFFFFFFFFu);
        QCOMPARE(snapshot.edgeLabel(1), 5u);
        QCOMPARE(rows.maxName(), 5u);
    }
    void edgesBeyondTheLastNodeAreRefused()
    {
        constexpr std::uint32_t kNodes = 700'000'000;
        const HeapMeta meta = metaOf(7);
        const std::uint32_t values[] = {0, 1, WideColumn::kWide};
        for (const std::uint64_t flat :
             {std::uint64_t{kNodes} * 7, std::uint64_t{4'900'000'001}, ~std::uint64_t{0}}) {
            const LargeNumber large[] = {{2, flat}};
            EdgeRows rows(meta, kNodes, 1);
            const auto bad = rows.take(0, values, large);
            QVERIFY(bad.has_value());
            QCOMPARE(bad->index, std::size_t(2));
        }
    }

    void offsetsOfStringsWrapAround()
    {
        StringOffsets offsets(5);
        constexpr std::uint64_t kStep = std::uint64_t{1} << 32;
        const std::uint64_t places[] = {kStep - 1, kStep, 2 * kStep + 7, 5 * kStep, 5 * kStep + 9};
        for (const std::uint64_t place : places)
            offsets.add(place);
        const HeapStrings strings = offsets.take({}, nullptr);
        QCOMPARE(strings.count(), 4u);
        for (std::uint32_t i = 0; i < 5; ++i)
            QCOMPARE(strings.offset(i), places[i]);
        QCOMPARE(strings.text(0), "");
    }
    void missingStringsAreEmpty()
    {
        const std::string text = "[\"a\",\"b";
        StringOffsets offsets;
        Progress progress;
        const auto bytes = ByteBuffer::fromText(text);
        const StringsRead read =
            readStrings(bytes->text(), bytes->text().data() + 1, offsets, progress);
        QCOMPARE(read.status, StringsRead::Status::Truncated);
        QCOMPARE(offsets.size(), std::size_t(2));
        offsets.pad(3);
        const HeapStrings strings = offsets.take(bytes->text(), bytes);
        QCOMPARE(strings.count(), 4u);
        QCOMPARE(strings.text(0), "a");
        QCOMPARE(strings.text(1), "");
        QCOMPARE(strings.text(3), "");
    }
};

QTEST_APPLESS_MAIN(WideNumbersTest)
#include "wide_numbers_test.moc"
