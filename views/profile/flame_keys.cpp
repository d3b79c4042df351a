// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/flame_keys.h"

#include "views/common/action_registry.h"
#include "views/flame/flame_widget.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace v8scope {

namespace {

struct FlameKey {
    const char *id;
    const char *text;
    Qt::Key key;
    const char *tip;
};

constexpr FlameKey kKeys[] = {
    {"profile.zoom-in", QT_TRANSLATE_NOOP("FlameKeys", "Zoom &in"), Qt::Key_W,
     QT_TRANSLATE_NOOP("FlameKeys",
                       "Zoom into the flame picture; also Ctrl+wheel, and double click "
                       "or Enter for one box")},
    {"profile.zoom-out", QT_TRANSLATE_NOOP("FlameKeys", "Zoom &out"), Qt::Key_S,
     QT_TRANSLATE_NOOP("FlameKeys", "Zoom out of the flame picture; also Ctrl+wheel")},
    {"profile.pan-left", QT_TRANSLATE_NOOP("FlameKeys", "Move &left"), Qt::Key_A,
     QT_TRANSLATE_NOOP("FlameKeys", "Move the flame picture to the left; also by dragging it")},
    {"profile.pan-right", QT_TRANSLATE_NOOP("FlameKeys", "Move &right"), Qt::Key_D,
     QT_TRANSLATE_NOOP("FlameKeys", "Move the flame picture to the right; also by dragging it")},
    {"profile.fit", QT_TRANSLATE_NOOP("FlameKeys", "Fit &all"), Qt::Key_0,
     QT_TRANSLATE_NOOP("FlameKeys", "Show the whole flame picture; Esc does the same")},
    {"profile.mark", QT_TRANSLATE_NOOP("FlameKeys", "&Mark this place"), Qt::Key_M,
     QT_TRANSLATE_NOOP("FlameKeys", "Set or remove a mark in the flame picture; Shift+drag selects "
                                    "a range of time for all views")},
};

} // namespace

void registerFlameKeys(ActionRegistry &actions, const std::function<FlameWidget *()> &current)
{
    for (const FlameKey &entry : kKeys) {
        ActionSpec spec;
        spec.id = QLatin1String(entry.id);
        spec.text = QCoreApplication::translate("FlameKeys", entry.text);
        spec.menu = QStringLiteral("View");
        spec.shortcuts = {QKeySequence(entry.key)};
        spec.toolTip = QCoreApplication::translate("FlameKeys", entry.tip);
        actions.add(spec, [current, key = entry.key] {
            FlameWidget *flame = current();
            if (!flame)
                return;
            QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
            QCoreApplication::sendEvent(flame, &press);
        });
    }
}

} // namespace v8scope
