// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/load_issues.h"

#include "core/json/json_path.h"

#include <string>

namespace v8scope {

namespace {

struct Wording {
    Severity severity;
    const char *message;
};

Wording structureWording(Issue issue)
{
    switch (issue) {
    case Issue::InvalidUtf8:
        return {Severity::Warning, "A name is not valid UTF-8; the bad bytes are shown as \uFFFD."};
    case Issue::NodeWithoutFrame:
        return {Severity::Warning, "A node says nothing about its function; it is shown as "
                                   "anonymous."};
    case Issue::PositionOutOfRange:
        return {Severity::Warning, "A line or column is not a 32-bit number; it is taken as "
                                   "unknown."};
    case Issue::HitCountOutOfRange:
        return {Severity::Warning, "A hit count is negative or too large; the nearest possible "
                                   "value is used."};
    case Issue::SizeOutOfRange:
        return {Severity::Warning, "A size is negative or too large; it is taken as 0."};
    case Issue::DuplicateId:
        return {Severity::Warning, "Several nodes have the same id; the last one is used."};
    case Issue::DanglingChild:
        return {Severity::Warning, "A child id names no node; it is left out."};
    case Issue::SelfChild:
        return {Severity::Warning, "A node names itself as its child; that link is left out."};
    case Issue::TwoParents:
        return {Severity::Warning, "A node is the child of several nodes; it is shown under the "
                                   "last one that leaves the tree whole."};
    case Issue::Cycle: return {Severity::Warning, "Child links run in a circle; it is cut open."};
    case Issue::RootHasParent:
        return {Severity::Warning, "The root is named as a child; that link is left out."};
    case Issue::OrphanNode:
        return {Severity::Warning, "A node hangs below no other node; it is shown under "
                                   "\"(detached)\"."};
    case Issue::OrphanSystemFrame:
        return {Severity::Warning, "One of V8's own frames hangs below no other node; it is shown "
                                   "below the root."};
    case Issue::SecondRoot:
        return {Severity::Warning, "The profile has a second root; it is shown under "
                                   "\"(detached)\"."};
    case Issue::UnknownParent: return {Severity::Warning, "A node's parent id names no node."};
    default: return {Severity::Warning, ""};
    }
}

Wording timeWording(Issue issue)
{
    switch (issue) {
    case Issue::SampleNotAnId:
        return {Severity::Warning, "A sample is no node id; its time is shown as \"(unknown)\"."};
    case Issue::UnknownSample:
        return {Severity::Warning, "A sample names no node of the file; its time is shown as "
                                   "\"(unknown)\"."};
    case Issue::UnknownAllocation:
        // V8 writes samples of nodes that it leaves out of the tree because nothing of them lives.
        return {Severity::Info, "An allocation sample names no node of the tree."};
    case Issue::DeltasShorter:
        return {Severity::Warning, "There are fewer time deltas than samples; the samples without "
                                   "one are taken at the time of the last one."};
    case Issue::DeltasLonger:
        return {Severity::Warning, "There are more time deltas than samples; the rest is ignored."};
    case Issue::TimestampsShorter:
        return {Severity::Warning, "There are fewer timestamps than samples; the samples without "
                                   "one are taken at the time of the last one."};
    case Issue::TimestampsLonger:
        return {Severity::Warning, "There are more timestamps than samples; the first one too many "
                                   "is taken as the end, the rest is ignored."};
    case Issue::DeltaNotANumber:
        return {Severity::Warning, "A time is no number; it is taken as no time passing."};
    case Issue::DeltasWithoutSamples:
        return {Severity::Warning, "The file has times but no samples; the times are ignored."};
    case Issue::TimesSpread:
        return {Severity::Warning, "The file has no times for its samples; they are spread evenly "
                                   "between its start and its end."};
    case Issue::TimesSpreadOfCutFile:
        return {Severity::Warning, "The times of the samples are cut off; the interval is "
                                   "estimated from the hit counts."};
    case Issue::NoTimesAtAll:
        return {Severity::Warning, "The file has no times for its samples and no usable start and "
                                   "end; samples are counted instead."};
    case Issue::NoSamples:
        return {Severity::Warning,
                "The file has no samples; hit counts are shown instead of time."};
    case Issue::NothingToWeigh:
        return {Severity::Warning, "The file has neither samples nor hit counts: its call tree has "
                                   "no weights."};
    case Issue::SamplesWithoutTimeDropped:
        return {Severity::Warning, "Samples whose times are cut off are left out."};
    case Issue::NoStartTime:
        return {Severity::Warning, "The file has no start time; times count from the first one "
                                   "in it."};
    case Issue::NoEndTime:
        return {Severity::Warning, "The file has no end time; the last sample is taken as the "
                                   "end."};
    case Issue::ClockSeconds: return {Severity::Info, "Start and end are in seconds."};
    case Issue::ClockMilliseconds: return {Severity::Info, "Start and end are in milliseconds."};
    case Issue::ClockMicroseconds: return {Severity::Info, "Start and end are in microseconds."};
    case Issue::ClocksDiffer:
        return {Severity::Warning, "Start and end are on another clock than the samples; the first "
                                   "and the last sample are taken instead."};
    case Issue::WholeSeconds:
        return {Severity::Info, "Start and end are whole seconds, so the time before the first "
                                "sample may be up to a second too long."};
    default: return {Severity::Warning, ""};
    }
}

Wording wordingOf(Issue issue)
{
    switch (issue) {
    case Issue::OneBasedPositions:
        return {Severity::Info, "Lines and columns in this file count from 1."};
    case Issue::TruncatedNodes:
        return {Severity::Warning, "The file ends within its nodes; those that are whole are "
                                   "shown, by hit counts."};
    case Issue::TruncatedSamples:
        return {Severity::Warning, "The file ends within its samples; those that are there are "
                                   "shown."};
    case Issue::TruncatedTimes:
        return {Severity::Warning, "The file ends within the times of its samples; the samples "
                                   "that have one are shown."};
    case Issue::TruncatedElsewhere:
        return {Severity::Warning, "The file ends too early; what is whole is shown."};
    case Issue::TrailingText:
        return {Severity::Warning, "Something follows the profile; it is ignored."};
    default: break;
    }
    const Wording structure = structureWording(issue);
    return structure.message[0] != '\0' ? structure : timeWording(issue);
}

} // namespace

void IssueLog::note(Issue issue, std::optional<std::uint64_t> offset, std::uint64_t count)
{
    Entry &entry = m_entries[static_cast<std::size_t>(issue)];
    if (entry.count == 0)
        entry.offset = offset;
    entry.count += count;
}

void IssueLog::report(std::string_view text, Diagnostics &to) const
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        if (entry.count == 0)
            continue;
        const Wording wording = wordingOf(static_cast<Issue>(i));
        Diagnostic diagnostic;
        diagnostic.severity = wording.severity;
        diagnostic.message = wording.message;
        diagnostic.byteOffset = entry.offset;
        diagnostic.count = entry.count;
        if (entry.offset)
            diagnostic.jsonPath = jsonPathAt(text, *entry.offset);
        to.add(std::move(diagnostic));
    }
}

} // namespace v8scope
