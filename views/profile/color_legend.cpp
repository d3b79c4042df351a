// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/color_legend.h"

#include "core/profile/category.h"
#include "views/common/formats.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace v8scope {

namespace {

constexpr std::size_t kMaxEntries = 40;

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

// The rule of ProfileFlameSource: what has no package or file is coloured by its category.
class Grouping {
public:
    Grouping(const ProfileView &view, ColorMode mode, Theme theme)
        : m_view(view), m_mode(mode), m_theme(theme), m_categories(view.profile())
    {}

    void add(std::uint32_t node)
    {
        const FunctionId f = m_view.tree->function[node];
        const SystemKind system = m_view.tree->system[node];
        const std::int64_t self = m_view.tree->self[node];
        const std::string_view key = system == SystemKind::None ? keyOf(f) : std::string_view();
        if (!key.empty())
            m_named[key] += self;
        else
            m_byCategory[static_cast<std::size_t>(categoryOfNode(f, system))] += self;
    }

    [[nodiscard]] std::vector<LegendEntry> entries() const
    {
        std::vector<LegendEntry> entries;
        for (const auto &[key, self] : m_named) {
            const QString label =
                m_mode == ColorMode::File ? formatLocation(key, -1, -1) : toText(key);
            entries.push_back({label, m_theme.hashed(key), self});
        }
        for (std::size_t c = 0; c < m_byCategory.size(); ++c) {
            const auto category = static_cast<Category>(c);
            entries.push_back({capitalized(toText(categoryName(category))),
                               m_theme.category(category), m_byCategory[c]});
        }
        return entries;
    }

private:
    [[nodiscard]] bool isOfFile(FunctionId f) const
    {
        return f.isValid() && f.value < m_view.profile().functions.size();
    }
    [[nodiscard]] std::string_view keyOf(FunctionId f) const
    {
        if (!f.isValid())
            return {};
        if (m_mode == ColorMode::File)
            return m_view.url(f);
        if (m_mode == ColorMode::Package)
            return isOfFile(f) ? m_categories.package(f) : m_view.name(f);
        return {};
    }
    [[nodiscard]] Category categoryOfNode(FunctionId f, SystemKind system) const
    {
        if (isOfFile(f))
            return m_categories.of(f, system);
        // A frame that stands for a collapsed package.
        return system == SystemKind::None ? Category::Dependency : categoryOf({}, {}, system);
    }

    const ProfileView &m_view;
    ColorMode m_mode;
    Theme m_theme;
    FunctionCategories m_categories;
    std::map<std::string_view, std::int64_t> m_named;
    std::array<std::int64_t, kCategoryCount> m_byCategory{};
};

} // namespace

std::vector<LegendEntry> legendEntries(const ProfileView &view, ColorMode mode, Theme theme)
{
    if (mode == ColorMode::Self)
        return {{ColorLegend::tr("nothing of it in the call itself"), theme.heat(0.0), 1},
                {ColorLegend::tr("a quarter of the most"), theme.heat(0.25), 1},
                {ColorLegend::tr("the most of all calls"), theme.heat(1.0), 1}};
    Grouping groups(view, mode, theme);
    for (std::uint32_t node = 0; node < view.tree->size(); ++node) {
        if (view.tree->self[node] != 0)
            groups.add(node);
    }
    std::vector<LegendEntry> entries = groups.entries();
    std::erase_if(entries, [](const LegendEntry &entry) { return entry.self == 0; });
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto &a, const auto &b) { return a.self > b.self; });
    if (entries.size() > kMaxEntries)
        entries.resize(kMaxEntries);
    return entries;
}

ColorLegend::ColorLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Colors"));
    setToolTip(tr("What the colours mean, with the share of everything shown that was spent "
                  "there itself"));
}

void ColorLegend::setEntries(std::vector<LegendEntry> entries, std::int64_t whole)
{
    m_entries = std::move(entries);
    m_whole = whole;
    setAccessibleDescription(text());
    update();
}

QString ColorLegend::textOf(const LegendEntry &entry) const
{
    if (m_whole <= 0)
        return entry.label;
    return QStringLiteral("%1 %2").arg(
        entry.label, formatPercent(static_cast<double>(entry.self) / static_cast<double>(m_whole)));
}

QString ColorLegend::text() const
{
    QStringList parts;
    for (const LegendEntry &entry : m_entries)
        parts.append(textOf(entry));
    return parts.join(QStringLiteral(", "));
}

QSize ColorLegend::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() + 8};
}

QSize ColorLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ColorLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const int side = metrics.ascent() - 1;
    const int gap = metrics.averageCharWidth();
    int x = gap;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const QString label = textOf(m_entries[i]);
        const int width = side + gap / 2 + metrics.horizontalAdvance(label) + gap * 2;
        // What does not fit is counted, not cut.
        const bool isLast = i + 1 == m_entries.size();
        const QString rest = tr("… %1 more").arg(m_entries.size() - i);
        const int room = isLast ? 0 : metrics.horizontalAdvance(rest) + gap;
        if (x + width + room > this->width()) {
            painter.drawText(QRect(x, 0, this->width() - x, height()), Qt::AlignVCenter, rest);
            break;
        }
        const QRect swatch(x, (height() - side) / 2, side, side);
        painter.fillRect(swatch, m_entries[i].color);
        painter.setPen(Theme::of(palette()).mutedText());
        painter.drawRect(swatch.adjusted(0, 0, -1, -1));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(x + side + gap / 2, 0, width, height()), Qt::AlignVCenter, label);
        x += width;
    }
}

} // namespace v8scope
