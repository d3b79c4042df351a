// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the panel for what was loaded, and gives it what panels may ask of the application.
// A further format adds its panel here.
#pragma once

#include "app/documents/load_document.h"
#include "views/flame/flame_keys.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

class QWidget;

namespace v8scope {

class ActionRegistry;
class Background;
class Settings;
class SourceFinder;

// What a panel may need; outlives every panel.
struct PanelServices {
    Background &background;
    Settings &settings;
    std::shared_ptr<SourceFinder> sources;       // shared with jobs
    std::function<void(const QString &)> report; // shows an error in the window
    std::function<void(const QString &)> tell;   // shows for a moment what was done
};

// A function of the file that one can jump to.
struct PanelFunction {
    QString name;
    QString detail; // place and share
    std::function<void()> select;
};

// A panel as documents and the window see it. The widget owns everything else.
struct DocumentPanel {
    QWidget *widget = nullptr;
    ActionRegistry *actions = nullptr; // may be null
    QList<FlameKey> keys;              // that its views answer without an action
    std::function<QJsonObject()> saveState;
    std::function<void(const QJsonObject &)> restoreState;
    std::function<void(int)> setView; // 0-based
    // Delivers the functions, heaviest first, when they are computed.
    std::function<void(std::function<void(const QList<PanelFunction> &)>)> listFunctions;
    // The same file by other rules.
    std::function<void(std::shared_ptr<const ResolvedProfile>)> setProfile;
};

// How a panel talks to the status bar.
struct PanelOutlet {
    std::function<void(const QString &)> setStatus;  // the hovered or selected item in full
    std::function<void(const QString &)> setSummary; // sum of the selection or range
};

[[nodiscard]] DocumentPanel makePanel(const LoadedDocument &document, const QString &file,
                                      const PanelServices &services, const PanelOutlet &outlet,
                                      QWidget *parent);

} // namespace v8scope
