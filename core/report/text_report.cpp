// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text_report.h"

#include "core/profile/category.h"
#include "core/report/filter_text.h"
#include "core/report/numbers.h"
#include "core/report/plain_text.h"
#include "core/report/text_sections.h"

#include <algorithm>
#include <array>
#include <ostream>

namespace v8scope {

namespace {

std::string filterList(const ProfileView &view)
{
    std::string text;
    for (const Filter &filter : view.filters)
        text += (text.empty() ? "" : "; ") + filterText(view, filter);
    return text;
}

// "own code 41.0 %, dependencies 20.3 %": the first answer to where to look. Idle time, garbage
// collection and the like have lines of their own.
std::string codeShares(const ProfileView &view)
{
    constexpr double kSmallest = 0.0005;
    constexpr std::array kNotCode = {Category::Program, Category::Idle, Category::GarbageCollector,
                                     Category::Root, Category::Unknown};
    std::string text;
    for (const GroupRow &row : groupList(view, GroupBy::Category)) {
        const auto isRow = [&row](Category c) { return categoryName(c) == row.name; };
        const double share = shareOf(row.self, view.tree->rootTotal());
        if (share < kSmallest || std::any_of(kNotCode.begin(), kNotCode.end(), isRow))
            continue;
        std::string percent = percentText(share);
        percent.replace(percent.find(' '), 1, "\u00A0"); // no line break before the sign
        text += (text.empty() ? "" : ", ") + row.name + " " + percent;
    }
    return text;
}

std::string problems(const Diagnostics &diagnostics)
{
    return counted(diagnostics.all().size(), "thing is", "things are") +
           " odd about this file; see the end of this report";
}

} // namespace

void writeProfileText(std::ostream &out, const std::shared_ptr<const ProfileView> &view,
                      const TextReportOptions &options)
{
    const Profile &profile = view->profile();
    const ViewFigures figures = figuresOf(*view);
    writeHeading(out, options.file, profile.format, options.width);
    writeFigureFacts(out, figures, options.width);
    if (const std::string shares = codeShares(*view); !shares.empty())
        writeFact(out, "Code", shares + " of the total", options.width);
    if (view->base->rules == CpuRules::DevTools)
        writeFact(out, "Rules", "as Chrome DevTools counts", options.width);
    if (!view->filters.empty())
        writeFact(out, "Filters", filterList(*view) + " (shares are of what is left)",
                  options.width);
    if (!profile.diagnostics.isEmpty())
        writeFact(out, "Noticed", problems(profile.diagnostics), options.width);
    if (figures.total == 0) {
        out << "\nNothing to show: no weight " << (view->filters.empty() ? "in this file" : "left")
            << ".\n";
    } else {
        if (options.group)
            writeGroupSection(out, *view, *options.group, options.top, options.width);
        if (options.tree) {
            writeTreeSection(out, view, *options.tree, options.treeLimits, options.width);
        } else {
            writeFunctionSection(out, *view, options.top, options.width);
            writeHotPathSection(out, *view, options.width);
        }
    }
    writeDiagnosticSection(out, profile.diagnostics, options.width);
}

} // namespace v8scope
