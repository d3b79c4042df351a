// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_pages.h"

#include "views/profile/bottom_up_view.h"
#include "views/profile/call_tree_view.h"
#include "views/profile/flame_chart_view.h"
#include "views/profile/flame_graph_view.h"
#include "views/profile/functions_view.h"
#include "views/profile/groups_view.h"
#include "views/profile/profile_session.h"
#include "views/profile/source_view.h"

#include <QCoreApplication>

namespace v8scope {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ProfilePages", text);
}

PanelPages::Page page(const char *id, const char *icon, const char *title, const char *tip,
                      std::function<QWidget *(QWidget *)> make)
{
    PanelPages::Page page;
    page.id = QLatin1String(id);
    page.icon = QLatin1String(icon);
    page.title = words(title);
    page.toolTip = words(tip);
    page.make = std::move(make);
    return page;
}

} // namespace

std::vector<PanelPages::Page> profilePages(ProfileSession &session, ActionRegistry &actions)
{
    std::vector<PanelPages::Page> pages;
    pages.push_back(
        page("flame-chart", "flame-chart", "Flame chart",
             "What ran when: calls in the order they were sampled",
             [&](QWidget *parent) { return new FlameChartView(session, actions, parent); }));
    if (!FlameChartView::isPossible(session.base()))
        pages.back().whyDisabled =
            words("This file has hit counts but no samples in order, so there is no chart.");
    pages.push_back(
        page("flame-graph", "flame-graph", "Flame graph",
             "Where it goes: equal stacks merged, the heaviest first",
             [&](QWidget *parent) { return new FlameGraphView(session, actions, parent); }));
    pages.push_back(page("call-tree", "tree", "Call tree", "Where it goes, from callers to callees",
                         [&](QWidget *parent) { return new CallTreeView(session, parent); }));
    pages.push_back(page("bottom-up", "bottom-up", "Bottom-up",
                         "Which functions cost most themselves, and who called them",
                         [&](QWidget *parent) { return new BottomUpView(session, parent); }));
    pages.push_back(page("functions", "functions", "Functions",
                         "All functions with self and total, callers and callees of the selected "
                         "one",
                         [&](QWidget *parent) { return new FunctionsView(session, parent); }));
    pages.push_back(page("source", "code", "Source", "Which lines of which file cost most",
                         [&](QWidget *parent) { return new SourceView(session, parent); }));
    pages.push_back(page("groups", "group", "Groups",
                         "Sums by file, npm package or category of code",
                         [&](QWidget *parent) { return new GroupsView(session, parent); }));
    return pages;
}

} // namespace v8scope
