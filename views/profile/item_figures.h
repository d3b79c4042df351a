// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers and facts of one selected function or call, for the details pane. Pure functions.
#pragma once

#include "core/profile/function_list.h"
#include "core/profile/profile_view.h"

#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace v8scope {

// Self and total of each function of a view, for looking up.
class FunctionTotals {
public:
    // O(nodes + functions log functions); any thread.
    explicit FunctionTotals(std::shared_ptr<const ProfileView> view);

    [[nodiscard]] const std::shared_ptr<const ProfileView> &view() const { return m_view; }
    // Zeros if the function does not occur.
    [[nodiscard]] FunctionRow of(FunctionId f) const;

private:
    std::shared_ptr<const ProfileView> m_view;
    std::vector<FunctionRow> m_rows;
    std::vector<std::uint32_t> m_rowOf; // by function; none = does not occur
};

// What V8 said about the nodes of a function, over the whole recording.
struct FunctionFacts {
    QStringList scriptIds;
    QStringList deoptReasons;
    std::uint32_t nodes = 0; // places in the tree
};
// O(nodes).
[[nodiscard]] FunctionFacts factsOf(const Profile &profile, FunctionId f);

} // namespace v8scope
