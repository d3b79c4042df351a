// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/table_text.h"

#include "views/common/cell_roles.h"
#include "views/common/data_table.h"
#include "views/common/sorted_table_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace v8scope;

namespace {

// Names with weights; weights are shown as "<n> ms".
class WeightTable : public SortedTableModel {
public:
    explicit WeightTable(std::vector<std::pair<QString, int>> rows)
    {
        resetItems([&] { m_rows = std::move(rows); });
    }
    void setAtLeast(int weight)
    {
        resetItems([&] { m_atLeast = weight; });
    }
    int columnCount(const QModelIndex &) const override { return 2; }
    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        if (role == RawRole)
            return section == 0 ? QStringLiteral("Name") : QStringLiteral("Self (ns)");
        if (role == Qt::DisplayRole)
            return section == 0 ? QStringLiteral("Name") : QStringLiteral("Self");
        return {};
    }
    QString names() const
    {
        QString text;
        for (int r = 0; r < rowCount(); ++r)
            text += index(r, 0).data().toString();
        return text;
    }

protected:
    std::uint32_t itemCount() const override { return static_cast<std::uint32_t>(m_rows.size()); }
    bool isAccepted(std::uint32_t item) const override { return m_rows[item].second >= m_atLeast; }
    QVariant cell(std::uint32_t item, int column, int role) const override
    {
        const auto &[name, weight] = m_rows[item];
        if (role == RawRole)
            return column == 0 ? QVariant(name) : QVariant(weight * 1'000'000);
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? name : QStringLiteral("%1 ms").arg(weight);
    }
    void sortItems(std::vector<std::uint32_t> &items, int column,
                   Qt::SortOrder order) const override
    {
        std::stable_sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (order == Qt::DescendingOrder)
                std::swap(a, b);
            return column == 0 ? m_rows[a].first < m_rows[b].first
                               : m_rows[a].second < m_rows[b].second;
        });
    }

private:
    std::vector<std::pair<QString, int>> m_rows;
    int m_atLeast = 0;
};

} // namespace

class TableTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tsvCellsHoldNoTabs()
    {
        WeightTable table({{"a\tb\nc", 1}});
        QCOMPARE(rowsAsTsv(table, {table.index(0, 0)}), QStringLiteral("a b c\t1 ms\n"));
    }

    void csvHasBareNumbersAndQuotes()
    {
        WeightTable table({{"say \"hi\", you", 3}, {"plain", 2}});
        QCOMPARE(
            tableAsCsv(table),
            QByteArray("Name,Self (ns)\r\n\"say \"\"hi\"\", you\",3000000\r\nplain,2000000\r\n"));
    }

    void csvTextIsNeverAFormula()
    {
        QCOMPARE(csvField(QStringLiteral("=1+1")), QByteArray("'=1+1"));
        QCOMPARE(csvField(QStringLiteral("-12.5")), QByteArray("-12.5"));
        QCOMPARE(csvField(QStringLiteral("@x")), QByteArray("'@x"));
    }

    void sortingIsStableAndFollowsItems()
    {
        WeightTable table({{"a", 1}, {"b", 2}, {"c", 1}, {"d", 2}});
        QAbstractItemModelTester tester(&table,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QPersistentModelIndex b = table.index(1, 0);
        table.sort(1, Qt::DescendingOrder);
        QCOMPARE(table.names(), QStringLiteral("bdac"));
        QCOMPARE(b.row(), 0);
        QCOMPARE(table.rowOf(2), 3);
        table.sort(1, Qt::AscendingOrder);
        QCOMPARE(table.names(), QStringLiteral("acbd"));
        QCOMPARE(b.row(), 2);
    }

    void filteringKeepsTheOrder()
    {
        WeightTable table({{"a", 1}, {"b", 5}, {"c", 3}});
        table.sort(1, Qt::DescendingOrder);
        table.setAtLeast(3);
        QCOMPARE(table.names(), QStringLiteral("bc"));
        QCOMPARE(table.rowOf(0), -1);
    }

    void theTableCopiesRowsAndCells()
    {
        WeightTable table({{"a", 1}, {"b", 2}});
        DataTable view(QStringLiteral("Weights"));
        view.setModel(&table);
        view.sortByColumn(1, Qt::DescendingOrder);
        view.showRow(0);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("b\t2 ms\n"));
        view.setCurrentIndex(table.index(1, 1));
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("1 ms"));
    }

    void theTableIsWalkedByKeys()
    {
        WeightTable table({{"a", 1}, {"b", 2}});
        DataTable view(QStringLiteral("Weights"));
        view.setModel(&table);
        QSignalSpy activated(&view, &DataTable::rowActivated);
        view.sortByColumn(0, Qt::AscendingOrder);
        view.showRow(0);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.at(0).at(0).toModelIndex().row(), 1);
        QCOMPARE(view.accessibleName(), QStringLiteral("Weights"));
    }
};

QTEST_MAIN(TableTextTest)
#include "table_text_test.moc"
