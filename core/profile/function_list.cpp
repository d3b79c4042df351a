// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/function_list.h"

#include "core/profile/tree_walk.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace v8scope {

namespace {

// Adds up one tree by group (a function is a group of its own). add(group, node, total) gets the
// node's total if no node above it is of the same group, else 0.
template <class GroupOf, class Add>
void sumByGroup(const CallTree &tree, std::uint32_t groups, GroupOf groupOf, Add add)
{
    std::vector<std::uint32_t> open(groups, 0);
    walkTree(
        tree,
        [&](std::uint32_t node) {
            const std::uint32_t group = groupOf(node);
            // The root is no frame: what lies below it says nothing about its own group.
            if (node == 0)
                add(group, node, tree.self[node]);
            else
                add(group, node, open[group]++ == 0 ? tree.total[node] : 0);
        },
        [&](std::uint32_t node) {
            if (node != 0)
                --open[groupOf(node)];
        });
}

// A number for each file, package or category that the nodes of a tree belong to.
class Groups {
public:
    Groups(const ProfileView &view, GroupBy by) : m_view(view), m_by(by), m_categories(view)
    {
        m_groupOfFunction.assign(view.functionCount(), kUnset);
    }

    std::uint32_t of(std::uint32_t node)
    {
        const CallTree &tree = *m_view.tree;
        const FunctionId function = tree.function[node];
        if (m_by == GroupBy::Category)
            return number(categoryName(m_categories.of(function, tree.system[node])));
        if (tree.system[node] != SystemKind::None)
            return number({});
        std::uint32_t &known = m_groupOfFunction[function.value];
        if (known == kUnset) {
            known = number(m_by == GroupBy::File ? m_view.url(function)
                                                 : m_categories.package(function));
        }
        return known;
    }

    [[nodiscard]] const std::vector<std::string_view> &names() const { return m_names; }

private:
    static constexpr std::uint32_t kUnset = FunctionId::kNoneValue;

    std::uint32_t number(std::string_view name)
    {
        const auto [it, isNew] =
            m_numbers.try_emplace(name, static_cast<std::uint32_t>(m_names.size()));
        if (isNew)
            m_names.push_back(name);
        return it->second;
    }

    const ProfileView &m_view;
    const GroupBy m_by;
    FunctionCategories m_categories;
    std::vector<std::uint32_t> m_groupOfFunction;
    std::unordered_map<std::string_view, std::uint32_t> m_numbers;
    std::vector<std::string_view> m_names;
};

} // namespace

std::vector<FunctionRow> functionList(const ProfileView &view)
{
    const CallTree &tree = *view.tree;
    std::vector<FunctionRow> rows(view.functionCount());
    sumByGroup(
        tree, view.functionCount(), [&](std::uint32_t node) { return tree.function[node].value; },
        [&](std::uint32_t function, std::uint32_t node, std::int64_t total) {
            FunctionRow &row = rows[function];
            if (!row.function.isValid()) {
                row.function = FunctionId(function);
                row.system = tree.system[node];
            }
            row.self += tree.self[node];
            row.total += total;
            row.samples += tree.samples[node];
        });
    std::erase_if(rows, [](const FunctionRow &row) {
        return row.self == 0 && row.total == 0 && row.samples == 0;
    });
    const auto place = [&](FunctionId f) {
        return std::tuple(view.name(f), view.url(f), view.line(f), view.column(f));
    };
    std::sort(rows.begin(), rows.end(), [&](const FunctionRow &a, const FunctionRow &b) {
        if (a.self != b.self)
            return a.self > b.self;
        if (a.total != b.total)
            return a.total > b.total;
        return place(a.function) < place(b.function);
    });
    return rows;
}

std::vector<GroupRow> groupList(const ProfileView &view, GroupBy by)
{
    const CallTree &tree = *view.tree;
    Groups groups(view, by);
    std::vector<std::uint32_t> groupOfNode(tree.size());
    for (std::uint32_t node = 0; node < tree.size(); ++node)
        groupOfNode[node] = groups.of(node);

    std::vector<GroupRow> rows(groups.names().size());
    sumByGroup(
        tree, static_cast<std::uint32_t>(rows.size()),
        [&](std::uint32_t node) { return groupOfNode[node]; },
        [&](std::uint32_t group, std::uint32_t node, std::int64_t total) {
            rows[group].self += tree.self[node];
            rows[group].total += total;
            rows[group].samples += tree.samples[node];
        });
    std::vector<std::uint64_t> members;
    members.reserve(tree.size());
    for (std::uint32_t node = 0; node < tree.size(); ++node) {
        if (node != 0 || tree.self[node] != 0)
            members.push_back(std::uint64_t{groupOfNode[node]} << 32 | tree.function[node].value);
    }
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    for (const std::uint64_t member : members)
        ++rows[member >> 32].functions;
    for (std::size_t group = 0; group < rows.size(); ++group)
        rows[group].name = groups.names()[group];

    std::erase_if(rows, [](const GroupRow &row) {
        return row.self == 0 && row.total == 0 && row.samples == 0;
    });
    std::sort(rows.begin(), rows.end(), [](const GroupRow &a, const GroupRow &b) {
        if (a.self != b.self)
            return a.self > b.self;
        return a.total != b.total ? a.total > b.total : a.name < b.name;
    });
    return rows;
}

} // namespace v8scope
