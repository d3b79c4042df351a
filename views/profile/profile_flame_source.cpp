// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_flame_source.h"

#include "core/profile/category.h"
#include "core/profile/hot_path.h"
#include "views/common/formats.h"
#include "views/profile/profile_session.h"

#include <algorithm>
#include <utility>

namespace v8scope {

namespace {

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

ProfileFlameSource::ProfileFlameSource(const ProfileSession &session,
                                       std::shared_ptr<const ProfileView> view, ColorMode mode,
                                       Theme theme)
    : m_session(session),
      m_view(std::move(view)),
      m_mode(mode),
      m_theme(theme),
      m_names(m_view->functionCount()),
      m_colors(m_view->functionCount())
{
    if (m_mode == ColorMode::Self && !m_view->tree->self.empty())
        m_greatestSelf = *std::max_element(m_view->tree->self.begin(), m_view->tree->self.end());
}

QString ProfileFlameSource::name(std::uint32_t node) const
{
    const FunctionId f = function(node);
    if (!f.isValid())
        return {};
    QString &name = m_names[f.value];
    if (name.isNull())
        name = formatFunctionName(m_view->name(f));
    return name;
}

QColor ProfileFlameSource::color(std::uint32_t node) const
{
    const FunctionId f = function(node);
    // System frames and self weight belong to the node, everything else to the function.
    if (!f.isValid() || m_mode == ColorMode::Self || m_view->tree->system[node] != SystemKind::None)
        return computeColor(node);
    QColor &color = m_colors[f.value];
    if (!color.isValid())
        color = computeColor(node);
    return color;
}

QColor ProfileFlameSource::computeColor(std::uint32_t node) const
{
    const SystemKind system = m_view->tree->system[node];
    const FunctionId f = function(node);
    const Category category = m_session.category(f, system);
    if (m_mode == ColorMode::Self) {
        const auto self = static_cast<double>(m_view->tree->self[node]);
        return m_theme.heat(m_greatestSelf > 0 ? self / static_cast<double>(m_greatestSelf) : 0.0);
    }
    if (m_mode == ColorMode::Category || system != SystemKind::None || !f.isValid())
        return m_theme.category(category);
    if (m_mode == ColorMode::File) {
        const std::string_view url = m_view->url(f);
        return url.empty() ? m_theme.category(category) : m_theme.hashed(url);
    }
    const QString package = m_session.package(f);
    return package.isEmpty() ? m_theme.category(category) : m_theme.hashed(package.toStdString());
}

QString ProfileFlameSource::share(std::int64_t weight) const
{
    const std::int64_t whole = m_view->tree->rootTotal();
    return formatPercent(whole > 0 ? static_cast<double>(weight) / static_cast<double>(whole)
                                   : 0.0);
}

QString ProfileFlameSource::toolTip(std::uint32_t node) const
{
    const CallTree &tree = *m_view->tree;
    const FunctionId f = function(node);
    QString text = QStringLiteral("<b>%1</b>").arg(name(node).toHtmlEscaped());
    const std::string_view url = f.isValid() ? m_view->url(f) : std::string_view();
    if (!url.empty())
        text += QStringLiteral("<br>%1").arg(
            formatLocation(url, m_view->line(f), m_view->column(f)).toHtmlEscaped());
    QString kind = toText(categoryName(m_session.category(f, tree.system[node])));
    if (const QString package = m_session.package(f); !package.isEmpty())
        kind += QStringLiteral(" · ") + package;
    text += QStringLiteral("<br>%1").arg(kind.toHtmlEscaped());
    const auto line = [&text](const QString &title, const QString &value, const QString &of) {
        text += QStringLiteral("<br>%1 %2 (%3)").arg(title, value, of);
    };
    line(tr("self"), formatWeight(tree.self[node], tree.unit), share(tree.self[node]));
    line(tr("total"), formatWeight(tree.total[node], tree.unit), share(tree.total[node]));
    return text;
}

QString ProfileFlameSource::description(std::uint32_t node) const
{
    const CallTree &tree = *m_view->tree;
    return tr("%1, self %2, total %3, %4")
        .arg(name(node), formatWeight(tree.self[node], tree.unit),
             formatWeight(tree.total[node], tree.unit), share(tree.total[node]));
}

std::uint32_t ProfileFlameSource::row(std::uint32_t node) const
{
    const std::uint32_t depth = m_view->tree->depth[node];
    return depth > 0 ? depth - 1 : 0;
}

FlameMatch ProfileFlameSource::match(std::uint32_t node) const
{
    if (!m_session.isSearching() || m_session.view() != m_view)
        return FlameMatch::None;
    return m_session.matches(function(node)) ? FlameMatch::Match : FlameMatch::Dimmed;
}

FlameMark ProfileFlameSource::mark(std::uint32_t node) const
{
    const FunctionId f = function(node);
    if (!f.isValid())
        return FlameMark::None;
    if (f == m_session.hover().function)
        return FlameMark::Hovered;
    return f == m_session.selection().function ? FlameMark::Highlighted : FlameMark::None;
}

bool ProfileFlameSource::isHot(std::uint32_t node) const
{
    const CallTree &tree = *m_view->tree;
    // Waiting is not work: a long (idle) would be marked in every server profile.
    if (tree.system[node] == SystemKind::Idle || tree.rootTotal() <= 0)
        return false;
    return static_cast<double>(tree.total[node]) >=
           kHotShare * static_cast<double>(tree.rootTotal());
}

} // namespace v8scope
