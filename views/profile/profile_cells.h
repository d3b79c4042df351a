// SPDX-License-Identifier: GPL-3.0-or-later
// The cells that all tables of a profile share: function, weights with bars, samples, location,
// with their header texts, explanations and sort order. One per model; GUI thread.
#pragma once

#include "core/profile/profile_view.h"
#include "views/profile/profile_session.h"

#include <QCoreApplication>
#include <QVariant>

#include <cstdint>
#include <memory>
#include <string_view>

namespace v8scope {

enum class ProfileColumn { Function, Self, SelfShare, Total, TotalShare, Samples, Location };

// What one row of any of those tables is about.
struct ProfileRow {
    ProfileItem item; // with its node where the row is a node of the view's tree
    SystemKind system = SystemKind::None;
    std::int64_t self = 0;
    std::int64_t total = 0;
    std::uint64_t samples = 0;
};

class ProfileCells {
    Q_DECLARE_TR_FUNCTIONS(v8scope::ProfileCells)
public:
    // session outlives this.
    explicit ProfileCells(const ProfileSession &session);

    // The view whose names and sums are shown; kept until the next call.
    void setView(std::shared_ptr<const ProfileView> view);
    [[nodiscard]] const ProfileView &view() const { return *m_view; }
    [[nodiscard]] const std::shared_ptr<const ProfileView> &sharedView() const { return m_view; }
    [[nodiscard]] const ProfileSession &session() const { return m_session; }
    [[nodiscard]] WeightUnit unit() const { return m_view->tree->unit; }

    [[nodiscard]] QVariant cell(const ProfileRow &row, ProfileColumn column, int role) const;
    [[nodiscard]] QVariant header(ProfileColumn column, int role) const;

    [[nodiscard]] QString name(FunctionId f) const;
    [[nodiscard]] QString fullLocation(FunctionId f) const; // whole path, 1-based; "" if unknown
    // "1,234 µs · 12.3 % of what is shown · 10 % of the whole recording", one line each.
    [[nodiscard]] QString explainWeight(std::int64_t weight) const;
    [[nodiscard]] double shareOfView(std::int64_t weight) const;
    [[nodiscard]] bool isHot(const ProfileRow &row) const;

    // <0, 0, >0: a before, beside or behind b when the column ascends.
    [[nodiscard]] int compare(const ProfileRow &a, const ProfileRow &b, ProfileColumn column) const;

private:
    [[nodiscard]] QVariant functionCell(const ProfileRow &row, int role) const;
    [[nodiscard]] QVariant locationCell(const ProfileRow &row, int role) const;
    [[nodiscard]] QVariant weightCell(std::int64_t weight, bool asShare, int role) const;
    [[nodiscard]] bool isHovered(const ProfileItem &item) const;
    [[nodiscard]] QString functionToolTip(const ProfileRow &row) const;

    const ProfileSession &m_session;
    std::shared_ptr<const ProfileView> m_view;
};

// Order of names as people expect it: ASCII letters without regard to case, then by bytes.
[[nodiscard]] int compareText(std::string_view a, std::string_view b);
[[nodiscard]] QString toQString(std::string_view utf8);

} // namespace v8scope
