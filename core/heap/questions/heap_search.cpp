// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/questions/heap_search.h"

#include "core/base/cancelled.h"
#include "core/base/parallel.h"
#include "core/heap/classes/cons_strings.h"
#include "core/heap/classes/display_names.h"
#include "core/heap/classes/heap_classes.h"
#include "core/heap/questions/string_value.h"
#include "core/heap/questions/text_matcher.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>

namespace v8scope {

namespace {

constexpr std::size_t kGrain = 1u << 14; // nodes or strings that are worth a thread

// What a query says beside its text.
bool isWanted(const Heap &heap, const HeapQuery &query, HeapNode node)
{
    const std::uint64_t self = heap.selfSize(node);
    const std::uint64_t retained = heap.retainedSize(node);
    return (!query.passes || query.passes->has(node.value)) && self >= query.minSelf.value_or(0) &&
           self <= query.maxSelf.value_or(self) && retained >= query.minRetained.value_or(0) &&
           retained <= query.maxRetained.value_or(retained);
}

// Nodes that fit, in file order; on several cores, fits is told on which.
std::vector<HeapNode> nodesThat(const Heap &heap, const HeapQuery &query,
                                const std::function<bool(HeapNode, unsigned)> &fits,
                                const Progress &progress)
{
    std::vector<std::vector<HeapNode>> found(workerCount());
    forEachPiece(heap.snapshot->nodeCount, kGrain,
                 [&](std::size_t begin, std::size_t end, unsigned piece) {
                     for (std::size_t n = begin; n < end; ++n) {
                         if (n % 1024 == 0 && progress.isCancelled())
                             return; // a joined string may cost a thousand steps
                         const HeapNode node(static_cast<std::uint32_t>(n));
                         if (isWanted(heap, query, node) && fits(node, piece))
                             found[piece].push_back(node);
                     }
                 });
    std::vector<HeapNode> all;
    for (const std::vector<HeapNode> &part : found)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

// Those of the strings that match; each is looked at once. On several cores, a word at a time.
BitSet matchingStrings(const HeapStrings &strings, const BitSet &wanted, const TextMatcher &matcher,
                       const Progress &progress)
{
    Column<std::uint64_t> words(wanted.words().size());
    std::uint64_t *word = words.mutableData();
    forEachPiece(words.size(), kGrain / 64, [&](std::size_t begin, std::size_t end, unsigned) {
        std::string text;
        for (std::size_t i = begin * 64; i < std::min<std::size_t>(end * 64, wanted.size()); ++i) {
            if (i % 1024 == 0 && progress.isCancelled())
                return;
            if (!wanted.has(i))
                continue;
            strings.decode(static_cast<std::uint32_t>(i), text);
            if (matcher.matches(text))
                word[i / 64] |= std::uint64_t{1} << (i % 64);
        }
    });
    return BitSet(wanted.size(), std::move(words));
}

bool isShownByRawName(const Heap &heap, HeapNode node)
{
    return !isPlainObject(*heap.snapshot, node) && !heap.flags.isRenamed(node) &&
           heap.snapshot->kind(node) != NodeKind::ConsString;
}

BitSet namesOf(const Heap &heap, const std::function<bool(HeapNode)> &counts)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    BitSet names(snapshot.strings.count());
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (counts(HeapNode(n)))
            names.insert(snapshot.nodeName[n]);
    }
    return names;
}

std::vector<HeapNode> searchNames(const Heap &heap, const HeapQuery &query,
                                  const TextMatcher &matcher, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const BitSet names =
        namesOf(heap, [&heap](HeapNode node) { return isShownByRawName(heap, node); });
    const BitSet matching = matchingStrings(snapshot.strings, names, matcher, progress);
    std::vector<DisplayNames> shown;
    while (shown.size() < workerCount())
        shown.emplace_back(snapshot, heap.flags);
    const auto fits = [&](HeapNode node, unsigned piece) {
        if (heap.selfSize(node) == 0)
            return false;
        return isShownByRawName(heap, node) ? matching.has(snapshot.nodeName[node.value])
                                            : matcher.matches(shown[piece].of(node));
    };
    return nodesThat(heap, query, fits, progress);
}

std::vector<HeapNode> searchClasses(const Heap &heap, const HeapQuery &query,
                                    const TextMatcher &matcher, const Progress &progress)
{
    const HeapClasses &classes = heap.classes;
    std::vector<bool> isMatching(classes.groups.size());
    for (std::size_t group = 0; group < classes.groups.size(); ++group)
        isMatching[group] = matcher.matches(classes.names[classes.groups[group].name]);
    const auto fits = [&](HeapNode node, unsigned /*piece*/) {
        return heap.selfSize(node) != 0 && isMatching[classes.groupOf[node.value]];
    };
    return nodesThat(heap, query, fits, progress);
}

bool isNamedEdge(EdgeKind kind)
{
    return kind == EdgeKind::Property || kind == EdgeKind::Context || kind == EdgeKind::Internal;
}

std::vector<HeapNode> searchProperties(const Heap &heap, const HeapQuery &query,
                                       const TextMatcher &matcher, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    BitSet names(snapshot.strings.count());
    for (std::uint32_t e = 0; e < snapshot.edgeCount; ++e) {
        if (e % Progress::kPollInterval == 0 && progress.isCancelled())
            return {};
        if (isNamedEdge(snapshot.edgeKind(e)))
            names.insert(snapshot.edgeLabel(e));
    }
    const BitSet matching = matchingStrings(snapshot.strings, names, matcher, progress);
    const auto fits = [&](HeapNode node, unsigned /*piece*/) {
        for (std::uint32_t e = snapshot.edgesBegin(node); e < snapshot.edgesEnd(node); ++e) {
            if (isNamedEdge(snapshot.edgeKind(e)) && matching.has(snapshot.edgeLabel(e)))
                return true;
        }
        return false;
    };
    return nodesThat(heap, query, fits, progress);
}

bool isFlatString(NodeKind kind)
{
    return kind == NodeKind::String || kind == NodeKind::SlicedString;
}

// Joined strings that are part of another: V8 makes one for each step of a += b. They are not
// looked at on their own, else a text of n steps would be read n times.
NodeSet innerJoinedStrings(const HeapSnapshot &snapshot, const Progress &progress)
{
    NodeSet inner(snapshot.nodeCount);
    for (std::uint32_t n = 0; n < snapshot.nodeCount; ++n) {
        if (n % Progress::kPollInterval == 0 && progress.isCancelled())
            break;
        if (snapshot.kind(HeapNode(n)) != NodeKind::ConsString)
            continue;
        const ConsParts parts = consParts(snapshot, HeapNode(n));
        for (const HeapNode part : {parts.first, parts.second}) {
            if (part.value != n && snapshot.kind(part) == NodeKind::ConsString)
                inner.insert(part.value);
        }
    }
    return inner;
}

std::vector<HeapNode> searchValues(const Heap &heap, const HeapQuery &query,
                                   const TextMatcher &matcher, const Progress &progress)
{
    const HeapSnapshot &snapshot = *heap.snapshot;
    const BitSet values =
        namesOf(heap, [&](HeapNode node) { return isFlatString(snapshot.kind(node)); });
    const BitSet matching = matchingStrings(snapshot.strings, values, matcher, progress);
    const NodeSet inner = innerJoinedStrings(snapshot, progress);
    const auto fits = [&](HeapNode node, unsigned /*piece*/) {
        const NodeKind kind = snapshot.kind(node);
        if (isFlatString(kind))
            return matching.has(snapshot.nodeName[node.value]);
        return kind == NodeKind::ConsString && !inner.has(node.value) &&
               matcher.matches(joinedValue(snapshot, node));
    };
    return nodesThat(heap, query, fits, progress);
}

// "@123".
std::optional<std::uint64_t> asId(const HeapQuery &query)
{
    std::uint64_t id = 0;
    if (query.in != SearchIn::Names || query.isRegex || !query.text.starts_with('@'))
        return std::nullopt;
    const char *end = query.text.data() + query.text.size();
    const auto parsed = std::from_chars(query.text.data() + 1, end, id);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        return std::nullopt;
    return id;
}

std::vector<HeapNode> search(const Heap &heap, const HeapQuery &query, const TextMatcher &matcher,
                             const Progress &progress)
{
    switch (query.in) {
    case SearchIn::Names: return searchNames(heap, query, matcher, progress);
    case SearchIn::Classes: return searchClasses(heap, query, matcher, progress);
    case SearchIn::Properties: return searchProperties(heap, query, matcher, progress);
    case SearchIn::StringValues: return searchValues(heap, query, matcher, progress);
    }
    return {};
}

} // namespace

Result<std::vector<HeapNode>> searchHeap(const Heap &heap, const HeapQuery &query,
                                         Progress &progress)
{
    std::vector<HeapNode> found;
    if (const auto id = asId(query)) {
        const auto fits = [&](HeapNode node, unsigned /*piece*/) {
            return heap.snapshot->id(node) == *id;
        };
        found = nodesThat(heap, query, fits, progress);
    } else if (query.text.empty()) {
        found = nodesThat(
            heap, query, [](HeapNode, unsigned /*piece*/) { return true; }, progress);
    } else {
        const auto matcher = TextMatcher::compile(query.text, query.isRegex, query.isCaseSensitive);
        if (!matcher)
            return matcher.error();
        found = search(heap, query, *matcher, progress);
    }
    if (progress.isCancelled())
        return cancelledError();
    return found;
}

} // namespace v8scope
