// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/file_facts.h"

#include "views/common/formats.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>

namespace v8scope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("FileFacts", source);
}

QString shareOf(std::int64_t part, const ResolvedProfile &profile)
{
    const WeightUnit unit = profile.tree->unit;
    const std::int64_t whole = profile.tree->rootTotal();
    if (whole <= 0)
        return formatWeight(part, unit);
    return text("%1 (%2)").arg(formatWeight(part, unit), formatPercent(static_cast<double>(part) /
                                                                       static_cast<double>(whole)));
}

void addCpuFacts(QList<FileFact> &facts, const ResolvedProfile &profile)
{
    const ProfileSummary &sum = profile.summary;
    facts.append({text("Duration"), formatWeight(sum.duration, profile.tree->unit),
                  text("From the first sample to the end of the profile.")});
    if (sum.leadIn != 0)
        facts.append({text("Before the first sample"), formatDuration(sum.leadIn),
                      text("Between the start of the profiler and its first sample. It belongs to "
                           "no function and is not counted.")});
    facts.append({text("Idle"), shareOf(sum.idle, profile),
                  text("The event loop waited: no JavaScript ran.")});
    facts.append({text("Program"), shareOf(sum.program, profile),
                  text("Native code and the engine itself, without a JavaScript stack.")});
    facts.append({text("Garbage collector"), shareOf(sum.gc, profile),
                  text("Time in which the engine reclaimed memory.")});
    if (sum.unknown != 0)
        facts.append({text("Unknown"), shareOf(sum.unknown, profile),
                      text("Samples that name a function which is not in the file.")});
}

} // namespace

QList<FileFact> fileFacts(const LoadedDocument &document, const QString &file)
{
    const ResolvedProfile &profile = *document.profile;
    const ProfileSummary &sum = profile.summary;
    QList<FileFact> facts;
    const QFileInfo info(file);
    facts.append({text("File"), info.absoluteFilePath(), text("Where the file is.")});
    facts.append({text("Size"),
                  text("%1 (%2)").arg(formatBytes(info.size()), formatBytesExact(info.size())),
                  text("As stored on disk.")});
    facts.append({text("Changed"), QLocale().toString(info.lastModified(), QLocale::ShortFormat),
                  text("When the file was last written.")});
    facts.append({text("Format"), QString::fromStdString(document.format),
                  text("Decided from the content, not from the name.")});
    if (!profile.profile->title.empty())
        facts.append({text("Title"), QString::fromStdString(profile.profile->title),
                      text("The name that the program gave to the recording.")});
    if (profile.profile->kind == ProfileKind::CpuTime)
        addCpuFacts(facts, profile);
    else
        facts.append({text("Allocated"), shareOf(profile.tree->rootTotal(), profile),
                      text("Sampled size of what was alive when the profile was taken.")});
    facts.append({text("Samples"), formatCount(sum.samples),
                  text("How often the profiler looked at the stack.")});
    facts.append({text("Call tree nodes"), formatCount(sum.nodes),
                  text("Different places in stacks, as recorded.")});
    facts.append({text("Deepest stack"), formatCount(sum.maxDepth),
                  text("Frames below the root in the deepest stack.")});
    return facts;
}

FileFactsView::FileFactsView(const LoadedDocument &document, const QString &file, QWidget *parent)
    : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    for (const FileFact &fact : fileFacts(document, file)) {
        auto *value = new QLabel(fact.value, this);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setToolTip(fact.explanation);
        auto *name = new QLabel(fact.name, this);
        name->setToolTip(fact.explanation);
        form->addRow(name, value);
    }
}

} // namespace v8scope
