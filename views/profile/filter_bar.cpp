// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/filter_bar.h"

#include "views/common/action_controls.h"
#include "views/common/action_registry.h"
#include "views/common/breadcrumb.h"
#include "views/common/flow_layout.h"
#include "views/profile/profile_session.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QToolButton>

#include <array>

namespace v8scope {

namespace {

struct HideSpec {
    filter::Hidden what;
    const char *id;
    const char *label; // on the button
    const char *text;  // in menus
    const char *shortcut;
    const char *tip;
};

constexpr std::array<HideSpec, 6> kHides = {{
    {filter::Hidden::Idle, "profile.hide-idle", QT_TRANSLATE_NOOP("v8scope::FilterBar", "Idle"),
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "Hide &idle"), "Shift+I",
     QT_TRANSLATE_NOOP("v8scope::FilterBar",
                       "Hide idle: leave out the time in which the event loop waited")},
    {filter::Hidden::Program, "profile.hide-program",
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "Program"),
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "Hide &(program)"), "Shift+P",
     QT_TRANSLATE_NOOP("v8scope::FilterBar",
                       "Hide (program): leave out native code that ran without a "
                       "JavaScript stack")},
    {filter::Hidden::GarbageCollector, "profile.hide-gc",
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "GC"),
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "Hide &garbage collection"), "Shift+G",
     QT_TRANSLATE_NOOP("v8scope::FilterBar",
                       "Hide garbage collection: its time goes to the code that it "
                       "interrupted")},
    {filter::Hidden::Native, "profile.hide-native",
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "Native"),
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "Hide &native functions"), "Shift+V",
     QT_TRANSLATE_NOOP("v8scope::FilterBar",
                       "Hide native functions: their time goes to their callers")},
    {filter::Hidden::NodeCore, "profile.hide-node-core",
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "node:"),
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "Hide N&ode's own modules"), "Shift+N",
     QT_TRANSLATE_NOOP("v8scope::FilterBar",
                       "Hide Node's own modules (node:): their time goes to their "
                       "callers")},
    {filter::Hidden::Dependencies, "profile.hide-dependencies",
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "node_modules"),
     QT_TRANSLATE_NOOP("v8scope::FilterBar", "Hide node_&modules"), "Shift+K",
     QT_TRANSLATE_NOOP("v8scope::FilterBar",
                       "Hide dependencies (node_modules): their time goes to their "
                       "callers")},
}};

// Allocations happen in calls only: none while idle or collecting garbage.
bool isMeaningful(filter::Hidden what, ProfileKind kind)
{
    return kind == ProfileKind::CpuTime ||
           (what != filter::Hidden::Idle && what != filter::Hidden::Program &&
            what != filter::Hidden::GarbageCollector);
}

void registerHide(ActionRegistry &actions, ProfileSession &session, const HideSpec &hide)
{
    ActionSpec spec;
    spec.id = QLatin1String(hide.id);
    spec.text = FilterBar::tr(hide.text);
    spec.menu = FilterBar::tr("Filter");
    spec.shortcuts = {QKeySequence(QLatin1String(hide.shortcut))};
    spec.toolTip = FilterBar::tr(hide.tip);
    const filter::Hidden what = hide.what;
    QAction *action =
        actions.addToggle(spec, [&session, what](bool on) { session.setHidden(what, on); });
    action->setIconText(FilterBar::tr(hide.label));
    QObject::connect(&session, &ProfileSession::filtersChanged, action,
                     [action, &session, what] { action->setChecked(session.isHidden(what)); });
}

void registerHistory(ActionRegistry &actions, ProfileSession &session)
{
    const QString menu = FilterBar::tr("Filter");
    QAction *undo = actions.add({QStringLiteral("profile.undo"),
                                 FilterBar::tr("&Undo filter"),
                                 menu,
                                 {QKeySequence::Undo},
                                 FilterBar::tr("Take the last change of the "
                                               "filters back"),
                                 QStringLiteral("undo")},
                                [&session] { session.undo(); });
    QAction *redo = actions.add(
        {QStringLiteral("profile.redo"),
         FilterBar::tr("&Redo filter"),
         menu,
         {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))},
         FilterBar::tr("Make a change of the filters again"),
         QStringLiteral("redo")},
        [&session] { session.redo(); });
    QAction *last = actions.add(
        {QStringLiteral("profile.remove-last-filter"),
         FilterBar::tr("Remove &last filter"),
         menu,
         {QKeySequence(Qt::Key_Backspace)},
         FilterBar::tr("Remove the newest of the active filters; Esc does the same when there is "
                       "no zoom to reset"),
         {}},
        [&session] { session.removeFilter(session.filters().size() - 1); });
    QAction *clear = actions.add({QStringLiteral("profile.clear-filters"),
                                  FilterBar::tr("&Clear all filters"),
                                  menu,
                                  {QKeySequence(QStringLiteral("Ctrl+Backspace"))},
                                  FilterBar::tr("Show everything again"),
                                  {}},
                                 [&session] { session.setFilters({}); });
    const auto follow = [=, &session] {
        undo->setEnabled(session.canUndo());
        redo->setEnabled(session.canRedo());
        last->setEnabled(!session.filters().empty());
        clear->setEnabled(!session.filters().empty());
    };
    QObject::connect(&session, &ProfileSession::filtersChanged, undo, follow);
    follow();
}

} // namespace

void registerFilterActions(ActionRegistry &actions, ProfileSession &session)
{
    for (const HideSpec &hide : kHides) {
        if (isMeaningful(hide.what, session.base().profile->kind))
            registerHide(actions, session, hide);
    }
    registerHistory(actions, session);
}

FilterBar::FilterBar(ProfileSession &session, const ActionRegistry &actions, QWidget *parent)
    : QWidget(parent), m_session(session), m_breadcrumb(new Breadcrumb(this))
{
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins(6, 3, 6, 3);
    flow->setSpacing(8);
    auto *label = new QLabel(tr("Hide:"), this);
    label->setToolTip(tr("Parts of the profile that can be left out; every view follows"));
    flow->addWidget(label);
    for (const HideSpec &hide : kHides) {
        if (QAction *action = actions.find(QLatin1String(hide.id)))
            flow->addWidget(checkBoxFor(action, this));
    }
    for (const char *id : {"profile.undo", "profile.redo"})
        flow->addWidget(toolButtonFor(actions.find(QLatin1String(id)), this));
    flow->addWidget(m_breadcrumb);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_breadcrumb, &Breadcrumb::removeRequested, this,
            [this](int index) { m_session.removeFilter(static_cast<std::size_t>(index)); });
    connect(&session, &ProfileSession::filtersChanged, this, &FilterBar::showFilters);
    // Labels of collapsed packages are known once their view is.
    connect(&session, &ProfileSession::viewChanged, this, &FilterBar::showFilters);
    showFilters();
}

void FilterBar::showFilters()
{
    QStringList steps;
    for (const Filter &filter : m_session.filters())
        steps.append(m_session.describe(filter));
    if (steps != m_breadcrumb->steps())
        m_breadcrumb->setSteps(steps);
}

} // namespace v8scope
