// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile_view.h"

#include "core/base/cancelled.h"
#include "core/profile/transforms/apply_filters.h"

#include <utility>

namespace v8scope {

std::string_view ProfileView::name(FunctionId f) const
{
    const std::uint32_t ofFile = profile().functions.size();
    if (f.value < ofFile)
        return profile().name(f);
    const std::size_t extra = f.value - ofFile;
    return extra < extraNames.size() ? std::string_view(extraNames[extra]) : std::string_view();
}

std::string_view ProfileView::url(FunctionId f) const
{
    return f.value < profile().functions.size() ? profile().url(f) : std::string_view();
}

std::int32_t ProfileView::line(FunctionId f) const
{
    return f.value < profile().functions.size() ? profile().functions.key(f).line : -1;
}

std::int32_t ProfileView::column(FunctionId f) const
{
    return f.value < profile().functions.size() ? profile().functions.key(f).column : -1;
}

Result<std::shared_ptr<const ProfileView>> makeView(std::shared_ptr<const ResolvedProfile> base,
                                                    FilterStack filters, Progress &progress)
{
    auto view = std::make_shared<ProfileView>();
    view->base = std::move(base);
    view->filters = std::move(filters);
    view->extraNames = view->base->extraNames;
    view->tree = view->base->tree;
    view->timeline = view->base->timeline;
    if (!applyFilters(*view, progress))
        return cancelledError();
    progress.update(1.0);
    return std::shared_ptr<const ProfileView>(std::move(view));
}

} // namespace v8scope
