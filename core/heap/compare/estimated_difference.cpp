// SPDX-License-Identifier: GPL-3.0-or-later
// estimateDifference of heap_comparison.h: two processes, compared by class and by how things are
// held, because their ids say nothing.
#include "core/base/cancelled.h"
#include "core/base/too_large.h"
#include "core/heap/compare/comparison_keys.h"
#include "core/heap/compare/heap_comparison.h"
#include "core/heap/compare/holder_paths.h"
#include "core/heap/retainers/engine_nodes.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <unordered_map>
#include <utility>

namespace v8scope {

namespace {

constexpr std::size_t kPathsPerClass = 10;

struct Amounts {
    std::uint64_t baseCount = 0;
    std::uint64_t currentCount = 0;
    std::uint64_t baseBytes = 0;
    std::uint64_t currentBytes = 0;

    void add(bool isBase, std::uint64_t bytes)
    {
        ++(isBase ? baseCount : currentCount);
        (isBase ? baseBytes : currentBytes) += bytes;
    }
    [[nodiscard]] std::int64_t bytesDelta() const
    {
        return static_cast<std::int64_t>(currentBytes - baseBytes);
    }
    [[nodiscard]] bool hasChanged() const
    {
        return baseCount != currentCount || baseBytes != currentBytes;
    }
};

struct PathAmounts {
    std::uint32_t name = 0; // HolderPaths' number
    std::uint32_t step = 0;
    Amounts amounts;
};

// Amounts by class, and by class and path.
class Tally {
public:
    void add(bool isBase, const Heap &heap, const HeapClasses &classes, const Progress &progress)
    {
        const HeapSnapshot &snapshot = *heap.snapshot;
        const NodeSet engine = findEngineNodes(snapshot, progress);
        const Column<std::uint32_t> steps = m_paths.add(heap, classes, engine, progress);
        std::vector<std::uint32_t> nameOfGroup;
        for (const ClassGroup &group : classes.groups)
            nameOfGroup.push_back(m_paths.classNumber(classes.names[group.name]));
        for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
            if (n % Progress::kPollInterval == 0 && progress.isCancelled())
                return;
            if (heap.selfSizes[n] == 0)
                continue;
            const std::uint32_t name = nameOfGroup[classes.groupOf[n]];
            m_classes[name].add(isBase, heap.selfSizes[n]);
            m_held[std::uint64_t{name} << 32 | steps[n]].add(isBase, heap.selfSizes[n]);
        }
    }

    // Classes that changed, the largest growth first, each with the paths that changed most.
    [[nodiscard]] std::vector<EstimatedRow> rows() const
    {
        std::vector<PathAmounts> classes;
        for (const auto &[name, amounts] : m_classes) {
            if (amounts.hasChanged())
                classes.push_back({name, HolderPaths::kRoot, amounts});
        }
        std::unordered_map<std::uint32_t, std::vector<PathAmounts>> paths;
        for (const auto &[key, amounts] : m_held) {
            if (amounts.hasChanged()) {
                const auto name = static_cast<std::uint32_t>(key >> 32);
                paths[name].push_back({name, static_cast<std::uint32_t>(key), amounts});
            }
        }
        std::sort(classes.begin(), classes.end(), [this](const auto &a, const auto &b) {
            const std::int64_t left = a.amounts.bytesDelta();
            const std::int64_t right = b.amounts.bytesDelta();
            return left != right ? left > right
                                 : m_paths.className(a.name) < m_paths.className(b.name);
        });
        std::vector<EstimatedRow> rows;
        for (const PathAmounts &one : classes) {
            rows.push_back(row(one, {}));
            appendPaths(paths[one.name], rows);
        }
        return rows;
    }

private:
    void appendPaths(std::vector<PathAmounts> &paths, std::vector<EstimatedRow> &rows) const
    {
        std::sort(paths.begin(), paths.end(), [](const PathAmounts &a, const PathAmounts &b) {
            const std::int64_t left = std::abs(a.amounts.bytesDelta());
            const std::int64_t right = std::abs(b.amounts.bytesDelta());
            return left != right ? left > right : a.step < b.step;
        });
        for (std::size_t i = 0; i < std::min(paths.size(), kPathsPerClass); ++i) {
            std::string text = m_paths.text(paths[i].step);
            rows.push_back(row(paths[i], text.empty() ? "(roots)" : std::move(text)));
        }
    }
    [[nodiscard]] EstimatedRow row(const PathAmounts &one, std::string path) const
    {
        EstimatedRow row;
        row.name = m_paths.className(one.name);
        row.path = std::move(path);
        row.countDelta =
            static_cast<std::int64_t>(one.amounts.currentCount - one.amounts.baseCount);
        row.bytesDelta = one.amounts.bytesDelta();
        row.baseCount = one.amounts.baseCount;
        row.currentCount = one.amounts.currentCount;
        row.baseBytes = one.amounts.baseBytes;
        row.currentBytes = one.amounts.currentBytes;
        return row;
    }

    HolderPaths m_paths;
    std::unordered_map<std::uint32_t, Amounts> m_classes;
    std::unordered_map<std::uint64_t, Amounts> m_held; // class << 32 | step
};

} // namespace

Result<std::vector<EstimatedRow>> estimateDifference(const Heap &base, const Heap &current,
                                                     Progress &progress)
{
    try {
        progress.beginPhase("Estimating the difference", 1.0);
        Tally tally;
        tally.add(true, base, classifyLike(base, current, progress), progress);
        tally.add(false, current, current.classes, progress);
        if (progress.isCancelled())
            return cancelledError();
        return tally.rows();
    } catch (const std::bad_alloc &) {
        return tooLargeError("memory to compare two snapshots");
    }
}

} // namespace v8scope
