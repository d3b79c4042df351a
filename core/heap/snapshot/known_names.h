// SPDX-License-Identifier: GPL-3.0-or-later
// The names that the rules of heap analysis ask for, recognised once per string of a snapshot, so
// that a rule compares a byte and never text. Immutable; any thread.
#pragma once

#include "core/base/column.h"
#include "core/heap/snapshot/heap_strings.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace v8scope {

enum class KnownName : std::uint8_t {
    None, // any other
    // whole names
    Empty, // ""
    Object,
    Array,
    Proto,            // __proto__
    Map,              // map
    NativeContextKey, // native_context
    SloppyFunctionMap,
    MapDescriptors, // (map descriptors)
    Elements,       // elements
    First,
    Second,
    Value,
    Truncated,
    Length,
    Hash,
    Bool,
    Int,
    True,
    Code,      // code
    One,       // 1
    Context,   // context
    Previous,  // previous
    ScopeInfo, // scope_info
    ScopeId,   // scope_id
    Shared,    // shared
    Script,    // script
    NameOrScopeInfo,
    OuterScopeInfo,
    Table,  // table
    Window, // Window
    Global, // global
    GlobalThis,
    DocumentDomTrees,   // (Document DOM trees)
    GcRoots,            // (GC roots)
    StackRoots,         // (Stack roots)
    V8EventListener,    // V8EventListener
    ExternalStringData, // system / ExternalStringData
    JsArrayBufferData,  // system / JSArrayBufferData
    ScopeInfoObject,    // system / ScopeInfo
    // with anything behind
    NativeContext,         // "system / NativeContext", alone or followed by " / …"
    DetachedNativeContext, // the same after "Detached "
    ScopeContext,          // "system / Context", alone or followed by " / …"
    ScriptObject,          // begins with "system / Script"
    SharedFunctionInfo,    // begins with "system / SharedFunctionInfo"
    Element,               // begins with '<'
    DetachedElement,       // begins with "Detached <"
    DetachedOther,         // begins with "Detached ", none of the above
    Ephemeron, // "<digits> / part of key (… @n) -> value (… @n) pair in WeakMap (table @n)"
    Console,   // ends with " / DevTools console"
};

// What an ephemeron edge's name says.
struct EphemeronName {
    std::uint32_t pair;    // equal for the two edges of one entry: those that read the same after
                           // the leading number
    std::uint64_t tableId; // id of the WeakMap's table
};

class KnownNames {
public:
    KnownNames() = default;
    // Looks at every string once. O(bytes of the strings that may match). Uses several cores.
    explicit KnownNames(const HeapStrings &strings);
    // For a stored result (the index of a file).
    KnownNames(Column<std::uint8_t> known,
               std::unordered_map<std::uint32_t, EphemeronName> ephemerons);

    [[nodiscard]] KnownName operator[](std::uint32_t string) const
    {
        return string < m_known.size() ? static_cast<KnownName>(m_known[string]) : KnownName::None;
    }
    // Null unless the string is an Ephemeron.
    [[nodiscard]] const EphemeronName *ephemeron(std::uint32_t string) const;

    [[nodiscard]] const Column<std::uint8_t> &column() const { return m_known; }
    [[nodiscard]] const std::unordered_map<std::uint32_t, EphemeronName> &ephemerons() const
    {
        return m_ephemerons;
    }

    // What a decoded text is.
    [[nodiscard]] static KnownName classify(std::string_view text);

private:
    Column<std::uint8_t> m_known;                                  // one per string
    std::unordered_map<std::uint32_t, EphemeronName> m_ephemerons; // by string
};

} // namespace v8scope
