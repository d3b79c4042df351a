// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_answer.h"

#include "core/heap/questions/heap_search.h"
#include "core/heap/summary/class_retention.h"
#include "core/heap/summary/largest_nodes.h"
#include "core/report/heap_class_lookup.h"
#include "core/report/heap_passes.h"
#include "core/report/shown_rows.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace v8scope {

namespace {

class Answering {
public:
    Answering(std::shared_ptr<const Heap> heap, const HeapOverview *overview,
              const HeapQuestion &question, Progress &progress)
        : m_heap(*heap), m_overview(overview), m_question(question), m_progress(progress)
    {
        m_answer.heap = std::move(heap);
        m_answer.question = question;
    }

    std::variant<HeapAnswer, HeapQuestionProblem> run()
    {
        m_progress.beginPhase("Summing up", 0.5);
        if (!narrow())
            return HeapQuestionProblem{std::move(m_problem)};
        sumUp();
        m_progress.beginPhase("Answering", 0.5);
        if (!search() || !oneClass() || !aboutNodes())
            return HeapQuestionProblem{std::move(m_problem)};
        tables();
        if (m_question.explainBiggest && m_question.isOverview() && m_question.filters.empty())
            explainBiggest();
        return std::move(m_answer);
    }

private:
    [[nodiscard]] const NodeSet *passes() const
    {
        return m_answer.passes ? &*m_answer.passes : nullptr;
    }
    bool fail(std::string problem)
    {
        m_problem = std::move(problem);
        return false;
    }

    bool narrow();
    void sumUp();
    bool search();
    bool oneClass();
    bool aboutNodes();
    bool retention();
    void tables();
    void explainBiggest();
    [[nodiscard]] const UserView &userView();
    [[nodiscard]] HeapAnswer::Nodes largest(std::vector<HeapNode> nodes) const;
    [[nodiscard]] std::vector<HeapNode> largestPassing() const;
    // False if the id is asked for but is not there.
    bool find(const std::optional<std::uint64_t> &id, HeapNode &node);

    const Heap &m_heap;
    const HeapOverview *m_overview;
    const HeapQuestion &m_question;
    Progress &m_progress;
    HeapAnswer m_answer;
    std::string m_problem;
};

const UserView &Answering::userView()
{
    if (!m_answer.userView)
        m_answer.userView = buildUserView(m_heap, m_progress);
    return *m_answer.userView;
}

bool Answering::narrow()
{
    const NodeSet *userNodes = m_question.hideInternals ? &userView().userNodes : nullptr;
    auto passing = passingNodes(m_heap, m_question, userNodes, m_progress);
    if (auto *problem = std::get_if<std::string>(&passing))
        return fail(std::move(*problem));
    m_answer.passes = std::get<std::optional<NodeSet>>(std::move(passing));
    return true;
}

HeapAnswer::Nodes Answering::largest(std::vector<HeapNode> nodes) const
{
    HeapAnswer::Nodes result;
    result.total = nodes.size();
    for (const HeapNode n : nodes)
        result.bytes += m_heap.selfSize(n);
    const std::size_t shown = shownRows(nodes.size(), m_question.top);
    result.shown = largestOf(m_heap, std::move(nodes), shown);
    return result;
}

std::vector<HeapNode> Answering::largestPassing() const
{
    const std::size_t all = m_heap.snapshot->nodeCount;
    if (passes() == nullptr) {
        const std::size_t wanted = m_question.top == 0 ? all : m_question.top;
        if (m_overview && wanted <= m_overview->largest.size())
            return {m_overview->largest.begin(),
                    m_overview->largest.begin() + static_cast<std::ptrdiff_t>(wanted)};
        return largestNodes(m_heap, wanted);
    }
    std::vector<HeapNode> nodes;
    for (std::uint32_t n = 0; n < all; ++n) {
        if (passes()->has(n))
            nodes.emplace_back(n);
    }
    return largest(std::move(nodes)).shown;
}

void Answering::sumUp()
{
    const HeapOverview *known = passes() == nullptr ? m_overview : nullptr;
    m_answer.statistics = m_overview ? m_overview->statistics : computeStatistics(m_heap);
    m_answer.classes = known ? known->classes : summarizeClasses(m_heap, passes(), m_progress);
    for (const ClassRow &row : m_answer.classes) {
        m_answer.passingCount += row.count;
        m_answer.passingBytes += row.selfBytes;
    }
    if (passes() == nullptr)
        m_answer.classUnions =
            known ? known->unionRetained : unionRetainedByClass(m_heap, m_progress);
    m_answer.objects = largestPassing();
}

bool Answering::search()
{
    if (!m_question.search && m_question.sizes.isEmpty())
        return true;
    HeapQuery query;
    if (m_question.search) {
        query.in = m_question.search->in;
        query.text = m_question.search->text;
        query.isRegex = m_question.search->isRegex;
        query.isCaseSensitive = m_question.search->isCaseSensitive;
    }
    query.minSelf = m_question.sizes.minSelf;
    query.maxSelf = m_question.sizes.maxSelf;
    query.minRetained = m_question.sizes.minRetained;
    query.maxRetained = m_question.sizes.maxRetained;
    query.passes = passes();
    auto nodes = searchHeap(m_heap, query, m_progress);
    if (!nodes) {
        if (m_progress.isCancelled())
            return true;
        return fail(nodes.error().message());
    }
    m_answer.found = largest(*std::move(nodes));
    return true;
}

bool Answering::oneClass()
{
    if (!m_question.className)
        return true;
    const ClassLookup lookup = lookUpClass(m_heap, *m_question.className);
    if (lookup.groups.empty())
        return fail(lookup.problem);
    HeapAnswer::OneClass one;
    one.name = lookup.name;
    one.groups = lookup.groups;
    std::vector<HeapNode> members;
    for (const std::uint32_t group : lookup.groups) {
        const std::vector<HeapNode> some = membersOf(m_heap, group, passes());
        members.insert(members.end(), some.begin(), some.end());
    }
    NodeSet set(m_heap.snapshot->nodeCount);
    for (const HeapNode n : members)
        set.insert(n.value);
    one.retainedTogether = retainedTogether(m_heap, set, m_progress);
    one.members = largest(std::move(members));
    m_answer.oneClass = std::move(one);
    return true;
}

bool Answering::find(const std::optional<std::uint64_t> &id, HeapNode &node)
{
    if (!id)
        return true;
    node = m_heap.snapshot->findId(*id);
    return node.isValid() || fail("no object has the id " + std::to_string(*id));
}

bool Answering::aboutNodes()
{
    if (!find(m_question.object, m_answer.object) || !find(m_question.edges, m_answer.edgesOf) ||
        !find(m_question.dominators, m_answer.dominatorsOf))
        return false;
    if (m_answer.object.isValid()) {
        m_answer.objectRetainers = m_heap.retainers.of(m_answer.object).size();
        if (!m_answer.edgesOf.isValid())
            m_answer.edgesOf = m_answer.object;
    }
    if (m_answer.edgesOf.isValid())
        m_answer.edges = listContained(m_heap, m_answer.edgesOf);
    if (m_answer.dominatorsOf.isValid()) {
        m_answer.dominators = dominatorChain(m_heap, m_answer.dominatorsOf);
        std::vector<HeapNode> below;
        for (std::uint32_t n = 0; n < m_heap.snapshot->nodeCount; ++n) {
            if (m_heap.dominators[n] == m_answer.dominatorsOf.value &&
                n != m_answer.dominatorsOf.value)
                below.emplace_back(n);
        }
        m_answer.dominated = largest(std::move(below));
    }
    return retention();
}

bool Answering::retention()
{
    if (!find(m_question.retainers, m_answer.retainersOf) ||
        !find(m_question.path, m_answer.pathOf) || !find(m_question.paths, m_answer.pathsOf))
        return false;
    std::vector<HeapNode> ignored;
    for (const std::uint64_t id : m_question.ignore) {
        HeapNode node;
        if (!find(id, node))
            return false;
        ignored.push_back(node);
    }
    std::shared_ptr<const IgnoredRetainers> rules;
    if (!ignored.empty())
        rules = ignoreRetainers(m_heap, ignored, m_progress);
    if (m_answer.retainersOf.isValid())
        m_answer.retainers = listRetainers(m_heap, m_answer.retainersOf, rules.get());
    if (m_answer.pathOf.isValid())
        m_answer.path =
            shortestPath(m_heap, m_answer.pathOf, m_question.pathEdges, rules.get(), m_progress);
    if (m_answer.pathsOf.isValid())
        m_answer.paths = retainingPaths(m_heap, m_answer.pathsOf, rules.get(), PathLimits{});
    return true;
}

void Answering::tables()
{
    if (m_question.strings)
        m_answer.strings = findDuplicateStrings(m_heap, m_progress);
    if (m_question.contexts)
        m_answer.contexts = attributeToContexts(m_heap, m_progress);
    if (m_question.allocation) {
        m_answer.bars = allocationBars(m_heap);
        m_answer.allocations = allocationTops(m_heap);
    }
    if (m_question.deadFields)
        m_answer.deadFields = findDeadFields(m_heap, ScopeRules::Ours, m_progress);
}

// The root and the global objects hold everything; what a person can do something about begins
// below them.
void Answering::explainBiggest()
{
    const std::size_t most =
        m_question.top == 0 ? std::numeric_limits<std::size_t>::max() : m_question.top;
    const bool isKnown = m_overview && m_overview->own && most <= HeapOverview::kLargest;
    OwnObjects own = isKnown ? *m_overview->own : findOwnObjects(m_heap, most, m_progress);
    own.largest.resize(std::min(own.largest.size(), most));
    m_answer.own = HeapAnswer::Nodes{own.count, own.bytes, std::move(own.largest)};
    m_answer.explained = own.biggest;
    m_answer.explainedPath = std::move(own.path);
}

} // namespace

std::variant<HeapAnswer, HeapQuestionProblem> answerHeapQuestion(std::shared_ptr<const Heap> heap,
                                                                 const HeapOverview *overview,
                                                                 const HeapQuestion &question,
                                                                 Progress &progress)
{
    return Answering(std::move(heap), overview, question, progress).run();
}

} // namespace v8scope
