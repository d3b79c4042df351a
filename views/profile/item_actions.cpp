// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/item_actions.h"

#include "core/profile/hot_path.h"
#include "views/common/action_registry.h"
#include "views/common/formats.h"
#include "views/profile/carry_over.h"
#include "views/profile/profile_session.h"
#include "views/profile/stack_model.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

#include <algorithm>
#include <vector>

namespace v8scope {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ItemActions", text);
}

// Registers actions of one menu and remembers what enables each.
class Registrar {
public:
    using Rule = std::function<bool(const ProfileSession &)>;

    Registrar(ActionRegistry &actions, ProfileSession &session)
        : m_actions(actions), m_session(session)
    {}

    QAction *add(const char *id, const char *text, const char *shortcut, const char *tip,
                 const Rule &rule, std::function<void()> handler, const char *icon = "")
    {
        ActionSpec spec;
        spec.id = QLatin1String(id);
        spec.text = words(text);
        spec.menu = QStringLiteral("Profile");
        if (*shortcut)
            spec.shortcuts = {QKeySequence(QLatin1String(shortcut))};
        spec.toolTip = words(tip);
        spec.icon = QLatin1String(icon);
        QAction *action = m_actions.add(spec, std::move(handler));
        ProfileSession &session = m_session;
        const auto follow = [action, &session, rule] { action->setEnabled(rule(session)); };
        QObject::connect(&session, &ProfileSession::selectionChanged, action, follow);
        QObject::connect(&session, &ProfileSession::viewChanged, action, follow);
        follow();
        return action;
    }

private:
    ActionRegistry &m_actions;
    ProfileSession &m_session;
};

bool hasFunction(const ProfileSession &session)
{
    return session.selection().isValid();
}

bool hasCall(const ProfileSession &session)
{
    return hasFunction(session) && session.selection().node < session.view()->tree->size();
}

bool hasPackage(const ProfileSession &session)
{
    return hasFunction(session) && !session.package(session.selection().function).isEmpty() &&
           !session.view()->url(session.selection().function).empty();
}

bool hasSource(const ProfileSession &session)
{
    return hasFunction(session) && !session.view()->url(session.selection().function).empty();
}

filter::FocusPath pathFilter(const ProfileSession &session)
{
    filter::FocusPath focus;
    for (const PathStep &step : pathOf(*session.view()->tree, session.selection().node))
        focus.path.push_back(step.function);
    return focus;
}

void registerFilters(Registrar &add, ProfileSession &session)
{
    add.add(
        "profile.focus", "&Focus on function", "F",
        "Show only stacks that contain the function, with it on top", hasFunction,
        [&session] { session.addFilter(filter::FocusFunction{session.selection().function}); },
        "focus");
    add.add("profile.focus-path", "Focus on this &call", "Shift+F",
            "Show only the selected call with exactly these callers", hasCall,
            [&session] { session.addFilter(pathFilter(session)); });
    add.add("profile.merge", "&Merge into callers", "Shift+M",
            "Let the function disappear; its own time goes to whoever called it", hasFunction,
            [&session] { session.addFilter(filter::MergeFunction{session.selection().function}); });
    add.add("profile.collapse", "&Collapse what it calls", "C",
            "Let everything the function calls disappear into it", hasFunction, [&session] {
                session.addFilter(filter::CollapseFunction{session.selection().function});
            });
    add.add("profile.collapse-recursion", "Collapse its &recursion", "R",
            "Show recursive calls of the function as one call", hasFunction, [&session] {
                session.addFilter(filter::CollapseRecursion{session.selection().function, false});
            });
    add.add(
        "profile.collapse-all-recursion", "Collapse &all recursion", "Shift+R",
        "Show every recursion, of whatever function, as one call",
        [](const ProfileSession &) { return true; },
        [&session] {
            session.addFilter(filter::CollapseRecursion{FunctionId(), false});
        });
    add.add("profile.collapse-package", "Collapse its &package", "P",
            "Show consecutive calls inside the npm package as one frame with its name", hasPackage,
            [&session] {
                const QString package = session.package(session.selection().function);
                session.addFilter(filter::CollapsePackage{package.toStdString()});
            });
    add.add("profile.drop", "&Drop stacks with it", "Shift+D",
            "Leave out everything spent in the function and below it", hasFunction,
            [&session] { session.addFilter(filter::DropFunction{session.selection().function}); });
}

void registerPlaces(Registrar &add, const ItemActionTargets &targets)
{
    add.add("profile.show-callers", "Show callers and ca&llees", "U",
            "Show who calls the function and what it calls", hasFunction, targets.showCallers);
    if (targets.hasChart)
        add.add("profile.show-in-chart", "Show in flame c&hart", "T", "Show the call over time",
                hasFunction, targets.showInChart);
    add.add("profile.show-in-graph", "Show in flame &graph", "G",
            "Show the call in the merged picture", hasFunction, targets.showInGraph);
    add.add("profile.show-in-tree", "Show in call &tree", "L", "Show the call in the call tree",
            hasFunction, targets.showInTree);
    add.add("profile.open-source", "Show &source", "O",
            "Show the function's lines with what each of them cost", hasSource, targets.showSource);
    if (targets.openInEditor)
        add.add("profile.open-editor", "Open in &editor", "E",
                "Open the function's place in your editor", hasSource, targets.openInEditor);
}

void registerCopies(Registrar &add, ProfileSession &session, const ItemActionTargets &targets)
{
    add.add("profile.copy-name", "Copy &name", "", "Copy the name and place of the function",
            hasFunction, [&session] {
                const ProfileView &view = *session.view();
                const FunctionId f = session.selection().function;
                QString text = formatFunctionName(view.name(f));
                if (!view.url(f).empty())
                    text += QStringLiteral(" (%1)").arg(
                        formatLocation(view.url(f), view.line(f), view.column(f)));
                QGuiApplication::clipboard()->setText(text);
            });
    add.add("profile.copy-stack", "Copy stac&k", "Ctrl+Alt+C",
            "Copy the calls that led here as text, innermost first", hasFunction,
            targets.copyStack);
    const struct {
        const char *id;
        const char *text;
        const char *tip;
        SubtreeFormat format;
    } kCopies[] = {
        {"profile.copy-subtree-text", "Copy subtree as &text",
         "Copy the call and what it calls as aligned text", SubtreeFormat::Text},
        {"profile.copy-subtree-tsv", "Copy subtree as TS&V",
         "Copy the call and what it calls for a spreadsheet", SubtreeFormat::Tsv},
        {"profile.copy-subtree-json", "Copy subtree as &JSON",
         "Copy the call and what it calls as v8scope-cli cpu --json writes it",
         SubtreeFormat::Json},
        {"profile.copy-subtree-markdown", "Copy subtree as Mark&down",
         "Copy the call and what it calls as a nested list", SubtreeFormat::Markdown},
    };
    for (const auto &copy : kCopies) {
        add.add(copy.id, copy.text, "", copy.tip, hasFunction,
                [format = copy.format, run = targets.copySubtree] { run(format); });
    }
}

// The heaviest child of the root that is code, not waiting.
std::uint32_t heaviestStart(const CallTree &tree)
{
    std::uint32_t best = 0;
    for (const std::uint32_t child : tree.children.row(0)) {
        if (tree.system[child] != SystemKind::None)
            continue;
        if (best == 0 || tree.total[child] > tree.total[best])
            best = child;
    }
    return best;
}

// What the buttons of the details pane say.
void shortenTexts(const ActionRegistry &actions)
{
    const struct {
        const char *id;
        const char *text;
    } kTexts[] = {
        {"profile.focus", "Focus"},
        {"profile.merge", "Merge"},
        {"profile.collapse", "Collapse"},
        {"profile.show-callers", "Callers"},
        {"profile.show-in-chart", "In chart"},
        {"profile.show-in-graph", "In graph"},
        {"profile.open-source", "Source"},
    };
    for (const auto &entry : kTexts) {
        if (QAction *action = actions.find(QLatin1String(entry.id)))
            action->setIconText(words(entry.text));
    }
}

} // namespace

void registerItemActions(ActionRegistry &actions, ProfileSession &session,
                         const ItemActionTargets &targets)
{
    Registrar add(actions, session);
    add.add(
        "profile.hottest-path", "&Hottest path", "H",
        "Select the end of the heaviest way down, from the selected call or from the top",
        [](const ProfileSession &) { return true; }, [&session] { selectHottestLeaf(session); },
        "hot-path");
    registerFilters(add, session);
    registerPlaces(add, targets);
    registerCopies(add, session, targets);
    shortenTexts(actions);
}

void copySelectedStack(const ProfileSession &session)
{
    const ProfileItem item = session.selection();
    const bool isCall = item.node < session.view()->tree->size();
    StackModel stack(session);
    stack.setNode(isCall ? item.node : session.heaviestNode(item.function));
    QGuiApplication::clipboard()->setText(stack.text());
}

void openSelectionInEditor(
    const ProfileSession &session,
    const std::function<void(const QString &url, int line, int column)> &open)
{
    const ProfileView &view = *session.view();
    const FunctionId f = session.selection().function;
    if (!f.isValid() || view.url(f).empty())
        return;
    const std::string_view url = view.url(f);
    open(QString::fromUtf8(url.data(), static_cast<qsizetype>(url.size())),
         std::max(view.line(f), 0) + 1, std::max(view.column(f), 0) + 1);
}

void selectHottestLeaf(ProfileSession &session)
{
    const CallTree &tree = *session.view()->tree;
    if (tree.size() < 2)
        return;
    std::uint32_t start = session.selection().node;
    // From a leaf there is no way down: begin anew.
    if (start >= tree.size() || hottestPath(tree, start).empty())
        start = heaviestStart(tree);
    const std::vector<std::uint32_t> path = hottestPath(tree, start);
    const std::uint32_t leaf = path.empty() ? start : path.back();
    if (leaf != 0)
        session.select({tree.function[leaf], leaf});
}

} // namespace v8scope
