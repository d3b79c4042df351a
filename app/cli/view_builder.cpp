// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/view_builder.h"

#include "app/cli/interrupt.h"
#include "core/profile/function_list.h"
#include "core/report/frame_text.h"

#include <algorithm>
#include <vector>

namespace v8scope {

namespace {

constexpr std::size_t kListed = 8;

struct Candidate {
    FunctionId function;
    std::string name;
    std::string place;
};

// Functions that have weight, the heaviest first by total.
std::vector<Candidate> candidates(const ProfileView &view)
{
    std::vector<FunctionRow> rows = functionList(view);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FunctionRow &a, const FunctionRow &b) { return a.total > b.total; });
    std::vector<Candidate> all;
    for (const FunctionRow &row : rows) {
        const FrameRef frame{row.function, row.system};
        if (row.function.isValid())
            all.push_back({row.function, displayName(view, frame), location(view, frame)});
    }
    return all;
}

template <class Wanted>
std::vector<Candidate> only(const std::vector<Candidate> &all, const Wanted &wanted)
{
    std::vector<Candidate> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found), wanted);
    return found;
}

// Functions called text, or called NAME at a place that contains PLACE if text is NAME@PLACE.
std::vector<Candidate> matching(const std::vector<Candidate> &all, const std::string &text)
{
    std::vector<Candidate> found = only(all, [&](const Candidate &c) { return c.name == text; });
    // Names may hold an @ themselves, so every one of them may be the mark.
    for (std::size_t at = text.rfind('@'); found.empty() && at != std::string::npos && at > 0;
         at = text.rfind('@', at - 1)) {
        const std::string name = text.substr(0, at);
        const std::string place = text.substr(at + 1);
        found = only(all, [&](const Candidate &c) {
            return c.name == name && c.place.find(place) != std::string::npos;
        });
    }
    return found;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return text;
}

void complainAbout(CliContext &context, const std::string &what, const std::vector<Candidate> &list)
{
    complain(context, what);
    for (std::size_t i = 0; i < std::min(list.size(), kListed); ++i)
        complain(context, "  " + list[i].name + "@" + list[i].place);
    if (list.size() > kListed)
        complain(context, "  and " + std::to_string(list.size() - kListed) + " more");
}

// The function that --focus means; none if that was said to be unclear.
FunctionId focusFunction(CliContext &context, const ProfileView &whole, const std::string &text)
{
    const std::vector<Candidate> all = candidates(whole);
    const std::vector<Candidate> found = matching(all, text);
    if (found.size() == 1)
        return found.front().function;
    if (found.size() > 1) {
        complainAbout(context, "--focus: several functions are called so; say which one:", found);
        return {};
    }
    const std::string part = lowered(text.substr(0, text.find('@')));
    const std::vector<Candidate> similar = only(
        all, [&](const Candidate &c) { return lowered(c.name).find(part) != std::string::npos; });
    if (similar.empty())
        complain(context, "--focus: no function in this profile is called '" + text + "'");
    else
        complainAbout(context,
                      "--focus: no function is called '" + text + "', but there are:", similar);
    return {};
}

} // namespace

std::variant<std::shared_ptr<const ProfileView>, Failure>
buildView(CliContext &context, const OpenedFile &opened, const ViewOptions &options)
{
    Progress progress;
    const Interrupt::Work work(context.interrupt, progress);
    FilterStack filters;
    if (options.fromNs || options.toNs) {
        if (opened.resolved->tree->unit != WeightUnit::Nanoseconds) {
            complain(context, opened.origin.name +
                                  ": --from and --to need samples with times; this file has none");
            return Failure{kWrongUsage};
        }
        const SampleTimeline &timeline = opened.resolved->timeline;
        const std::int64_t begin = options.fromNs.value_or(timeline.begin());
        filters.emplace_back(
            filter::Range{begin, std::max(begin, options.toNs.value_or(timeline.end()))});
    }
    for (const filter::Hidden what : options.hide)
        filters.emplace_back(filter::Hide{what});
    if (!options.focus.empty()) {
        auto whole = makeView(opened.resolved, {}, progress);
        if (!whole)
            return Failure{failedStatus(context, whole.error())};
        const FunctionId function = focusFunction(context, **whole, options.focus);
        if (!function.isValid())
            return Failure{kWrongUsage};
        filters.emplace_back(filter::FocusFunction{function});
    }
    auto view = makeView(opened.resolved, std::move(filters), progress);
    if (!view)
        return Failure{failedStatus(context, view.error())};
    return *std::move(view);
}

} // namespace v8scope
