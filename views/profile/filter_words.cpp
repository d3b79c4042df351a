// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/filter_words.h"

#include "views/common/formats.h"

#include <QCoreApplication>

namespace v8scope {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("filters", text);
}

QString hiddenWords(filter::Hidden what)
{
    switch (what) {
    case filter::Hidden::Idle: return words(QT_TRANSLATE_NOOP("filters", "Without idle"));
    case filter::Hidden::Program: return words(QT_TRANSLATE_NOOP("filters", "Without (program)"));
    case filter::Hidden::GarbageCollector:
        return words(QT_TRANSLATE_NOOP("filters", "Without garbage collection"));
    case filter::Hidden::Native: return words(QT_TRANSLATE_NOOP("filters", "Without native"));
    case filter::Hidden::NodeCore: return words(QT_TRANSLATE_NOOP("filters", "Without node:"));
    case filter::Hidden::Dependencies:
        return words(QT_TRANSLATE_NOOP("filters", "Without node_modules"));
    }
    return {};
}

struct Describer {
    const std::function<QString(FunctionId)> &labelOf;
    WeightUnit unit;

    QString operator()(const filter::Range &f) const
    {
        return QStringLiteral("%1 – %2").arg(formatWeight(f.begin, unit),
                                             formatWeight(f.end, unit));
    }
    QString operator()(const filter::FocusFunction &f) const
    {
        return words(QT_TRANSLATE_NOOP("filters", "Only %1")).arg(labelOf(f.function));
    }
    QString operator()(const filter::FocusPath &f) const
    {
        if (f.path.empty())
            return words(QT_TRANSLATE_NOOP("filters", "Only the root"));
        if (f.path.size() == 1)
            return words(QT_TRANSLATE_NOOP("filters", "Only this call of %1"))
                .arg(labelOf(f.path.front()));
        return words(QT_TRANSLATE_NOOP("filters", "Only this call of %1, by %2"))
            .arg(labelOf(f.path.back()), labelOf(f.path[f.path.size() - 2]));
    }
    QString operator()(const filter::MergeFunction &f) const
    {
        return words(QT_TRANSLATE_NOOP("filters", "%1 merged into its callers"))
            .arg(labelOf(f.function));
    }
    QString operator()(const filter::CollapseFunction &f) const
    {
        return words(QT_TRANSLATE_NOOP("filters", "Calls of %1 collapsed into it"))
            .arg(labelOf(f.function));
    }
    QString operator()(const filter::DropFunction &f) const
    {
        return words(QT_TRANSLATE_NOOP("filters", "Without stacks through %1"))
            .arg(labelOf(f.function));
    }
    QString operator()(const filter::CollapseRecursion &f) const
    {
        if (!f.function.isValid())
            return f.directOnly ? words(QT_TRANSLATE_NOOP("filters", "Direct recursion collapsed"))
                                : words(QT_TRANSLATE_NOOP("filters", "Recursion collapsed"));
        const QString text =
            f.directOnly ? words(QT_TRANSLATE_NOOP("filters", "Direct recursion of %1 collapsed"))
                         : words(QT_TRANSLATE_NOOP("filters", "Recursion of %1 collapsed"));
        return text.arg(labelOf(f.function));
    }
    QString operator()(const filter::CollapsePackage &f) const
    {
        return words(QT_TRANSLATE_NOOP("filters", "Package %1 as one frame"))
            .arg(QString::fromStdString(f.package));
    }
    QString operator()(const filter::Hide &f) const { return hiddenWords(f.what); }
};

} // namespace

QString describeFilter(const Filter &filter, const std::function<QString(FunctionId)> &labelOf,
                       WeightUnit unit)
{
    return std::visit(Describer{labelOf, unit}, filter);
}

} // namespace v8scope
