// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/color_choice.h"

#include "views/common/action_registry.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

#include <array>

namespace v8scope {

namespace {

struct ModeName {
    const char *id;
    const char *text;
    const char *tip;
};

// In the order of ColorMode.
constexpr std::array<ModeName, 4> kModes = {{
    {"category", QT_TRANSLATE_NOOP("v8scope::ColorChoice", "Category"),
     QT_TRANSLATE_NOOP("v8scope::ColorChoice",
                       "Own code, dependencies, Node core, native code, garbage collection …")},
    {"package", QT_TRANSLATE_NOOP("v8scope::ColorChoice", "Package"),
     QT_TRANSLATE_NOOP("v8scope::ColorChoice", "One colour for each npm package")},
    {"file", QT_TRANSLATE_NOOP("v8scope::ColorChoice", "File"),
     QT_TRANSLATE_NOOP("v8scope::ColorChoice", "One colour for each file")},
    {"self", QT_TRANSLATE_NOOP("v8scope::ColorChoice", "Self"),
     QT_TRANSLATE_NOOP("v8scope::ColorChoice",
                       "The stronger the colour, the more was spent in the call itself")},
}};

} // namespace

ColorChoice::ColorChoice(ActionRegistry &actions, QWidget *parent)
    : QWidget(parent), m_box(new QComboBox(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 6, 0);
    auto *label = new QLabel(tr("Colo&r by"), this);
    label->setBuddy(m_box);
    row->addWidget(label);
    row->addWidget(m_box);
    m_box->setAccessibleName(tr("Color by"));
    m_box->setToolTip(tr("What the boxes of flame chart and flame graph are coloured by (Shift+C: "
                         "the next)"));
    for (std::size_t i = 0; i < kModes.size(); ++i) {
        m_box->addItem(tr(kModes[i].text));
        m_box->setItemData(static_cast<int>(i), tr(kModes[i].tip), Qt::ToolTipRole);
        actions.add({QStringLiteral("profile.color-%1").arg(QLatin1String(kModes[i].id)),
                     tr("Color by %1").arg(tr(kModes[i].text)),
                     QStringLiteral("View"),
                     {},
                     tr(kModes[i].tip),
                     {}},
                    [this, i] { m_box->setCurrentIndex(static_cast<int>(i)); });
    }
    actions.add({QStringLiteral("profile.color-next"),
                 tr("Next &coloring"),
                 QStringLiteral("View"),
                 {QKeySequence(QStringLiteral("Shift+C"))},
                 tr("Colour the boxes by category, package, file or self time in turn"),
                 {}},
                [this] { m_box->setCurrentIndex((m_box->currentIndex() + 1) % m_box->count()); });
    connect(m_box, &QComboBox::currentIndexChanged, this, &ColorChoice::modeChanged);
}

ColorMode ColorChoice::mode() const
{
    return static_cast<ColorMode>(m_box->currentIndex());
}

void ColorChoice::setMode(ColorMode mode)
{
    m_box->setCurrentIndex(static_cast<int>(mode));
}

QString ColorChoice::modeId() const
{
    return QLatin1String(kModes[static_cast<std::size_t>(m_box->currentIndex())].id);
}

void ColorChoice::setModeId(const QString &id)
{
    for (std::size_t i = 0; i < kModes.size(); ++i) {
        if (id == QLatin1String(kModes[i].id))
            m_box->setCurrentIndex(static_cast<int>(i));
    }
}

} // namespace v8scope
