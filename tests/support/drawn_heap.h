// SPDX-License-Identifier: GPL-3.0-or-later
// Heap snapshots drawn as text, for tests of graphs that read like a drawing:
//
//   const DrawnHeap heap(R"~(
//       root: synthetic ""
//       root -element 1-> roots
//       roots: synthetic "(GC roots)"
//       roots -> window                 a property edge called "window"
//       window: object "Window / app" 40
//       window -list-> list             a property edge called "list"
//       window -[3]-> third             an element edge
//       list -internal map-> map        any other kind of edge: its type comes first
//       map: hidden "system / Map" 80
//       third: "concatenated string" abc 20 @77 detached attached trace 5
//   )~");
//   heap.snapshot()                     what the loader makes of it; heap["list"] is its node
//
// A node's line is "key: type name self_size @id detached|attached trace N"; all behind the type is
// optional, in any order except that the name comes first. Keys that have no line are plain objects
// of 8 bytes named by their key. Nodes stand in the file in order of first mention, the first is
// the root; ids are 1, 3, 5 … Edges of a node stand in the order of their lines. Names with blanks
// are quoted; inside quotes, \ stands before " and \.
#pragma once

#include "core/formats/heap/heap_snapshot_loader.h"
#include "core/heap/snapshot/heap_snapshot.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace v8scope::drawn {

struct DrawnEdge {
    std::string type = "property";
    std::string name; // a number for element and hidden edges
    std::size_t to = 0;
};

struct DrawnNode {
    std::string key;
    std::string type = "object";
    std::string name;
    std::string id; // text, so that anything can be written
    std::string selfSize = "8";
    int detachedness = 0;
    std::uint64_t traceNode = 0;
    std::vector<DrawnEdge> edges;
};

class DrawnHeap {
public:
    DrawnHeap() = default;
    explicit DrawnHeap(std::string_view drawing)
    {
        while (!drawing.empty()) {
            const std::size_t end = drawing.find('\n');
            addLine(drawing.substr(0, end));
            drawing = end == drawing.npos ? std::string_view() : drawing.substr(end + 1);
        }
    }

    // The node of a key, made if it is new.
    DrawnNode &node(const std::string &key)
    {
        const auto [at, isNew] = m_numbers.try_emplace(key, m_nodes.size());
        if (isNew) {
            DrawnNode made;
            made.key = key;
            made.name = m_nodes.empty() ? "" : key;
            made.type = m_nodes.empty() ? "synthetic" : "object";
            made.selfSize = m_nodes.empty() ? "0" : "8";
            made.id = std::to_string(2 * m_nodes.size() + 1);
            m_nodes.push_back(std::move(made));
        }
        return m_nodes[at->second];
    }
    void edge(const std::string &from, std::string type, std::string name, const std::string &to)
    {
        node(from);
        node(to);
        node(from).edges.push_back({std::move(type), std::move(name), m_numbers[to]});
    }

    // Where a node's function stands; script: the key of the script's node, "" = not in the file.
    void location(const std::string &key, std::uint32_t scriptId, std::uint32_t line,
                  std::uint32_t column, const std::string &script = "")
    {
        node(key);
        m_locations.push_back({m_numbers[key], scriptId, line, column,
                               script.empty() ? 0 : (node(script), m_numbers[script])});
        m_namesScripts |= !script.empty();
    }
    // Text of sections as they stand in the file: section("samples", "100,7,200,15").
    void section(const std::string &name, std::string content) { m_sections[name] = content; }
    // More members of "snapshot": member("extra_native_bytes", "500").
    void member(const std::string &name, std::string value) { m_members[name] = value; }
    // The names of the nodes' fields, in file order; others than V8's are written as 0. Without
    // "detachedness" or "trace_node_id" the file is one of an older V8.
    std::vector<std::string> nodeFields = {
        "type", "name", "id", "self_size", "edge_count", "trace_node_id", "detachedness"};
    std::vector<std::string> edgeFields = {"type", "name_or_index", "to_node"};
    std::vector<std::string> nodeTypes = {"hidden",
                                          "array",
                                          "string",
                                          "object",
                                          "code",
                                          "closure",
                                          "regexp",
                                          "number",
                                          "native",
                                          "synthetic",
                                          "concatenated string",
                                          "sliced string",
                                          "symbol",
                                          "bigint",
                                          "object shape"};
    std::vector<std::string> edgeTypes = {"context", "element",  "property", "internal",
                                          "hidden",  "shortcut", "weak"};
    // Sections in file order.
    std::vector<std::string> order = {
        "snapshot",           "nodes",      "edges",     "trace_function_infos",
        "trace_tree",         "samples",    "locations", "scopes",
        "scope_context_vars", "scope_uses", "strings"};

    // The file.
    [[nodiscard]] std::string json() const
    {
        std::map<std::string, std::string> sections = m_sections;
        std::vector<std::string> strings = {"<dummy>"};
        sections.try_emplace("nodes", nodesText(strings));
        sections.try_emplace("edges", edgesText(strings));
        sections.try_emplace("locations", locationsText());
        std::string text = "{";
        for (const std::string &name : order) {
            text += text.size() > 1 ? ",\n" : "";
            text += "\"" + name + "\":";
            if (name == "snapshot") {
                text += snapshotText();
            } else if (name == "strings" && m_sections.count(name) == 0) {
                text += stringsText(strings);
            } else {
                text += "[" + sections[name] + "]";
            }
        }
        return text + "}";
    }

    // As the loader reads it. The first call loads.
    [[nodiscard]] const HeapSnapshot &snapshot() const { return *shared(); }
    [[nodiscard]] std::shared_ptr<const HeapSnapshot> shared() const
    {
        if (!m_loaded) {
            Progress progress;
            auto loaded = loadHeapSnapshot(ByteBuffer::fromText(json(), "drawn"), progress);
            if (!loaded) {
                std::fprintf(stderr, "%s\n", loaded.error().message().c_str());
                std::abort();
            }
            m_loaded = *loaded;
        }
        return m_loaded;
    }

    [[nodiscard]] HeapNode operator[](const std::string &key) const
    {
        const auto at = m_numbers.find(key);
        return at == m_numbers.end() ? HeapNode() : HeapNode(std::uint32_t(at->second));
    }
    [[nodiscard]] std::string key(HeapNode node) const
    {
        return node.value < m_nodes.size() ? m_nodes[node.value].key : "-";
    }
    // "a b c", in the order given.
    template <class Nodes>
    [[nodiscard]] std::string keys(const Nodes &nodes) const
    {
        std::string text;
        for (const auto &node : nodes)
            text += (text.empty() ? "" : " ") + key(HeapNode(node));
        return text;
    }
    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }

private:
    struct Location {
        std::size_t node;
        std::uint32_t scriptId;
        std::uint32_t line;
        std::uint32_t column;
        std::size_t script;
    };

    static void skipBlanks(std::string_view &rest)
    {
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r"), rest.size()));
    }
    static std::string takeWord(std::string_view &rest)
    {
        skipBlanks(rest);
        std::string word;
        if (!rest.starts_with('"')) {
            const std::size_t end = std::min(rest.find_first_of(" \t\r"), rest.size());
            word = rest.substr(0, end);
            rest.remove_prefix(end);
            return word;
        }
        rest.remove_prefix(1);
        while (!rest.empty() && rest[0] != '"') {
            rest.remove_prefix(rest[0] == '\\' ? 1 : 0);
            word += rest[0];
            rest.remove_prefix(1);
        }
        rest.remove_prefix(rest.empty() ? 0 : 1);
        return word;
    }

    void addLine(std::string_view line)
    {
        skipBlanks(line);
        if (line.empty())
            return;
        std::string first = takeWord(line);
        if (first.ends_with(':')) {
            first.pop_back();
            addNode(first, line);
            return;
        }
        skipBlanks(line);
        const std::size_t arrow = line.find("->");
        if (!line.starts_with('-') || arrow == line.npos) {
            std::fprintf(stderr, "no node and no edge: %s\n", first.c_str());
            std::abort();
        }
        std::string_view label = line.substr(1, arrow > 0 ? arrow - 1 : 0);
        line.remove_prefix(arrow + 2);
        addEdge(first, label, takeWord(line));
    }

    void addEdge(const std::string &from, std::string_view label, const std::string &to)
    {
        if (label.empty()) {
            edge(from, "property", to, to);
        } else if (label.starts_with('[')) {
            edge(from, "element", std::string(label.substr(1, label.size() - 2)), to);
        } else {
            std::string_view rest = label;
            const std::string type = takeWord(rest);
            const bool typed =
                std::find(edgeTypes.begin(), edgeTypes.end(), type) != edgeTypes.end() &&
                rest.starts_with(' ');
            if (typed)
                skipBlanks(rest);
            else
                rest = label;
            edge(from, typed ? type : "property",
                 rest.starts_with('"') ? takeWord(rest) : std::string(rest), to);
        }
    }

    void addNode(const std::string &key, std::string_view rest)
    {
        DrawnNode &made = node(key);
        made.type = takeWord(rest);
        skipBlanks(rest);
        if (!rest.empty())
            made.name = takeWord(rest);
        for (skipBlanks(rest); !rest.empty(); skipBlanks(rest)) {
            const std::string word = takeWord(rest);
            if (word == "detached" || word == "attached")
                made.detachedness = word == "detached" ? 2 : 1;
            else if (word == "trace")
                made.traceNode = std::stoull(takeWord(rest));
            else if (word[0] == '@')
                made.id = word.substr(1);
            else
                made.selfSize = word;
        }
    }

    static std::string quoted(std::string_view text)
    {
        std::string result;
        appendJsonString(result, text);
        return result;
    }
    static std::string list(const std::vector<std::string> &names)
    {
        std::string text;
        for (const std::string &name : names)
            text += (text.empty() ? "" : ",") + quoted(name);
        return "[" + text + "]";
    }
    static std::size_t numberOf(std::vector<std::string> &strings, const std::string &text)
    {
        const auto at = std::find(strings.begin() + 1, strings.end(), text);
        if (at != strings.end())
            return static_cast<std::size_t>(at - strings.begin());
        strings.push_back(text);
        return strings.size() - 1;
    }
    static std::string placeIn(const std::vector<std::string> &types, const std::string &type)
    {
        return std::to_string(std::find(types.begin(), types.end(), type) - types.begin());
    }

    // The types of the values of each field, those of "type" by name.
    static std::string typesOfFields(const std::vector<std::string> &fields,
                                     const std::vector<std::string> &types)
    {
        std::string text;
        for (const std::string &field : fields)
            text += (text.empty() ? "[" : ",") +
                    (field == "type" ? list(types) : std::string("\"number\""));
        return text + "]";
    }
    [[nodiscard]] std::string snapshotText() const
    {
        std::string meta = "\"node_fields\":" + list(nodeFields) +
                           ",\"node_types\":" + typesOfFields(nodeFields, nodeTypes) +
                           ",\"edge_fields\":" + list(edgeFields) +
                           ",\"edge_types\":" + typesOfFields(edgeFields, edgeTypes);
        meta += R"(,"trace_function_info_fields":["function_id","name","script_name","script_id",)"
                R"("line","column"],"trace_node_fields":["id","function_info_index","count",)"
                R"("size","children"],"sample_fields":["timestamp_us","last_assigned_id"])";
        meta += std::string(R"(,"location_fields":["object_index","script_id",)") +
                (m_namesScripts ? R"("script_object_index",)" : "") + R"("line","column"])";
        meta += R"(,"scope_fields":["script_node_index","scope_id","depth",)"
                R"("scope_context_vars_count","scope_uses_count"],)"
                R"("scope_context_var_fields":["name"],)"
                R"("scope_use_fields":["declaring_scope_id","slot_index"])";
        std::map<std::string, std::string> members = m_members;
        std::size_t edges = 0;
        for (const DrawnNode &made : m_nodes)
            edges += made.edges.size();
        members.try_emplace("node_count", std::to_string(m_nodes.size()));
        members.try_emplace("edge_count", std::to_string(edges));
        std::string text = "{\"meta\":{" + meta + "}";
        for (const auto &[name, value] : members)
            text += ",\"" + name + "\":" + value;
        return text + "}";
    }

    [[nodiscard]] std::string nodesText(std::vector<std::string> &strings) const
    {
        std::string text;
        for (const DrawnNode &made : m_nodes) {
            for (const std::string &field : nodeFields) {
                text += text.empty() ? "" : ",";
                text += field == "type"            ? placeIn(nodeTypes, made.type)
                        : field == "name"          ? std::to_string(numberOf(strings, made.name))
                        : field == "id"            ? made.id
                        : field == "self_size"     ? made.selfSize
                        : field == "edge_count"    ? std::to_string(made.edges.size())
                        : field == "trace_node_id" ? std::to_string(made.traceNode)
                        : field == "detachedness"  ? std::to_string(made.detachedness)
                                                   : "0";
            }
            text += "\n";
        }
        return text;
    }

    [[nodiscard]] std::string edgesText(std::vector<std::string> &strings) const
    {
        std::string text;
        for (const DrawnNode &made : m_nodes) {
            for (const DrawnEdge &drawn : made.edges) {
                const bool number = drawn.type == "element" || drawn.type == "hidden";
                for (const std::string &field : edgeFields) {
                    text += text.empty() ? "" : ",";
                    text +=
                        field == "type" ? placeIn(edgeTypes, drawn.type)
                        : field == "name_or_index"
                            ? (number ? drawn.name : std::to_string(numberOf(strings, drawn.name)))
                        : field == "to_node" ? std::to_string(drawn.to * nodeFields.size())
                                             : "0";
                }
                text += "\n";
            }
        }
        return text;
    }

    [[nodiscard]] std::string locationsText() const
    {
        std::string text;
        for (const Location &place : m_locations) {
            text += text.empty() ? "" : ",";
            text += std::to_string(place.node * nodeFields.size()) + "," +
                    std::to_string(place.scriptId) + ",";
            if (m_namesScripts)
                text += std::to_string(place.script * nodeFields.size()) + ",";
            text += std::to_string(place.line) + "," + std::to_string(place.column) + "\n";
        }
        return text;
    }

    static std::string stringsText(const std::vector<std::string> &strings)
    {
        std::string text;
        for (const std::string &string : strings)
            text += (text.empty() ? "" : ",\n") + quoted(string);
        return "[" + text + "]";
    }

    std::vector<DrawnNode> m_nodes;
    std::map<std::string, std::size_t> m_numbers; // by key
    std::vector<Location> m_locations;
    bool m_namesScripts = false;
    std::map<std::string, std::string> m_sections;
    std::map<std::string, std::string> m_members;
    mutable std::shared_ptr<const HeapSnapshot> m_loaded;
};

} // namespace v8scope::drawn
