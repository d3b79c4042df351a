// SPDX-License-Identifier: GPL-3.0-or-later
// Which link wins follows DevTools and the reference computation: children lists over `parent`
// fields, later lists over earlier ones; the root is the first "(root)" without a parent, else the
// first node.
#include "core/formats/node_linker.h"

#include "core/base/csr.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

namespace v8scope {

namespace {

constexpr std::uint32_t kNone = NodeId::kNoneValue;

SystemKind systemKindOf(std::string_view name)
{
    if (name == "(program)")
        return SystemKind::Program;
    if (name == "(idle)")
        return SystemKind::Idle;
    if (name == "(garbage collector)")
        return SystemKind::GarbageCollector;
    return SystemKind::None;
}

// A parent link that a later one replaced.
struct LostLink {
    std::uint32_t child;
    std::uint32_t parent;
};

class Linker {
public:
    Linker(const RawNodes &raw, bool isCut, const NodeIdMap &ids, const Profile &profile,
           IssueLog &issues)
        : m_raw(raw),
          m_isCut(isCut),
          m_ids(ids),
          m_profile(profile),
          m_issues(issues),
          m_parent(raw.size(), kNone)
    {}

    void run()
    {
        if (m_raw.parent.empty()) {
            takeParentFields();
            takeChildLists();
            chooseRoot();
        } else {
            m_parent = m_raw.parent;
        }
        if (!isInOrder())
            arrange();
    }

    // The node of the file at each place of the result (raw.size() = the made-up detached node);
    // empty: the file's own order.
    [[nodiscard]] const std::vector<std::uint32_t> &order() const { return m_order; }
    [[nodiscard]] const std::vector<std::uint32_t> &parents() const { return m_parent; }

private:
    [[nodiscard]] std::optional<std::uint64_t> offsetOf(std::uint32_t node) const
    {
        return m_raw.offset.empty() ? std::optional<std::uint64_t>() : m_raw.offset[node];
    }
    [[nodiscard]] std::string_view nameOf(std::uint32_t node) const
    {
        return m_profile.name(m_raw.function[node]);
    }
    // False for a node whose id a later node took over.
    [[nodiscard]] bool isAlive(std::uint32_t node) const
    {
        return m_ids.duplicates() == 0 || m_ids.find(m_raw.id[node]) == node;
    }
    [[nodiscard]] bool isSystemFrame(std::uint32_t node) const
    {
        return systemKindOf(nameOf(node)) != SystemKind::None &&
               m_profile.url(m_raw.function[node]).empty();
    }

    void takeParentFields()
    {
        for (std::uint32_t i = 0; i < m_raw.parentId.size(); ++i) {
            if (m_raw.parentId[i] == RawNodes::kNoId || !isAlive(i))
                continue;
            const std::uint32_t parent = m_ids.find(m_raw.parentId[i]);
            if (parent == kNone)
                m_issues.note(Issue::UnknownParent, offsetOf(i));
            else if (parent == i)
                m_issues.note(Issue::SelfChild, offsetOf(i));
            else
                m_parent[i] = parent;
        }
    }

    void takeChildLists()
    {
        std::uint64_t at = 0;
        for (std::uint32_t i = 0; i < m_raw.size(); ++i) {
            const std::uint32_t parent = isAlive(i) ? i : m_ids.find(m_raw.id[i]);
            for (; at < m_raw.childEnd[i]; ++at)
                link(i, parent, m_ids.find(m_raw.childIds[at]));
        }
    }

    void link(std::uint32_t listOwner, std::uint32_t parent, std::uint32_t child)
    {
        if (child == kNone) {
            if (!m_isCut)
                m_issues.note(Issue::DanglingChild, offsetOf(listOwner));
            return;
        }
        if (child == parent) {
            m_issues.note(Issue::SelfChild, offsetOf(listOwner));
            return;
        }
        if (m_parent[child] != kNone && m_parent[child] != parent) {
            m_issues.note(Issue::TwoParents, offsetOf(child));
            m_lost.push_back({child, m_parent[child]});
        }
        m_parent[child] = parent;
    }

    void chooseRoot()
    {
        std::uint32_t root = kNone;
        std::uint32_t firstFree = kNone;
        for (std::uint32_t i = 0; i < m_raw.size() && root == kNone; ++i) {
            if (m_parent[i] != kNone || !isAlive(i))
                continue;
            firstFree = std::min(firstFree, i);
            if (nameOf(i) == "(root)")
                root = i;
        }
        for (std::uint32_t i = 0; i < m_raw.size() && root == kNone && firstFree == kNone; ++i) {
            if (nameOf(i) == "(root)" && isAlive(i))
                root = i;
        }
        m_root = root != kNone ? root : firstFree != kNone ? firstFree : m_ids.find(m_raw.id[0]);
        if (m_parent[m_root] != kNone)
            m_issues.note(Issue::RootHasParent, offsetOf(m_root));
        m_parent[m_root] = kNone;
    }

    [[nodiscard]] bool isInOrder() const
    {
        if (!m_raw.parent.empty())
            return true;
        if (m_root != 0 || m_ids.duplicates() > 0)
            return false;
        for (std::uint32_t i = 1; i < m_parent.size(); ++i) {
            if (m_parent[i] >= i)
                return false;
        }
        return true;
    }

    void arrange()
    {
        const std::uint32_t n = m_raw.size();
        m_parent.push_back(m_root); // the detached node, whether or not it gets children
        m_visited.assign(n + 1, false);
        bool hasOrphans = false;
        for (std::uint32_t i = 0; i < n; ++i) {
            if (!isAlive(i)) {
                m_visited[i] = true; // left out
                m_parent[i] = kNone;
            } else if (i != m_root && m_parent[i] == kNone) {
                hasOrphans |= adopt(i);
            }
        }
        if (!hasOrphans)
            m_parent[n] = kNone;
        m_children = Csr::fromParents(m_parent);
        visit(m_root);
        cutCircles();
    }

    // Gives a node without a parent its place; true if that is below the detached node.
    bool adopt(std::uint32_t node)
    {
        // V8's own frames stand directly below the root wherever the file lost them.
        const bool system = isSystemFrame(node);
        m_issues.note(system                     ? Issue::OrphanSystemFrame
                      : nameOf(node) == "(root)" ? Issue::SecondRoot
                                                 : Issue::OrphanNode,
                      offsetOf(node));
        m_parent[node] = system ? m_root : m_raw.size();
        return !system;
    }

    // Appends a node and all below it, parents first.
    void visit(std::uint32_t top)
    {
        m_stack.push_back(top);
        m_visited[top] = true;
        while (!m_stack.empty()) {
            const std::uint32_t node = m_stack.back();
            m_stack.pop_back();
            m_order.push_back(node);
            const auto row = m_children.row(node);
            for (std::size_t i = row.size(); i-- > 0;) {
                if (!m_visited[row[i]]) {
                    m_visited[row[i]] = true;
                    m_stack.push_back(row[i]);
                }
            }
        }
    }

    // What the root does not reach hangs below a circle. A link that a later one replaced may lead
    // into it; else it is cut anywhere.
    void cutCircles()
    {
        for (const LostLink &lost : m_lost) {
            if (m_visited[lost.child] || !m_visited[lost.parent])
                continue;
            m_issues.note(Issue::Cycle, offsetOf(lost.child));
            m_parent[lost.child] = lost.parent;
            visit(lost.child);
        }
        const std::uint32_t detached = m_raw.size();
        for (std::uint32_t i = 0; i < m_raw.size(); ++i) {
            if (m_visited[i])
                continue;
            const std::uint32_t inCircle = findCircle(i);
            m_issues.note(Issue::Cycle, offsetOf(inCircle));
            if (!m_visited[detached]) {
                m_visited[detached] = true;
                m_parent[detached] = m_root;
                m_order.push_back(detached);
            }
            m_parent[inCircle] = detached;
            visit(inCircle);
        }
    }

    // Walking up from a node below a circle comes back to where it was; that is in the circle.
    std::uint32_t findCircle(std::uint32_t node)
    {
        if (m_onWay.empty())
            m_onWay.assign(m_raw.size(), false);
        while (!m_onWay[node]) {
            m_onWay[node] = true;
            node = m_parent[node];
        }
        return node;
    }

    const RawNodes &m_raw;
    bool m_isCut;
    const NodeIdMap &m_ids;
    const Profile &m_profile;
    IssueLog &m_issues;
    std::uint32_t m_root = 0;
    std::vector<std::uint32_t> m_parent;
    std::vector<LostLink> m_lost;
    Csr m_children;
    std::vector<bool> m_visited;
    std::vector<bool> m_onWay;
    std::vector<std::uint32_t> m_stack;
    std::vector<std::uint32_t> m_order;
};

// column[order[i]] at i; the made-up node gets value.
template <class T>
void permute(std::vector<T> &column, const std::vector<std::uint32_t> &order, T made)
{
    if (column.empty())
        return;
    std::vector<T> result;
    result.reserve(order.size());
    for (const std::uint32_t from : order)
        result.push_back(from < column.size() ? column[from] : made);
    column = std::move(result);
}

void permuteTicks(RawNodes &raw, const std::vector<std::uint32_t> &order)
{
    if (raw.ticks.empty())
        return;
    std::vector<PositionTick> ticks;
    std::vector<std::uint32_t> ends;
    ticks.reserve(raw.ticks.size());
    ends.reserve(order.size());
    for (const std::uint32_t from : order) {
        if (from < raw.tickEnd.size()) {
            const std::uint32_t begin = from == 0 ? 0 : raw.tickEnd[from - 1];
            ticks.insert(ticks.end(), raw.ticks.begin() + begin,
                         raw.ticks.begin() + raw.tickEnd[from]);
        }
        ends.push_back(static_cast<std::uint32_t>(ticks.size()));
    }
    raw.ticks = std::move(ticks);
    raw.tickEnd = std::move(ends);
}

// Puts all columns into the order and returns the place of each node of the file.
std::vector<std::uint32_t> reorder(RawNodes &raw, std::vector<std::uint32_t> &parents,
                                   const std::vector<std::uint32_t> &order, Profile &profile)
{
    std::vector<std::uint32_t> place(raw.size() + 1, kNone);
    for (std::uint32_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;
    permute(parents, order, kNone);
    for (std::uint32_t &parent : parents)
        parent = parent == kNone ? kNone : place[parent];
    FunctionId detached;
    if (place.back() != kNone)
        detached =
            profile.functions.intern({profile.strings.intern("(detached)"), StringId(0), -1, -1});
    permuteTicks(raw, order);
    permute(raw.function, order, detached);
    permute(raw.hitCount, order, 0u);
    permute(raw.selfBytes, order, std::int64_t{0});
    permute(raw.scriptId, order, StringId(0));
    permute(raw.deoptReason, order, StringId(0));
    permute(raw.id, order, RawNodes::kNoId);
    return place;
}

// detached: place of the made-up node, or none.
void fillSystemKinds(Profile &profile, std::uint32_t detached)
{
    ProfileNodes &nodes = profile.nodes;
    nodes.system.assign(nodes.size(), SystemKind::None);
    nodes.system[0] = SystemKind::Root;
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        if (nodes.parent[i] == 0 && profile.url(nodes.function[i]).empty())
            nodes.system[i] = systemKindOf(profile.name(nodes.function[i]));
    }
    if (detached != kNone)
        nodes.system[detached] = SystemKind::Detached;
}

void moveColumns(RawNodes &raw, std::vector<std::uint32_t> parents, ProfileNodes &nodes)
{
    nodes.parent = std::move(parents);
    nodes.function = std::move(raw.function);
    nodes.hitCount = std::move(raw.hitCount);
    nodes.selfBytes = std::move(raw.selfBytes);
    if (raw.hasScriptIds)
        nodes.scriptId = std::move(raw.scriptId);
    if (raw.hasDeoptReasons)
        nodes.deoptReason = std::move(raw.deoptReason);
    nodes.fileId = std::move(raw.id);
    std::replace(nodes.fileId.begin(), nodes.fileId.end(), RawNodes::kNoId, std::uint64_t{0});
    if (!raw.ticks.empty()) {
        nodes.ticks = std::move(raw.ticks);
        nodes.tickStart = std::move(raw.tickEnd);
        nodes.tickStart.insert(nodes.tickStart.begin(), 0);
    }
}

} // namespace

NodeIdMap linkNodes(RawNodes raw, bool isCut, Profile &profile, IssueLog &issues)
{
    NodeIdMap ids(raw.id, RawNodes::kNoId);
    if (ids.duplicates() > 0)
        issues.note(Issue::DuplicateId, {}, ids.duplicates());
    Linker linker(raw, isCut, ids, profile, issues);
    linker.run();
    std::vector<std::uint32_t> parents = linker.parents();
    std::uint32_t detached = kNone;
    if (!linker.order().empty()) {
        const std::vector<std::uint32_t> place = reorder(raw, parents, linker.order(), profile);
        detached = place.back();
        ids.renumber(place);
    }
    moveColumns(raw, std::move(parents), profile.nodes);
    fillSystemKinds(profile, detached);
    return ids;
}

} // namespace v8scope
