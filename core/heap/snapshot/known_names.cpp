// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/snapshot/known_names.h"

#include "core/base/parallel.h"
#include "core/heap/snapshot/ephemeron_text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

namespace v8scope {

namespace {

// Strings that one thread takes at least.
constexpr std::size_t kGrain = 1u << 14;

struct WholeName {
    std::string_view text;
    KnownName known;
};

constexpr WholeName kWholeNames[] = {
    {"Object", KnownName::Object},
    {"Array", KnownName::Array},
    {"__proto__", KnownName::Proto},
    {"map", KnownName::Map},
    {"native_context", KnownName::NativeContextKey},
    {"sloppy_function_map", KnownName::SloppyFunctionMap},
    {"(map descriptors)", KnownName::MapDescriptors},
    {"elements", KnownName::Elements},
    {"first", KnownName::First},
    {"second", KnownName::Second},
    {"value", KnownName::Value},
    {"truncated", KnownName::Truncated},
    {"length", KnownName::Length},
    {"hash", KnownName::Hash},
    {"bool", KnownName::Bool},
    {"int", KnownName::Int},
    {"true", KnownName::True},
    {"code", KnownName::Code},
    {"1", KnownName::One},
    {"context", KnownName::Context},
    {"previous", KnownName::Previous},
    {"scope_info", KnownName::ScopeInfo},
    {"scope_id", KnownName::ScopeId},
    {"shared", KnownName::Shared},
    {"script", KnownName::Script},
    {"name_or_scope_info", KnownName::NameOrScopeInfo},
    {"outer_scope_info", KnownName::OuterScopeInfo},
    {"table", KnownName::Table},
    {"Window", KnownName::Window},
    {"global", KnownName::Global},
    {"globalThis", KnownName::GlobalThis},
    {"(Document DOM trees)", KnownName::DocumentDomTrees},
    {"(GC roots)", KnownName::GcRoots},
    {"(Stack roots)", KnownName::StackRoots},
    {"V8EventListener", KnownName::V8EventListener},
    {"system / ExternalStringData", KnownName::ExternalStringData},
    {"system / JSArrayBufferData", KnownName::JsArrayBufferData},
    {"system / ScopeInfo", KnownName::ScopeInfoObject},
};

constexpr std::string_view kDetached = "Detached ";
constexpr std::string_view kNativeContext = "system / NativeContext";
constexpr std::string_view kContext = "system / Context";
constexpr std::string_view kScript = "system / Script";
constexpr std::string_view kSharedFunctionInfo = "system / SharedFunctionInfo";
constexpr std::string_view kConsole = " / DevTools console";

// The whole names, those that begin with the same byte side by side.
struct NameIndex {
    std::array<WholeName, std::size(kWholeNames)> names{};
    std::array<std::uint8_t, 257> first{}; // by first byte: its first name; one more for the end
    std::array<bool, 256> mayMatch{};      // by first byte: any known name, also longer ones
};

constexpr NameIndex makeIndex()
{
    NameIndex index;
    std::size_t count = 0;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        index.first[byte] = static_cast<std::uint8_t>(count);
        for (const WholeName &name : kWholeNames) {
            if (static_cast<unsigned char>(name.text[0]) == byte)
                index.names[count++] = name;
        }
        index.mayMatch[byte] = count > index.first[byte] || byte == '<' || byte == 'D' ||
                               byte == 's' || (byte >= '0' && byte <= '9');
    }
    index.first[256] = static_cast<std::uint8_t>(count);
    return index;
}
constexpr NameIndex kIndex = makeIndex();

// The name alone or followed by " / …".
bool isNameOrPath(std::string_view text, std::string_view name)
{
    return text.starts_with(name) &&
           (text.size() == name.size() || text.substr(name.size()).starts_with(" / "));
}

KnownName classifyBeginning(std::string_view text)
{
    const auto byte = static_cast<unsigned char>(text.front());
    for (std::size_t i = kIndex.first[byte]; i < kIndex.first[byte + 1u]; ++i) {
        if (kIndex.names[i].text == text)
            return kIndex.names[i].known;
    }
    if (isNameOrPath(text, kNativeContext))
        return KnownName::NativeContext;
    if (isNameOrPath(text, kContext))
        return KnownName::ScopeContext;
    if (text.starts_with(kScript))
        return KnownName::ScriptObject;
    if (text.starts_with(kSharedFunctionInfo))
        return KnownName::SharedFunctionInfo;
    if (text.front() == '<')
        return KnownName::Element;
    if (text.starts_with(kDetached)) {
        const std::string_view rest = text.substr(kDetached.size());
        if (isNameOrPath(rest, kNativeContext))
            return KnownName::DetachedNativeContext;
        return rest.starts_with('<') ? KnownName::DetachedElement : KnownName::DetachedOther;
    }
    return parseEphemeron(text) ? KnownName::Ephemeron : KnownName::None;
}

struct FoundEphemeron {
    std::size_t hash; // of what pairs are told apart by
    std::uint32_t string;
    std::uint64_t tableId;
};

// Numbers the pairs: those of equal text get one number.
std::unordered_map<std::uint32_t, EphemeronName> numberPairs(std::vector<FoundEphemeron> found,
                                                             const HeapStrings &strings)
{
    std::sort(found.begin(), found.end(), [](const FoundEphemeron &a, const FoundEphemeron &b) {
        return a.hash != b.hash ? a.hash < b.hash : a.string < b.string;
    });
    std::unordered_map<std::uint32_t, EphemeronName> result;
    result.reserve(found.size());
    std::uint32_t pairs = 0;
    struct Group {
        std::string pair;
        std::uint32_t number;
    };
    std::vector<Group> groups; // of one hash: nearly always a single one
    std::string text;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (i == 0 || found[i].hash != found[i - 1].hash)
            groups.clear();
        strings.decode(found[i].string, text);
        const std::optional<EphemeronText> parsed = parseEphemeron(text);
        const std::string_view pair = parsed ? parsed->pair : std::string_view();
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const Group &known) { return known.pair == pair; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {std::string(pair), pairs++});
        result.emplace(found[i].string, EphemeronName{group->number, found[i].tableId});
    }
    return result;
}

} // namespace

KnownName KnownNames::classify(std::string_view text)
{
    if (text.empty())
        return KnownName::Empty;
    const KnownName known = kIndex.mayMatch[static_cast<unsigned char>(text.front())]
                                ? classifyBeginning(text)
                                : KnownName::None;
    if (known == KnownName::None && text.ends_with(kConsole))
        return KnownName::Console;
    return known;
}

KnownNames::KnownNames(const HeapStrings &strings) : m_known(strings.count())
{
    std::uint8_t *const known = m_known.mutableData();
    std::vector<std::vector<FoundEphemeron>> found(workerCount());
    forEachPiece(strings.count(), kGrain, [&](std::size_t begin, std::size_t end, unsigned piece) {
        std::string decoded;
        for (auto i = static_cast<std::uint32_t>(begin); i < end; ++i) {
            std::string_view text = strings.raw(i);
            // Most names stand in the file as they are.
            if (text.find('\\') != std::string_view::npos) {
                strings.decode(i, decoded);
                text = decoded;
            }
            const KnownName name = classify(text);
            // Untouched pages stay untouched: zero is None.
            if (name != KnownName::None)
                known[i] = static_cast<std::uint8_t>(name);
            if (name != KnownName::Ephemeron)
                continue;
            const EphemeronText parsed = *parseEphemeron(text);
            found[piece].push_back({std::hash<std::string_view>()(parsed.pair), i, parsed.tableId});
        }
    });
    std::vector<FoundEphemeron> all;
    for (std::vector<FoundEphemeron> &part : found)
        all.insert(all.end(), part.begin(), part.end());
    m_ephemerons = numberPairs(std::move(all), strings);
}

KnownNames::KnownNames(Column<std::uint8_t> known,
                       std::unordered_map<std::uint32_t, EphemeronName> ephemerons)
    : m_known(std::move(known)), m_ephemerons(std::move(ephemerons))
{}

const EphemeronName *KnownNames::ephemeron(std::uint32_t string) const
{
    const auto at = m_ephemerons.find(string);
    return at == m_ephemerons.end() ? nullptr : &at->second;
}

} // namespace v8scope
