// SPDX-License-Identifier: GPL-3.0-or-later
// Where an object's function or class stands: script and 1-based line and column. Files that do not
// say which node is the script are searched for it through their functions, once. One thread.
#pragma once

#include "core/heap/snapshot/heap_snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace v8scope {

struct HeapPlace {
    std::string script; // url or path, UTF-8; empty = the file does not tell
    std::uint32_t scriptId = 0;
    std::uint64_t line = 0; // from 1
    std::uint64_t column = 0;

    // "/app/server.js:12:5", "script 25:12:5".
    [[nodiscard]] std::string text() const;
};

class HeapPlaces {
public:
    explicit HeapPlaces(const HeapSnapshot &snapshot) : m_snapshot(snapshot) {}

    [[nodiscard]] std::optional<HeapPlace> of(HeapNode node);
    [[nodiscard]] HeapPlace of(const HeapLocation &location);

private:
    [[nodiscard]] std::string scriptName(const HeapLocation &location);
    void findScripts();

    const HeapSnapshot &m_snapshot;
    bool m_searched = false;
    std::unordered_map<std::uint32_t, HeapNode> m_scripts; // by script id
};

} // namespace v8scope
