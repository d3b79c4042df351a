// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/fuzzy_match.h"

#include <QString>

namespace v8scope {

namespace {

constexpr int kWholeBonus = 6;  // for each letter of a pattern that stands there in one piece
constexpr int kStartBonus = 20; // … at the very start
constexpr int kWordBonus = 10;
constexpr int kRowBonus = 6;
constexpr qsizetype kLengthCost = 8; // one point per so many letters

bool startsWord(QStringView text, qsizetype i)
{
    if (i == 0)
        return true;
    const QChar before = text[i - 1];
    return !before.isLetterOrNumber() || (before.isLower() && text[i].isUpper());
}

int scattered(QStringView pattern, QStringView text)
{
    int score = 0;
    qsizetype p = 0;
    bool inRow = false;
    for (qsizetype i = 0; i < text.size() && p < pattern.size(); ++i) {
        const bool isMatch = text[i].toCaseFolded() == pattern[p];
        if (isMatch) {
            score += 1 + (startsWord(text, i) ? kWordBonus : 0) + (inRow ? kRowBonus : 0);
            ++p;
        }
        inRow = isMatch;
    }
    return p == pattern.size() ? score : -1;
}

} // namespace

std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    QString letters;
    for (const QChar c : pattern) {
        if (!c.isSpace())
            letters += c.toCaseFolded();
    }
    const int lengthCost = static_cast<int>(text.size() / kLengthCost);
    if (letters.isEmpty())
        return 0;
    const int base = scattered(letters, text);
    if (base < 0)
        return std::nullopt;
    int bonus = 0;
    const qsizetype at = text.indexOf(pattern.trimmed(), 0, Qt::CaseInsensitive);
    if (at >= 0)
        bonus += kWholeBonus * static_cast<int>(letters.size()) +
                 (startsWord(text, at) ? kWordBonus : 0);
    if (at == 0)
        bonus += kStartBonus;
    return base + bonus - lengthCost;
}

} // namespace v8scope
