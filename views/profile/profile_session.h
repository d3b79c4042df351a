// SPDX-License-Identifier: GPL-3.0-or-later
// What all views of one open profile share: the filtered view, filters with undo and redo,
// selection, hover and search. Views talk to this, never to each other. GUI thread; heavy work goes
// through Background. Owned by the panel.
#pragma once

#include "core/profile/category.h"
#include "core/profile/filters.h"
#include "core/profile/profile_view.h"
#include "views/profile/profile_search.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace v8scope {

class Background;

// One thing of the profile: a function, and where known a node of the current view's tree.
struct ProfileItem {
    FunctionId function;                     // none = nothing
    std::uint32_t node = NodeId::kNoneValue; // in view().tree; none = the function as a whole
    bool operator==(const ProfileItem &) const = default;
    [[nodiscard]] bool isValid() const { return function.isValid(); }
};

class ProfileSession : public QObject {
    Q_OBJECT
public:
    ProfileSession(std::shared_ptr<const ResolvedProfile> base, Background &background,
                   QObject *parent = nullptr);

    ~ProfileSession() override;

    // Never null: right after construction the unfiltered view.
    [[nodiscard]] std::shared_ptr<const ProfileView> view() const { return m_view; }
    [[nodiscard]] const ResolvedProfile &base() const { return *m_base; }
    [[nodiscard]] Background &background() const { return m_background; }
    [[nodiscard]] Category category(FunctionId f, SystemKind system) const;
    [[nodiscard]] QString package(FunctionId f) const;

    // Replaces the base (other rules); filters are applied anew.
    void setBase(std::shared_ptr<const ResolvedProfile> base);

    [[nodiscard]] const FilterStack &filters() const { return m_filters; }
    void addFilter(Filter filter); // a Range replaces an existing Range; a Hide is not added twice
    void removeFilter(std::size_t index);
    void setHidden(filter::Hidden what, bool hidden);
    [[nodiscard]] bool isHidden(filter::Hidden what) const;
    void setRange(std::optional<filter::Range> range);
    [[nodiscard]] std::optional<filter::Range> range() const;
    void setFilters(FilterStack filters);
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }
    void undo();
    void redo();
    // One filter in words: "Only main.js › render", "Without node_modules".
    [[nodiscard]] QString describe(const Filter &filter) const;
    // Filters are set whose view is still being computed; view() is the one before.
    [[nodiscard]] bool isComputing() const { return m_computing; }

    // A function as one short text: "main.js › render", "(garbage collector)".
    [[nodiscard]] QString label(FunctionId f) const;
    // The node of the view where the function has most of its total; none if it does not occur.
    // O(nodes).
    [[nodiscard]] std::uint32_t heaviestNode(FunctionId f) const;

    [[nodiscard]] ProfileItem selection() const { return m_selection; }
    [[nodiscard]] ProfileItem hover() const { return m_hover; }
    void select(ProfileItem item);
    void setHover(ProfileItem item);

    void setSearch(const ProfileSearch &search);
    [[nodiscard]] const ProfileSearch &search() const { return m_search; }
    [[nodiscard]] bool isSearching() const { return !m_search.text.isEmpty(); }
    [[nodiscard]] QString searchError() const
    {
        return m_searchError;
    }                                               // invalid regular expression
    [[nodiscard]] bool matches(FunctionId f) const; // false while not searching
    [[nodiscard]] const std::vector<bool> &matchesByFunction() const
    {
        return m_matches.byFunction;
    }
    [[nodiscard]] std::uint32_t matchCount() const
    {
        return m_matches.count;
    } // functions that match
    [[nodiscard]] double matchedShare() const
    {
        return m_matches.share;
    } // of stacks that contain a match

Q_SIGNALS:
    void viewChanged();    // another ProfileView; selection was carried over by function path if it
                           // still exists
    void filtersChanged(); // the stack changed (the view follows when it is computed)
    void computingChanged();
    void selectionChanged();
    void hoverChanged();
    void searchChanged();

private:
    void replaceFilters(FilterStack filters, bool remember);
    void computeView();
    void adoptView(std::shared_ptr<const ProfileView> view);
    void carrySelectionOver(const ProfileView &from);
    void updateMatches();

    std::shared_ptr<const ResolvedProfile> m_base;
    Background &m_background;
    std::shared_ptr<const ProfileView> m_view;
    std::unique_ptr<FunctionCategories> m_categories;
    FilterStack m_filters;
    std::vector<FilterStack> m_undo;
    std::vector<FilterStack> m_redo;
    ProfileItem m_selection;
    ProfileItem m_hover;
    ProfileSearch m_search;
    QString m_searchError;
    SearchMatches m_matches;
    bool m_computing = false;
};

} // namespace v8scope
