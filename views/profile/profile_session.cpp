// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_session.h"

#include "views/common/background.h"
#include "views/common/formats.h"
#include "views/profile/carry_over.h"
#include "views/profile/filter_words.h"

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

std::shared_ptr<const ProfileView> unfiltered(const std::shared_ptr<const ResolvedProfile> &base)
{
    Progress progress; // never cancelled, so that there is a view
    return makeView(base, {}, progress).value();
}

// Functions that are the same in all views; collapsed packages follow.
std::uint32_t stableFunctions(const ResolvedProfile &base)
{
    return base.profile->functions.size() + static_cast<std::uint32_t>(base.extraNames.size());
}

bool namesExtraFunction(const Filter &filter, std::uint32_t functionCount)
{
    const auto extra = [functionCount](FunctionId f) {
        return f.isValid() && f.value >= functionCount;
    };
    return std::visit(
        [&extra](const auto &f) {
            if constexpr (requires { f.function; })
                return extra(f.function);
            else if constexpr (requires { f.path; })
                return std::any_of(f.path.begin(), f.path.end(), extra);
            else
                return false;
        },
        filter);
}

} // namespace

ProfileSession::ProfileSession(std::shared_ptr<const ResolvedProfile> base, Background &background,
                               QObject *parent)
    : QObject(parent),
      m_base(std::move(base)),
      m_background(background),
      m_view(unfiltered(m_base)),
      m_categories(std::make_unique<FunctionCategories>(*m_base->profile))
{}

ProfileSession::~ProfileSession() = default;

Category ProfileSession::category(FunctionId f, SystemKind system) const
{
    if (f.isValid() && f.value >= stableFunctions(*m_base))
        return Category::Dependency;
    if (!f.isValid() || f.value >= m_base->profile->functions.size())
        return categoryOf({}, {}, system);
    return m_categories->of(f, system);
}

QString ProfileSession::package(FunctionId f) const
{
    if (!f.isValid())
        return {};
    std::string_view name;
    if (f.value < m_base->profile->functions.size())
        name = m_categories->package(f);
    else if (f.value >= stableFunctions(*m_base))
        name = m_view->name(f);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

void ProfileSession::setBase(std::shared_ptr<const ResolvedProfile> base)
{
    if (base == m_base)
        return;
    Q_ASSERT(base->profile == m_base->profile); // ids in filters and selection stay valid
    m_base = std::move(base);
    computeView();
}

void ProfileSession::addFilter(Filter filter)
{
    if (const auto *range = std::get_if<filter::Range>(&filter)) {
        setRange(*range);
        return;
    }
    // The same filter twice in a row, or the same Hide anywhere, would change nothing.
    const bool repeats =
        std::holds_alternative<filter::Hide>(filter)
            ? std::find(m_filters.begin(), m_filters.end(), filter) != m_filters.end()
            : !m_filters.empty() && m_filters.back() == filter;
    if (repeats)
        return;
    FilterStack filters = m_filters;
    filters.push_back(std::move(filter));
    replaceFilters(std::move(filters), true);
}

void ProfileSession::removeFilter(std::size_t index)
{
    if (index >= m_filters.size())
        return;
    FilterStack filters = m_filters;
    const bool wasPackage = std::holds_alternative<filter::CollapsePackage>(filters[index]);
    filters.erase(filters.begin() + static_cast<std::ptrdiff_t>(index));
    if (wasPackage) {
        // Without it the functions that stood for packages have other ids, or none.
        const std::uint32_t functions = stableFunctions(*m_base);
        std::erase_if(filters,
                      [functions](const Filter &f) { return namesExtraFunction(f, functions); });
    }
    replaceFilters(std::move(filters), true);
}

void ProfileSession::setHidden(filter::Hidden what, bool hidden)
{
    const Filter wanted = filter::Hide{what};
    if (hidden) {
        addFilter(wanted);
        return;
    }
    const auto found = std::find(m_filters.begin(), m_filters.end(), wanted);
    if (found != m_filters.end())
        removeFilter(static_cast<std::size_t>(found - m_filters.begin()));
}

bool ProfileSession::isHidden(filter::Hidden what) const
{
    return std::find(m_filters.begin(), m_filters.end(), Filter(filter::Hide{what})) !=
           m_filters.end();
}

void ProfileSession::setRange(std::optional<filter::Range> range)
{
    if (range && range->begin > range->end)
        std::swap(range->begin, range->end);
    if (range && range->begin == range->end)
        return;
    FilterStack filters = m_filters;
    const auto old = std::find_if(filters.begin(), filters.end(), [](const Filter &f) {
        return std::holds_alternative<filter::Range>(f);
    });
    if (old != filters.end() && range)
        *old = *range;
    else if (old != filters.end())
        filters.erase(old);
    else if (range)
        filters.emplace_back(std::in_place_type<filter::Range>, *range);
    replaceFilters(std::move(filters), true);
}

std::optional<filter::Range> ProfileSession::range() const
{
    for (const Filter &f : m_filters) {
        if (const auto *range = std::get_if<filter::Range>(&f))
            return *range;
    }
    return std::nullopt;
}

void ProfileSession::setFilters(FilterStack filters)
{
    replaceFilters(std::move(filters), true);
}

void ProfileSession::undo()
{
    if (m_undo.empty())
        return;
    m_redo.push_back(m_filters);
    FilterStack before = std::move(m_undo.back());
    m_undo.pop_back();
    replaceFilters(std::move(before), false);
}

void ProfileSession::redo()
{
    if (m_redo.empty())
        return;
    m_undo.push_back(m_filters);
    FilterStack after = std::move(m_redo.back());
    m_redo.pop_back();
    replaceFilters(std::move(after), false);
}

void ProfileSession::replaceFilters(FilterStack filters, bool remember)
{
    if (filters == m_filters)
        return;
    if (remember) {
        m_undo.push_back(m_filters);
        m_redo.clear();
    }
    m_filters = std::move(filters);
    Q_EMIT filtersChanged();
    computeView();
}

void ProfileSession::computeView()
{
    if (!m_computing) {
        m_computing = true;
        Q_EMIT computingChanged();
    }
    m_background.run(
        this, QStringLiteral("view"), tr("Filtering"),
        [this, base = m_base, filters = m_filters](Progress &progress) -> Background::Deliver {
            auto view = makeView(base, filters, progress);
            if (!view)
                return {};
            return [this, result = *view] { adoptView(result); };
        });
}

void ProfileSession::adoptView(std::shared_ptr<const ProfileView> view)
{
    const std::shared_ptr<const ProfileView> before = std::exchange(m_view, std::move(view));
    m_computing = false;
    m_hover = {};
    carrySelectionOver(*before);
    // Until they are found in the new view: none, because functions may have other ids there.
    m_matches = {};
    Q_EMIT viewChanged();
    Q_EMIT computingChanged();
    updateMatches();
}

void ProfileSession::carrySelectionOver(const ProfileView &from)
{
    if (!m_selection.isValid())
        return;
    const std::uint32_t own = stableFunctions(*m_base);
    const bool sameName = m_selection.function.value < own ||
                          (m_selection.function.value < m_view->functionCount() &&
                           m_view->name(m_selection.function) == from.name(m_selection.function));
    if (!sameName) {
        m_selection = {};
        return;
    }
    if (m_selection.node == NodeId::kNoneValue || m_selection.node >= from.tree->size())
        return;
    m_selection.node =
        findPath(*m_view->tree, pathOf(*from.tree, m_selection.node)).value_or(NodeId::kNoneValue);
}

QString ProfileSession::label(FunctionId f) const
{
    if (!f.isValid() || f.value >= m_view->functionCount())
        return tr("a package");
    const QString name = formatFunctionName(m_view->name(f));
    const std::string_view url = m_view->url(f);
    if (url.empty())
        return name;
    return QStringLiteral("%1 › %2").arg(formatLocation(url, -1, -1), name);
}

std::uint32_t ProfileSession::heaviestNode(FunctionId f) const
{
    const CallTree &tree = *m_view->tree;
    std::uint32_t best = NodeId::kNoneValue;
    for (std::uint32_t node = 1; node < tree.size(); ++node) {
        if (tree.function[node] == f &&
            (best == NodeId::kNoneValue || tree.total[node] > tree.total[best]))
            best = node;
    }
    return best;
}

QString ProfileSession::describe(const Filter &filter) const
{
    const WeightUnit axis = m_base->profile->kind == ProfileKind::SampledAllocations
                                ? WeightUnit::Bytes
                                : WeightUnit::Nanoseconds;
    return describeFilter(
        filter, [this](FunctionId f) { return label(f); }, axis);
}

void ProfileSession::select(ProfileItem item)
{
    if (item == m_selection)
        return;
    m_selection = item;
    Q_EMIT selectionChanged();
}

void ProfileSession::setHover(ProfileItem item)
{
    if (item == m_hover)
        return;
    m_hover = item;
    Q_EMIT hoverChanged();
}

void ProfileSession::setSearch(const ProfileSearch &search)
{
    if (search == m_search)
        return;
    m_search = search;
    m_searchError = searchProblem(search);
    updateMatches();
}

bool ProfileSession::matches(FunctionId f) const
{
    return f.value < m_matches.byFunction.size() && m_matches.byFunction[f.value];
}

void ProfileSession::updateMatches()
{
    if (m_search.text.isEmpty() || !m_searchError.isEmpty()) {
        m_matches = {};
        Q_EMIT searchChanged();
        // Lets an older search that still runs lose.
        m_background.run(this, QStringLiteral("search"), tr("Searching"),
                         [](Progress &) -> Background::Deliver { return {}; });
        return;
    }
    m_background.run(
        this, QStringLiteral("search"), tr("Searching"),
        [this, view = m_view, search = m_search](Progress &progress) -> Background::Deliver {
            std::optional<SearchMatches> found = findMatches(*view, search, progress);
            if (!found)
                return {};
            return [this, result = std::move(*found)]() mutable {
                m_matches = std::move(result);
                Q_EMIT searchChanged();
            };
        });
}

} // namespace v8scope
