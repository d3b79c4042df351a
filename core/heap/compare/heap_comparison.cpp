// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/compare/heap_comparison.h"

#include "core/base/cancelled.h"
#include "core/base/parallel.h"
#include "core/base/too_large.h"
#include "core/heap/compare/comparison_keys.h"
#include "core/heap/compare/id_matching.h"
#include "core/heap/compare/process_identity.h"
#include "core/heap/summary/topmost_members.h"

#include <algorithm>
#include <new>
#include <numeric>
#include <utility>

namespace v8scope {

namespace {

std::vector<IdEntry> sortedEntries(const Heap &heap, const Column<std::uint32_t> &rows)
{
    std::vector<IdEntry> entries;
    entries.reserve(rows.size());
    for (std::uint32_t n = 0; n < rows.size(); ++n) {
        if (rows[n] != HeapComparison::kNoRow)
            entries.push_back({heap.snapshot->id(HeapNode(n)), n, rows[n]});
    }
    sortById(entries);
    return entries;
}

std::uint64_t countTelling(const Heap &heap, const std::vector<IdEntry> &entries)
{
    return static_cast<std::uint64_t>(
        std::count_if(entries.begin(), entries.end(), [&heap](const IdEntry &entry) {
            return ProcessIdentity::tells(*heap.snapshot, entry);
        }));
}

// Counts what matchById finds. What DevTools loses goes to grownBytes, so that no byte is missing.
class RowCounter {
public:
    RowCounter(const Heap &base, const Heap &current, std::vector<ComparisonRow> &rows)
        : m_base(&base),
          m_current(&current),
          m_rows(&rows),
          m_lastGone(rows.size(), kNoNode),
          m_identity(*base.snapshot, *current.snapshot)
    {}

    void removed(const IdEntry &entry)
    {
        ComparisonRow &row = rowOf(entry);
        const std::uint64_t size = m_base->selfSize(HeapNode(entry.node));
        if (isReplaced(entry)) {
            row.grownBytes -= static_cast<std::int64_t>(size);
        } else {
            ++row.removed;
            row.removedBytes += size;
            m_lastGone[entry.row] = entry.node;
        }
    }
    void added(const IdEntry &entry)
    {
        ComparisonRow &row = rowOf(entry);
        const std::uint64_t size = m_current->selfSize(HeapNode(entry.node));
        if (isReplaced(entry)) {
            row.grownBytes += static_cast<std::int64_t>(size);
        } else {
            ++row.added;
            row.addedBytes += size;
        }
    }
    void survived(const IdEntry &base, const IdEntry &current)
    {
        const std::uint64_t before = m_base->selfSize(HeapNode(base.node));
        const std::uint64_t after = m_current->selfSize(HeapNode(current.node));
        if (before == after)
            return;
        ComparisonRow &row = rowOf(current);
        row.grownBytes += static_cast<std::int64_t>(after - before);
        row.grownSurvivors += after > before ? 1 : 0;
    }
    void met(const IdEntry &base, const IdEntry &current) { m_identity.met(base, current); }

    [[nodiscard]] const ProcessIdentity &identity() const { return m_identity; }
    // The removed node of a row with the largest id; kNoNode = none.
    [[nodiscard]] std::uint32_t lastGone(std::size_t row) const { return m_lastGone[row]; }

    static constexpr std::uint32_t kNoNode = 0xffffffff;

private:
    [[nodiscard]] static bool isReplaced(const IdEntry &entry)
    {
        return (entry.row & HeapComparison::kReplaced) != 0;
    }
    [[nodiscard]] ComparisonRow &rowOf(const IdEntry &entry)
    {
        return (*m_rows)[entry.row & ~HeapComparison::kReplaced];
    }

    const Heap *m_base;
    const Heap *m_current;
    std::vector<ComparisonRow> *m_rows;
    std::vector<std::uint32_t> m_lastGone;
    ProcessIdentity m_identity;
};

// DevTools takes the name of a class that current does not have from the base after it went back to
// the base's own shapes, so that it may be another than that of the key.
void nameGoneClasses(const Heap &base, const RowCounter &counter, HeapComparison &comparison)
{
    std::vector<bool> isThere(comparison.rows.size());
    for (const std::uint32_t row : comparison.currentRow) {
        if ((row & HeapComparison::kReplaced) == 0)
            isThere[row] = true;
    }
    for (std::size_t row = 0; row < comparison.rows.size(); ++row) {
        const std::uint32_t node = counter.lastGone(row);
        if (!isThere[row] && node != RowCounter::kNoNode)
            comparison.rows[row].name = base.className(HeapNode(node));
    }
}

void countObjects(const Heap &base, const Heap &current, HeapComparison &comparison)
{
    std::vector<IdEntry> ofBase;
    std::vector<IdEntry> ofCurrent;
    runTogether([&] { ofBase = sortedEntries(base, comparison.baseRow); },
                [&] { ofCurrent = sortedEntries(current, comparison.currentRow); });
    RowCounter counter(base, current, comparison.rows);
    matchById(std::span<IdEntry>(ofBase), std::span<IdEntry>(ofCurrent), counter);
    nameGoneClasses(base, counter, comparison);

    const std::uint64_t smaller =
        std::min(countTelling(base, ofBase), countTelling(current, ofCurrent));
    comparison.isSameProcess = counter.identity().isSameProcess();
    comparison.sharedIdShare = smaller == 0 ? 0
                                            : static_cast<double>(counter.identity().shared()) /
                                                  static_cast<double>(smaller);
}

// Replaced groups retain under their common key too.
Column<std::uint32_t> withoutReplaced(const Column<std::uint32_t> &rows)
{
    Column<std::uint32_t> plain(rows.size());
    std::uint32_t *row = plain.mutableData();
    for (std::size_t n = 0; n < rows.size(); ++n) {
        row[n] = rows[n] == HeapComparison::kNoRow ? HeapComparison::kNoRow
                                                   : rows[n] & ~HeapComparison::kReplaced;
    }
    return plain;
}

void addRetainedDeltas(const Heap &base, const Heap &current, HeapComparison &comparison,
                       const Progress &progress)
{
    std::vector<std::uint64_t> before;
    std::vector<std::uint64_t> after;
    const std::size_t count = comparison.rows.size();
    runTogether(
        [&] {
            const auto rows = withoutReplaced(comparison.baseRow);
            before = retainedByTopmost(base, rows.span(), count, progress);
        },
        [&] {
            const auto rows = withoutReplaced(comparison.currentRow);
            after = retainedByTopmost(current, rows.span(), count, progress);
        });
    for (std::size_t i = 0; i < count; ++i)
        comparison.rows[i].retainedDelta = static_cast<std::int64_t>(after[i] - before[i]);
}

bool hasChanged(const ComparisonRow &row)
{
    return HeapComparison::isDevToolsRow(row) || row.grownSurvivors > 0 || row.grownBytes != 0 ||
           row.retainedDelta != 0;
}

bool comesBefore(const ComparisonRow &a, const ComparisonRow &b)
{
    if (a.addedBytes != b.addedBytes)
        return a.addedBytes > b.addedBytes;
    const int byName = compareUtf16(a.name, b.name);
    return byName != 0 ? byName < 0 : compareUtf16(a.key, b.key) < 0;
}

void renumber(Column<std::uint32_t> &rows, const std::vector<std::uint32_t> &newNumber)
{
    std::uint32_t *row = rows.mutableData();
    for (std::size_t n = 0; n < rows.size(); ++n) {
        if (row[n] == HeapComparison::kNoRow)
            continue;
        const std::uint32_t number = newNumber[row[n] & ~HeapComparison::kReplaced];
        row[n] = number == HeapComparison::kNoRow ? HeapComparison::kNoRow
                                                  : number | (row[n] & HeapComparison::kReplaced);
    }
}

// Leaves out rows without a change and puts the rest in their order.
void arrange(HeapComparison &comparison)
{
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < comparison.rows.size(); ++i) {
        if (hasChanged(comparison.rows[i]))
            order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&comparison](std::uint32_t a, std::uint32_t b) {
        return comesBefore(comparison.rows[a], comparison.rows[b]);
    });
    std::vector<std::uint32_t> newNumber(comparison.rows.size(), HeapComparison::kNoRow);
    std::vector<ComparisonRow> rows;
    rows.reserve(order.size());
    for (const std::uint32_t old : order) {
        newNumber[old] = static_cast<std::uint32_t>(rows.size());
        rows.push_back(std::move(comparison.rows[old]));
    }
    comparison.rows = std::move(rows);
    renumber(comparison.baseRow, newNumber);
    renumber(comparison.currentRow, newNumber);
}

Result<HeapComparison> compare(const Heap &base, const Heap &current, Progress &progress)
{
    HeapComparison comparison;
    progress.beginPhase("Comparing classes", 0.4);
    ComparisonKeys keys;
    comparison.baseRow = keys.add(base, classifyLike(base, current, progress), progress);
    comparison.currentRow = keys.add(current, current.classes, progress);
    if (progress.isCancelled())
        return cancelledError();

    progress.beginPhase("Comparing objects", 0.3);
    comparison.rows.reserve(keys.rows().size());
    for (const ComparisonKeys::Row &row : keys.rows()) {
        ComparisonRow &added = comparison.rows.emplace_back();
        added.key = row.key;
        added.name = row.name;
    }
    countObjects(base, current, comparison);
    comparison.totalDeltaBytes = static_cast<std::int64_t>(current.selfBytes() - base.selfBytes());
    if (progress.isCancelled())
        return cancelledError();

    progress.beginPhase("Comparing retained sizes", 0.3);
    addRetainedDeltas(base, current, comparison, progress);
    if (progress.isCancelled())
        return cancelledError();
    arrange(comparison);
    return comparison;
}

} // namespace

Result<HeapComparison> compareHeaps(const Heap &base, const Heap &current, Progress &progress)
{
    try {
        return compare(base, current, progress);
    } catch (const std::bad_alloc &) {
        return tooLargeError("memory to compare two snapshots");
    }
}

} // namespace v8scope
