// SPDX-License-Identifier: GPL-3.0-or-later
// A panel on a small drawn profile, as tests of it need one: shown, active, everything computed.
#pragma once

#include "tests/support/drawn_profile.h"
#include "views/common/action_registry.h"
#include "views/common/background.h"
#include "views/profile/profile_panel.h"
#include "views/profile/profile_session.h"

#include <QAction>
#include <QApplication>
#include <QTest>

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace v8scope {

inline constexpr const char *kServerProfile = R"(
    main;render@file:///srv/view.js:9;parse 4000000
    main;render@file:///srv/view.js:9;lib@file:///srv/node_modules/left-pad/i.js:1 2000000
    main;read@node:fs 3000000
    (idle) 10000000
    main;render@file:///srv/view.js:9 1000000)";

struct SavedFile {
    QString name;
    QByteArray bytes;
};

struct PanelFixture {
    ImmediateBackground background;
    std::vector<SavedFile> saved;
    QStringList reported;
    std::vector<QString> opened; // "url:line:column" given to the editor
    std::unique_ptr<ProfilePanel> panel;

    explicit PanelFixture(std::shared_ptr<const ResolvedProfile> base =
                              drawn::resolved(drawn::cpuProfile(kServerProfile)))
    {
        ProfilePanelHooks hooks;
        hooks.readSource = [](const QString &) { return std::optional<QString>(); };
        hooks.openInEditor = [this](const QString &url, int line, int column) {
            opened.push_back(QStringLiteral("%1:%2:%3").arg(url).arg(line).arg(column));
        };
        hooks.report = [this](const QString &message) { reported << message; };
        hooks.save = [this](QWidget *, const QString &name, const QString &,
                            const QByteArray &bytes) {
            saved.push_back({name, bytes});
        };
        panel = std::make_unique<ProfilePanel>(std::move(base), QStringLiteral("server.cpuprofile"),
                                               background, std::move(hooks));
        panel->resize(1200, 800);
        panel->show();
        QApplication::setActiveWindow(panel.get());
        panel->setFocus();
    }

    ProfileSession &session() const { return panel->session(); }
    QAction *action(const char *id) const { return panel->actions().find(QLatin1String(id)); }
    FunctionId function(std::string_view name) const
    {
        return drawn::functionNamed(*session().view(), name);
    }
    std::uint32_t node(std::string_view stack) const
    {
        for (std::uint32_t n = 0; n < session().view()->tree->size(); ++n) {
            if (drawn::stackOf(*session().view(), n) == stack)
                return n;
        }
        return NodeId::kNoneValue;
    }
    void select(std::string_view stack) const
    {
        const std::uint32_t n = node(stack);
        session().select({session().view()->tree->function[n], n});
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget *target = panel->focusWidget() ? panel->focusWidget() : panel.get();
        QTest::keyClick(target, key, modifiers);
    }
};

} // namespace v8scope
