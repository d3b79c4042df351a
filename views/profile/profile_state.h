// SPDX-License-Identifier: GPL-3.0-or-later
// Filters and selections as JSON for the session file. Functions are written by name, url and
// position, because their numbers may differ when the file is opened again. Pure functions.
#pragma once

#include "core/profile/filters.h"
#include "core/profile/profile_view.h"
#include "views/profile/carry_over.h"

#include <QJsonArray>
#include <QJsonObject>

namespace v8scope {

// A function or call that outlives views: see carry_over.h.
struct ItemPath {
    FunctionId function; // none = nothing
    FunctionPath path;   // empty: the function as a whole
    bool operator==(const ItemPath &) const = default;
};

// view: of the same filters, so that it can name them.
[[nodiscard]] QJsonArray filtersToJson(const FilterStack &filters, const ProfileView &view);
// What the profile does not know (other file, damaged state) is left out.
[[nodiscard]] FilterStack filtersFromJson(const QJsonArray &json, const ResolvedProfile &base);

[[nodiscard]] QJsonObject itemToJson(const ItemPath &item, const ProfileView &view);
// filters: those of the view in which the item will be looked for.
[[nodiscard]] ItemPath itemFromJson(const QJsonObject &json, const ResolvedProfile &base,
                                    const FilterStack &filters);

} // namespace v8scope
