// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers classes and the groups of a summary while nodes are classified (R4, R12). One thread.
//
// DevTools tells classes apart by the number of their name's string: names that it makes get new
// strings, one for each text; names of the file keep theirs, so that two equal strings of the file
// are two classes. Objects with a place are told apart by place and text.
#pragma once

#include "core/base/column.h"
#include "core/heap/classes/heap_classes.h"
#include "core/heap/classes/number_table.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace v8scope {

class ClassTable {
public:
    explicit ClassTable(const HeapSnapshot &snapshot);

    // Classes.
    [[nodiscard]] std::uint32_t ofKind(NodeKind kind);
    // Objects and native nodes: by their name in the file.
    [[nodiscard]] std::uint32_t ofName(std::uint32_t string);
    // Native nodes that R2 renames.
    [[nodiscard]] std::uint32_t ofDetached(std::uint32_t string);
    [[nodiscard]] std::uint32_t ofShape(const std::string &name);

    // Groups. location: 1 + place in the snapshot's locations.
    [[nodiscard]] std::uint32_t group(std::uint32_t classNumber);
    [[nodiscard]] std::uint32_t groupAt(std::uint32_t location, std::uint32_t classNumber);

    // Moves the names and the groups out.
    void finish(HeapClasses &classes);

private:
    static constexpr std::uint32_t kNone = 0xffffffff;

    struct Class {
        std::uint32_t name;
        ClassOrigin origin;
        std::uint32_t group = kNone; // of its nodes without a place
    };
    using ByText = std::unordered_map<std::string, std::uint32_t>;

    std::uint32_t addClass(std::string name, ClassOrigin origin);
    std::uint32_t classOf(ByText &byText, std::string name, ClassOrigin origin);
    std::uint32_t addGroup(const ClassGroup &group);
    void numberLocations();

    const HeapSnapshot &m_snapshot;
    std::vector<Class> m_classes;
    Column<std::uint32_t> m_ofName; // 1 + class, by string; 0 = not seen yet
    std::unordered_map<std::uint32_t, std::uint32_t> m_ofDetached;
    ByText m_made;
    ByText m_shapes;
    std::vector<std::uint32_t> m_ofKind;

    ByText m_nameNumbers;
    std::vector<std::string> m_names;
    std::vector<ClassGroup> m_groups;
    // By location of nodes: the first one at the same place (files may name its script's node).
    std::vector<std::uint32_t> m_placeOf;
    NumberTable m_groupsAt; // groups with a place
};

} // namespace v8scope
