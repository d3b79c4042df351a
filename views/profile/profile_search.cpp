// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/profile_search.h"

#include "core/profile/category.h"
#include "core/profile/search.h"
#include "views/common/formats.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringMatcher>

#include <string_view>
#include <unordered_map>

namespace v8scope {

namespace {

QRegularExpression expressionOf(const ProfileSearch &search)
{
    return QRegularExpression(search.text, search.caseSensitive
                                               ? QRegularExpression::NoPatternOption
                                               : QRegularExpression::CaseInsensitiveOption);
}

class TextMatcher {
public:
    explicit TextMatcher(const ProfileSearch &search)
    {
        if (search.regularExpression)
            m_expression = expressionOf(search);
        else
            m_text = QStringMatcher(search.text,
                                    search.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive);
    }
    [[nodiscard]] bool matches(const QString &text) const
    {
        if (m_expression)
            return m_expression->match(text).hasMatch();
        return m_text.indexIn(text) >= 0;
    }

private:
    std::optional<QRegularExpression> m_expression;
    QStringMatcher m_text;
};

// Functions of one file share its url: it is matched once. Keys point into the profile.
class FileMatcher {
public:
    explicit FileMatcher(const TextMatcher &text) : m_text(text) {}
    [[nodiscard]] bool matches(std::string_view url)
    {
        if (url.empty())
            return false;
        const auto found = m_known.find(url);
        if (found != m_known.end())
            return found->second;
        const bool result = m_text.matches(QString::fromStdString(displayPath(url)));
        m_known.emplace(url, result);
        return result;
    }

private:
    const TextMatcher &m_text;
    std::unordered_map<std::string_view, bool> m_known;
};

std::vector<bool> functionsInTree(const ProfileView &view)
{
    std::vector<bool> present(view.functionCount(), false);
    for (std::uint32_t node = 1; node < view.tree->size(); ++node) {
        if (view.tree->function[node].isValid())
            present[view.tree->function[node].value] = true;
    }
    return present;
}

} // namespace

QString searchProblem(const ProfileSearch &search)
{
    if (!search.regularExpression || search.text.isEmpty())
        return {};
    const QRegularExpression expression = expressionOf(search);
    if (expression.isValid())
        return {};
    return QCoreApplication::translate("search", "Not a regular expression: %1 (at character %2).")
        .arg(expression.errorString())
        .arg(expression.patternErrorOffset() + 1);
}

std::optional<SearchMatches> findMatches(const ProfileView &view, const ProfileSearch &search,
                                         Progress &progress)
{
    if (search.text.isEmpty() || !searchProblem(search).isEmpty())
        return std::nullopt;
    const TextMatcher text(search);
    FileMatcher file(text);
    SearchMatches result;
    result.byFunction.assign(view.functionCount(), false);
    const std::vector<bool> present = functionsInTree(view);
    for (std::uint32_t f = 0; f < view.functionCount(); ++f) {
        if (f % 4096 == 0 && progress.isCancelled())
            return std::nullopt;
        const FunctionId id(f);
        if (!present[f])
            continue;
        if (text.matches(formatFunctionName(view.name(id))) || file.matches(view.url(id))) {
            result.byFunction[f] = true;
            ++result.count;
        }
    }
    const std::int64_t whole = view.tree->rootTotal();
    if (whole > 0)
        result.share = static_cast<double>(weightOfStacksWith(view, result.byFunction)) /
                       static_cast<double>(whole);
    return result;
}

} // namespace v8scope
