// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/transforms/apply_filters.h"

#include "core/profile/category.h"
#include "core/profile/transforms/time_range.h"
#include "core/profile/transforms/transforms.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace v8scope {

namespace {

constexpr std::uint32_t kNone = NodeId::kNoneValue;

// Filters only say where each node of the base goes; weights follow once, at the end. So a range
// may stand anywhere in the stack: it decides how much weight the base's nodes have.
class FilterRun {
public:
    explicit FilterRun(ProfileView &view) : m_view(view), m_current(*view.base->tree)
    {
        m_nodeOfBase.resize(m_current.size());
        std::iota(m_nodeOfBase.begin(), m_nodeOfBase.end(), 0u);
    }

    void operator()(const filter::Range &range)
    {
        m_isRanged = true;
        m_range.begin = std::max(m_range.begin, range.begin);
        m_range.end = std::min(m_range.end, range.end);
    }
    void operator()(const filter::FocusFunction &f) { take(focusFunction(m_current, f.function)); }
    void operator()(const filter::FocusPath &f) { take(focusPath(m_current, f.path)); }
    void operator()(const filter::MergeFunction &f)
    {
        take(mergeFunctions(m_current,
                            functionsWhere([&](FunctionId g) { return g == f.function; })));
    }
    void operator()(const filter::CollapseFunction &f)
    {
        take(collapseFunction(m_current, f.function));
    }
    void operator()(const filter::DropFunction &f) { take(dropFunction(m_current, f.function)); }
    void operator()(const filter::CollapseRecursion &f)
    {
        if (f.directOnly) {
            take(collapseDirectRecursion(m_current, f.function));
            return;
        }
        m_current.finish(); // the walk needs children and depth
        take(collapseRecursion(m_current, f.function, m_view.functionCount()));
    }
    void operator()(const filter::CollapsePackage &f)
    {
        if (f.package.empty())
            return; // functions outside every package are none
        const FunctionId standIn = functionOfPackage(f.package);
        const FunctionCategories categories(
            m_view); // views into the names: made after the last one
        const FunctionSet members =
            functionsWhere([&](FunctionId g) { return categories.package(g) == f.package; });
        take(collapseFunctions(m_current, members, standIn));
    }
    void operator()(const filter::Hide &f)
    {
        switch (f.what) {
        case filter::Hidden::Idle: take(dropSystem(m_current, SystemKind::Idle)); break;
        case filter::Hidden::Program: take(dropSystem(m_current, SystemKind::Program)); break;
        case filter::Hidden::GarbageCollector: take(mergeGarbageCollector(m_current)); break;
        case filter::Hidden::Native: {
            const std::uint32_t ofFile = m_view.profile().functions.size();
            take(mergeFunctions(m_current, functionsWhere([&](FunctionId g) {
                                    return g.value < ofFile && m_view.url(g).empty();
                                })));
            break;
        }
        case filter::Hidden::NodeCore: mergeCategory(Category::NodeCore); break;
        case filter::Hidden::Dependencies: mergeCategory(Category::Dependency); break;
        }
    }

    // Moves the weights and makes the view show the result.
    void finish()
    {
        std::vector<std::uint32_t> samples = weighBase();
        const std::vector<std::int64_t> &self = *m_view.baseSelf;
        for (std::uint32_t i = 0; i < m_nodeOfBase.size(); ++i) {
            if (m_nodeOfBase[i] == kNone)
                continue;
            m_current.self[m_nodeOfBase[i]] += self[i];
            m_current.samples[m_nodeOfBase[i]] += samples[i];
        }
        take(withoutWeightless(m_current));
        m_current.finish();
        showSamples();
        m_view.tree = std::make_shared<const CallTree>(std::move(m_current));
        m_view.nodeOfBase =
            std::make_shared<const std::vector<std::uint32_t>>(std::move(m_nodeOfBase));
    }

private:
    template <class Wanted>
    FunctionSet functionsWhere(Wanted wanted) const
    {
        FunctionSet set(m_view.functionCount());
        for (std::uint32_t f = 0; f < set.size(); ++f)
            set[f] = wanted(FunctionId(f));
        return set;
    }

    // The view's own function for a collapsed package, added if it is the first time.
    FunctionId functionOfPackage(const std::string &package)
    {
        const std::uint32_t ofFile = m_view.profile().functions.size();
        for (std::size_t i = m_view.base->extraNames.size(); i < m_view.extraNames.size(); ++i) {
            if (m_view.extraNames[i] == package)
                return FunctionId(ofFile + static_cast<std::uint32_t>(i));
        }
        m_view.extraNames.push_back(package);
        return FunctionId(m_view.functionCount() - 1);
    }

    void mergeCategory(Category category)
    {
        const FunctionCategories categories(m_view);
        take(mergeFunctions(
            m_current, functionsWhere([&](FunctionId g) { return categories.of(g) == category; })));
    }

    void take(TreeRewrite rewrite)
    {
        for (std::uint32_t &node : m_nodeOfBase) {
            if (node != kNone)
                node = rewrite.nodeOf[node];
        }
        m_current = std::move(rewrite.tree);
    }

    // Sets view.baseSelf (and cuts the timeline); returns the samples of each base node.
    std::vector<std::uint32_t> weighBase()
    {
        const auto &base = m_view.base->tree;
        std::fill(m_current.self.begin(), m_current.self.end(), 0);
        std::fill(m_current.samples.begin(), m_current.samples.end(), 0u);
        if (!m_isRanged || m_view.timeline.count() == 0) {
            m_view.baseSelf = {base, &base->self};
            return base->samples;
        }
        m_view.timeline = cutToRange(m_view.timeline, m_range);
        std::vector<std::int64_t> self(base->size(), 0);
        std::vector<std::uint32_t> samples(base->size(), 0);
        const auto &position = *m_view.timeline.position;
        const auto &node = *m_view.timeline.node;
        for (std::size_t i = 0; i < node.size(); ++i) {
            if (node[i] == kNone)
                continue;
            self[node[i]] += position[i + 1] - position[i];
            ++samples[node[i]];
        }
        m_view.baseSelf = std::make_shared<const std::vector<std::int64_t>>(std::move(self));
        return samples;
    }

    void showSamples()
    {
        SampleTimeline::Nodes shown(m_view.timeline.node->size());
        std::transform(
            m_view.timeline.node->begin(), m_view.timeline.node->end(), shown.begin(),
            [&](std::uint32_t node) { return node == kNone ? kNone : m_nodeOfBase[node]; });
        m_view.timeline.node = std::make_shared<const SampleTimeline::Nodes>(std::move(shown));
    }

    ProfileView &m_view;
    CallTree m_current;                      // columns that finish() fills are not valid
    std::vector<std::uint32_t> m_nodeOfBase; // where each base node is in m_current
    bool m_isRanged = false;
    filter::Range m_range{std::numeric_limits<std::int64_t>::min(),
                          std::numeric_limits<std::int64_t>::max()};
};

} // namespace

bool applyFilters(ProfileView &view, Progress &progress)
{
    if (view.filters.empty())
        return true;
    FilterRun run(view);
    for (std::size_t i = 0; i < view.filters.size(); ++i) {
        if (progress.isCancelled())
            return false;
        progress.update(static_cast<double>(i) / static_cast<double>(view.filters.size() + 1));
        std::visit(run, view.filters[i]);
    }
    if (progress.isCancelled())
        return false;
    run.finish();
    return true;
}

} // namespace v8scope
