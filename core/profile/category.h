// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the world a function belongs to: own code, a package, Node's core, the engine …
// Decided from name and url alone, once per function. Rules: platform.md section 4, cpu.md.
#pragma once

#include "core/base/ids.h"
#include "core/profile/profile.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

struct ProfileView;

enum class Category : std::uint8_t {
    App,        // the user's own code
    Dependency, // below node_modules
    NodeCore,   // node: and older internal names
    Native,     // builtins and native functions: no url
    Wasm,
    RegExp,
    Eval,      // evalmachine.<anonymous>, vm scripts
    Extension, // chrome-extension:, extensions::
    Program,
    Idle,
    GarbageCollector,
    Root,
    Unknown,
};
inline constexpr int kCategoryCount = 13;

[[nodiscard]] std::string_view
categoryName(Category category); // "own code", "dependencies", "Node core" …

// "lodash", "@scope/name", "" outside node_modules: what follows the last node_modules/ (pnpm's
// store path included).
[[nodiscard]] std::string_view packageOf(std::string_view url);
// The url as a person writes it: percent-decoding and file:// removed; "" stays "".
[[nodiscard]] std::string displayPath(std::string_view url);

[[nodiscard]] Category categoryOf(std::string_view name, std::string_view url, SystemKind system);

// Category and package of every function, for repeated use. The system kind comes from the node.
// Holds views into the profile (or view) it was made from. O(functions) to build; any thread.
class FunctionCategories {
public:
    explicit FunctionCategories(const Profile &profile);
    // Includes the functions that only the view has: "(unknown)" and collapsed packages.
    explicit FunctionCategories(const ProfileView &view);

    [[nodiscard]] Category of(FunctionId f, SystemKind system = SystemKind::None) const;
    // "" outside packages.
    [[nodiscard]] std::string_view package(FunctionId f) const;

private:
    std::vector<Category> m_category;
    std::vector<std::string_view> m_package;
};

} // namespace v8scope
