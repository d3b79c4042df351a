// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_state.h"

#include <QString>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace v8scope {

namespace {

// Deeper selections are kept as their function alone: a session file is no copy of the profile.
constexpr std::size_t kMaxPath = 2000;

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonObject functionToJson(FunctionId f, const ProfileView &view)
{
    if (!f.isValid() || f.value >= view.functionCount())
        return {};
    QJsonObject json{{QStringLiteral("name"), toText(view.name(f))}};
    if (f.value >= view.profile().functions.size()) {
        json[QStringLiteral("extra")] = true;
        return json;
    }
    json[QStringLiteral("url")] = toText(view.url(f));
    json[QStringLiteral("line")] = view.line(f);
    json[QStringLiteral("column")] = view.column(f);
    return json;
}

// Finds functions of the file, and those that the base or collapsed packages added.
class FunctionFinder {
public:
    explicit FunctionFinder(const ResolvedProfile &base) : m_profile(*base.profile)
    {
        m_extra = base.extraNames;
    }
    void addPackage(const std::string &package) { m_extra.push_back(package); }

    [[nodiscard]] FunctionId find(const QJsonObject &json) const
    {
        const std::string name = json[QStringLiteral("name")].toString().toStdString();
        if (json[QStringLiteral("extra")].toBool()) {
            const auto found = std::find(m_extra.begin(), m_extra.end(), name);
            if (found == m_extra.end())
                return {};
            return FunctionId(m_profile.functions.size() +
                              static_cast<std::uint32_t>(found - m_extra.begin()));
        }
        FunctionKey key;
        key.name = m_profile.strings.find(name);
        key.url = m_profile.strings.find(json[QStringLiteral("url")].toString().toStdString());
        key.line = json[QStringLiteral("line")].toInt(-1);
        key.column = json[QStringLiteral("column")].toInt(-1);
        return json.isEmpty() || !key.name.isValid() || !key.url.isValid()
                   ? FunctionId()
                   : m_profile.functions.find(key);
    }

private:
    const Profile &m_profile;
    std::vector<std::string> m_extra;
};

struct FilterWriter {
    const ProfileView &view;

    static QJsonObject of(const char *kind)
    {
        return {{QStringLiteral("kind"), QLatin1String(kind)}};
    }
    QJsonObject withFunction(const char *kind, FunctionId f) const
    {
        QJsonObject json = of(kind);
        json[QStringLiteral("function")] = functionToJson(f, view);
        return json;
    }
    QJsonObject operator()(const filter::Range &f) const
    {
        QJsonObject json = of("range");
        json[QStringLiteral("begin")] = static_cast<qint64>(f.begin);
        json[QStringLiteral("end")] = static_cast<qint64>(f.end);
        return json;
    }
    QJsonObject operator()(const filter::FocusFunction &f) const
    {
        return withFunction("focus", f.function);
    }
    QJsonObject operator()(const filter::FocusPath &f) const
    {
        QJsonArray path;
        for (const FunctionId function : f.path)
            path.append(functionToJson(function, view));
        QJsonObject json = of("focusPath");
        json[QStringLiteral("path")] = path;
        return json;
    }
    QJsonObject operator()(const filter::MergeFunction &f) const
    {
        return withFunction("merge", f.function);
    }
    QJsonObject operator()(const filter::CollapseFunction &f) const
    {
        return withFunction("collapse", f.function);
    }
    QJsonObject operator()(const filter::DropFunction &f) const
    {
        return withFunction("drop", f.function);
    }
    QJsonObject operator()(const filter::CollapseRecursion &f) const
    {
        QJsonObject json = withFunction("recursion", f.function);
        json[QStringLiteral("directOnly")] = f.directOnly;
        return json;
    }
    QJsonObject operator()(const filter::CollapsePackage &f) const
    {
        QJsonObject json = of("package");
        json[QStringLiteral("package")] = QString::fromStdString(f.package);
        return json;
    }
    QJsonObject operator()(const filter::Hide &f) const
    {
        QJsonObject json = of("hide");
        json[QStringLiteral("what")] = static_cast<int>(f.what);
        return json;
    }
};

std::optional<Filter> pathFromJson(const QJsonArray &json, const FunctionFinder &finder)
{
    filter::FocusPath focus;
    for (const QJsonValue &step : json) {
        const FunctionId f = finder.find(step.toObject());
        if (!f.isValid())
            return std::nullopt;
        focus.path.push_back(f);
    }
    if (focus.path.empty())
        return std::nullopt;
    return focus;
}

std::optional<Filter> functionFilter(const QString &kind, FunctionId f)
{
    if (!f.isValid())
        return std::nullopt;
    if (kind == QLatin1String("focus"))
        return filter::FocusFunction{f};
    if (kind == QLatin1String("merge"))
        return filter::MergeFunction{f};
    if (kind == QLatin1String("collapse"))
        return filter::CollapseFunction{f};
    if (kind == QLatin1String("drop"))
        return filter::DropFunction{f};
    return std::nullopt;
}

std::optional<Filter> filterFromJson(const QJsonObject &json, FunctionFinder &finder)
{
    const QString kind = json[QStringLiteral("kind")].toString();
    const QJsonObject function = json[QStringLiteral("function")].toObject();
    if (kind == QLatin1String("range")) {
        const filter::Range range{json[QStringLiteral("begin")].toInteger(),
                                  json[QStringLiteral("end")].toInteger()};
        return range.begin < range.end ? std::optional<Filter>(range) : std::nullopt;
    }
    if (kind == QLatin1String("focusPath"))
        return pathFromJson(json[QStringLiteral("path")].toArray(), finder);
    if (kind == QLatin1String("recursion")) {
        const FunctionId f = finder.find(function);
        if (!f.isValid() && !function.isEmpty())
            return std::nullopt;
        return filter::CollapseRecursion{f, json[QStringLiteral("directOnly")].toBool()};
    }
    if (kind == QLatin1String("package")) {
        const std::string package = json[QStringLiteral("package")].toString().toStdString();
        if (package.empty())
            return std::nullopt;
        finder.addPackage(package);
        return filter::CollapsePackage{package};
    }
    if (kind == QLatin1String("hide")) {
        const int what = json[QStringLiteral("what")].toInt(-1);
        if (what < 0 || what > static_cast<int>(filter::Hidden::Dependencies))
            return std::nullopt;
        return filter::Hide{static_cast<filter::Hidden>(what)};
    }
    return functionFilter(kind, finder.find(function));
}

} // namespace

QJsonArray filtersToJson(const FilterStack &filters, const ProfileView &view)
{
    QJsonArray json;
    for (const Filter &filter : filters)
        json.append(std::visit(FilterWriter{view}, filter));
    return json;
}

FilterStack filtersFromJson(const QJsonArray &json, const ResolvedProfile &base)
{
    FunctionFinder finder(base);
    FilterStack filters;
    for (const QJsonValue &value : json) {
        if (std::optional<Filter> filter = filterFromJson(value.toObject(), finder))
            filters.push_back(std::move(*filter));
    }
    return filters;
}

QJsonObject itemToJson(const ItemPath &item, const ProfileView &view)
{
    if (!item.function.isValid())
        return {};
    QJsonObject json{{QStringLiteral("function"), functionToJson(item.function, view)}};
    if (item.path.empty() || item.path.size() > kMaxPath)
        return json;
    QJsonArray path;
    for (const PathStep &step : item.path) {
        QJsonObject frame = functionToJson(step.function, view);
        if (step.system != SystemKind::None)
            frame[QStringLiteral("system")] = static_cast<int>(step.system);
        path.append(frame);
    }
    json[QStringLiteral("path")] = path;
    return json;
}

ItemPath itemFromJson(const QJsonObject &json, const ResolvedProfile &base,
                      const FilterStack &filters)
{
    FunctionFinder finder(base);
    for (const Filter &filter : filters) {
        if (const auto *package = std::get_if<filter::CollapsePackage>(&filter))
            finder.addPackage(package->package);
    }
    ItemPath item;
    item.function = finder.find(json[QStringLiteral("function")].toObject());
    if (!item.function.isValid())
        return item;
    for (const QJsonValue &value : json[QStringLiteral("path")].toArray()) {
        const QJsonObject frame = value.toObject();
        const int system = frame[QStringLiteral("system")].toInt(0);
        item.path.push_back({finder.find(frame), static_cast<SystemKind>(system)});
    }
    return item;
}

} // namespace v8scope
