// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a heap snapshot of any size whose figures are known beforehand, and prints them: files and
// string tables beyond 4 GiB, long chains. Made of parts, each below a holder of its own:
//   tree=N      N objects in a balanced binary tree
//   list=N      a linked list of N objects
//   ladder=N    two lists of N objects, each rung linked both ways
//   closures=N  N closures, each holding a context that holds the next closure
//   strings=N   N strings of 1000 characters, no two alike
// usage: make_heap OUT PART=N …
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Number = std::uint64_t;

constexpr Number kSelf = 32; // bytes of every node except the root
constexpr std::size_t kStringLength = 1000;

enum NodeType : unsigned { kSynthetic = 9, kObject = 3, kClosure = 5, kString = 2 };
enum EdgeType : unsigned {
    kContext = 0,
    kElement = 1,
    kProperty = 2,
    kInternal = 3,
    kShortcut = 5
};
enum Name : unsigned {
    kEmpty,
    kRoot,
    kHolder,
    kItem,
    kLeft,
    kRight,
    kClosureName,
    kContextName,
    kFirst
};
constexpr const char *kNames[] = {"",     "(root)", "Holder",  "Item",
                                  "left", "right",  "closure", "system / Context"};

struct Part {
    std::string shape;
    Number count;
    [[nodiscard]] Number nodes() const
    {
        return 1 + count * (shape == "ladder" || shape == "closures" ? 2 : 1);
    }
};

class Output {
public:
    explicit Output(const char *path) : m_file(std::fopen(path, "wb")), m_buffer(kSize) {}
    ~Output()
    {
        flush();
        if (m_file)
            std::fclose(m_file);
    }
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;
    [[nodiscard]] bool isGood() const { return m_file && !m_failed; }

    void text(std::string_view text)
    {
        if (m_used + text.size() > kSize)
            flush();
        std::memcpy(m_buffer.data() + m_used, text.data(), text.size());
        m_used += text.size();
    }
    void number(Number number)
    {
        char digits[20];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        text({digits, static_cast<std::size_t>(end - digits)});
    }
    void flush()
    {
        m_failed |= !m_file || std::fwrite(m_buffer.data(), 1, m_used, m_file) != m_used;
        m_used = 0;
    }

private:
    static constexpr std::size_t kSize = 1u << 20;
    std::FILE *m_file;
    std::vector<char> m_buffer;
    std::size_t m_used = 0;
    bool m_failed = false;
};

struct Edge {
    unsigned type;
    Number label;
    Number to;
};

// Calls visit(type, name, edges) for each node of a part that begins at node `first`, in order.
template <class Visit>
void eachNode(const Part &part, Number first, Number firstString, const Visit &visit)
{
    const Number begin = first + 1;
    const Number n = part.count;
    std::vector<Edge> edges;
    if (part.shape == "strings") {
        for (Number i = 0; i < n; ++i)
            edges.push_back({kElement, i, begin + i});
    } else if (n > 0) {
        edges.push_back({kProperty, kLeft, begin});
        if (part.shape == "ladder")
            edges.push_back({kProperty, kRight, begin + 1});
    }
    visit(kObject, kHolder, edges);
    for (Number i = 0; i < n; ++i) {
        edges.clear();
        const Number next = i + 1;
        if (part.shape == "tree") {
            for (const Number child : {2 * i + 1, 2 * i + 2}) {
                if (child < n)
                    edges.push_back({kProperty, child % 2 == 1 ? kLeft : kRight, begin + child});
            }
            visit(kObject, kItem, edges);
        } else if (part.shape == "list") {
            if (next < n)
                edges.push_back({kProperty, kLeft, begin + next});
            visit(kObject, kItem, edges);
        } else if (part.shape == "ladder") {
            for (const Number side : {Number{0}, Number{1}}) {
                edges.clear();
                edges.push_back({kProperty, kRight, begin + 2 * i + 1 - side});
                if (next < n)
                    edges.push_back({kProperty, kLeft, begin + 2 * next + side});
                visit(kObject, kItem, edges);
            }
        } else if (part.shape == "closures") {
            edges.push_back({kInternal, kContextName, begin + 2 * i + 1});
            visit(kClosure, kClosureName, edges);
            edges.clear();
            if (next < n)
                edges.push_back({kContext, kLeft, begin + 2 * next});
            visit(kObject, kContextName, edges);
        } else {
            visit(kString, firstString + i, edges);
        }
    }
}

void writeMeta(Output &out, Number nodes, Number edges)
{
    out.text(
        R"({"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count",)"
        R"("detachedness"],"node_types":[["hidden","array","string","object","code","closure",)"
        R"("regexp","number","native","synthetic","concatenated string","sliced string",)"
        R"("symbol","bigint","object shape"],"string","number","number","number","number"],)"
        R"("edge_fields":["type","name_or_index","to_node"],"edge_types":[["context","element",)"
        R"("property","internal","hidden","shortcut","weak"],"string_or_number","node"]},)"
        R"("node_count":)");
    out.number(nodes);
    out.text(",\"edge_count\":");
    out.number(edges);
    out.text("},\n\"nodes\":[");
}

class HeapWriter {
public:
    HeapWriter(Output &out, const std::vector<Part> &parts) : m_out(out), m_parts(parts) {}

    void write()
    {
        Number edges = m_parts.size();
        m_nodes = 1;
        for (const Part &part : m_parts)
            m_nodes += part.nodes();
        visitAll([&](unsigned, Number, const std::vector<Edge> &some) { edges += some.size(); });
        writeMeta(m_out, m_nodes, edges);
        writeNode(kSynthetic, kRoot, 0, m_parts.size());
        visitAll([&](unsigned type, Number name, const std::vector<Edge> &some) {
            m_out.text(",\n");
            writeNode(type, name, kSelf, some.size());
        });
        m_out.text("],\n\"edges\":[");
        Number holder = 1;
        for (const Part &part : m_parts) {
            writeEdge({kShortcut, kHolder, holder});
            holder += part.nodes();
        }
        visitAll([&](unsigned, Number, const std::vector<Edge> &some) {
            for (const Edge &edge : some)
                writeEdge(edge);
        });
        writeStrings();
        report(edges);
    }

private:
    template <class Visit>
    void visitAll(const Visit &visit)
    {
        Number first = 1;
        Number string = kFirst;
        for (const Part &part : m_parts) {
            eachNode(part, first, string, visit);
            first += part.nodes();
            string += part.shape == "strings" ? part.count : 0;
        }
    }

    void writeNode(unsigned type, Number name, Number self, Number edges)
    {
        const Number values[] = {type, name, 2 * m_node + 1, self, edges};
        for (const Number value : values) {
            m_out.number(value);
            m_out.text(",");
        }
        m_out.text("0");
        ++m_node;
    }

    void writeEdge(const Edge &edge)
    {
        if (m_hasEdges)
            m_out.text(",\n");
        m_hasEdges = true;
        m_out.number(edge.type);
        m_out.text(",");
        m_out.number(edge.label);
        m_out.text(",");
        m_out.number(edge.to * 6);
    }

    void writeStrings()
    {
        m_out.text("],\n\"strings\":[\"\"");
        for (unsigned i = 1; i < kFirst; ++i)
            m_out.text(std::string(",\n\"") + kNames[i] + "\"");
        const std::string filler(kStringLength, 'x');
        for (const Part &part : m_parts) {
            for (Number i = 0; part.shape == "strings" && i < part.count; ++i) {
                const std::string number = std::to_string(i);
                m_out.text(",\n\"");
                m_out.text(number);
                m_out.text(std::string_view(filler).substr(number.size()));
                m_out.text("\"");
            }
        }
        m_out.text("]}\n");
    }

    void report(Number edges) const
    {
        std::printf("nodes %llu\nedges %llu\nbytes %llu\n",
                    static_cast<unsigned long long>(m_nodes),
                    static_cast<unsigned long long>(edges),
                    static_cast<unsigned long long>((m_nodes - 1) * kSelf));
        Number holder = 1;
        for (const Part &part : m_parts) {
            const Number below = part.nodes() - 1;
            // Of a ladder the holder is the only one that every way leads through.
            const Number ofFirst = part.count == 0                                     ? 0
                                   : part.shape == "ladder" || part.shape == "strings" ? 1
                                                                                       : below;
            std::printf("%s: @%llu retains %llu, @%llu retains %llu\n", part.shape.c_str(),
                        static_cast<unsigned long long>(2 * holder + 1),
                        static_cast<unsigned long long>((below + 1) * kSelf),
                        static_cast<unsigned long long>(2 * holder + 3),
                        static_cast<unsigned long long>(ofFirst * kSelf));
            holder += part.nodes();
        }
    }

    Output &m_out;
    const std::vector<Part> &m_parts;
    Number m_nodes = 0;
    Number m_node = 0;
    bool m_hasEdges = false;
};

bool isShape(std::string_view shape)
{
    return shape == "tree" || shape == "list" || shape == "ladder" || shape == "closures" ||
           shape == "strings";
}

} // namespace

int main(int argc, char **argv)
{
    std::vector<Part> parts;
    bool isUnderstood = argc > 2;
    for (int i = 2; i < argc; ++i) {
        const std::string word = argv[i];
        const std::size_t equals = word.find('=');
        isUnderstood &= equals != std::string::npos && isShape(word.substr(0, equals));
        if (isUnderstood)
            parts.push_back(
                {word.substr(0, equals), std::strtoull(word.c_str() + equals + 1, nullptr, 10)});
    }
    if (!isUnderstood) {
        std::fprintf(stderr, "usage: make_heap OUT [tree|list|ladder|closures|strings]=N …\n");
        return 2;
    }
    Output out(argv[1]);
    HeapWriter(out, parts).write();
    out.flush();
    if (!out.isGood()) {
        std::fprintf(stderr, "cannot write %s\n", argv[1]);
        return 1;
    }
    return 0;
}
