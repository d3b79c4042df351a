// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heap/trace_reader.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace v8scope {

namespace {

// Where numbers stop to be exact as doubles and in JSON.
constexpr std::uint64_t kMostTraced = std::uint64_t{1} << 53;
constexpr std::uint64_t kMost32 = std::numeric_limits<std::uint32_t>::max();

std::uint32_t position(std::int64_t value)
{
    return value < 0 || static_cast<std::uint64_t>(value) > kMost32
               ? TraceFunction::kUnknownPosition
               : static_cast<std::uint32_t>(value);
}

// The file names nodes by the place of their first number.
void nameScriptsByNode(HeapTable &scopes, std::uint32_t nodeFields, std::uint32_t nodeCount)
{
    const int script = scopes.field("script_node_index");
    if (script < 0)
        return;
    for (std::size_t i = static_cast<std::size_t>(script); i < scopes.values.size();
         i += scopes.fields.size()) {
        std::int64_t &value = scopes.values[i];
        const bool isNode = value >= 0 && value % nodeFields == 0 && value / nodeFields < nodeCount;
        value = isNode ? value / nodeFields : -1;
    }
}

} // namespace

bool TraceReader::poll(std::uint64_t steps)
{
    if (steps % Progress::kPollInterval != 0 || !m_progress.isCancelled())
        return true;
    return m_cursor.fail(LoadErrorCode::Cancelled, {});
}

void TraceReader::damaged(bool &flag)
{
    flag = true;
    if (!m_damage)
        m_damage = m_cursor.offset();
}

std::uint64_t TraceReader::value(int field) const
{
    const std::int64_t number = field < 0 ? 0 : m_row[static_cast<std::size_t>(field)];
    return number < 0 ? 0 : static_cast<std::uint64_t>(number);
}

bool TraceReader::readRow(std::size_t fields)
{
    m_row.clear();
    while (m_row.size() < fields && m_cursor.nextElement()) {
        std::int64_t number = 0;
        if (!m_cursor.readSaturated(number))
            return false;
        m_row.push_back(number);
    }
    return m_row.size() == fields;
}

bool TraceReader::readFunctions()
{
    const HeapFields &fields = m_meta.traceFunction;
    if (m_cursor.skipNull())
        return true;
    if (!m_cursor.enterArray())
        return false;
    const int id = fields.at("function_id");
    const int name = fields.at("name");
    const int script = fields.at("script_name");
    const int scriptId = fields.at("script_id");
    const int line = fields.at("line");
    const int column = fields.at("column");
    std::size_t wanted = fields.names.empty() ? 1 : fields.names.size();
    while (readRow(wanted)) {
        if (fields.names.empty() || value(name) > kMost32 || value(script) > kMost32 ||
            value(scriptId) > kMost32) {
            damaged(m_stacksDamaged);
            continue;
        }
        TraceFunction function;
        function.id = value(id);
        function.name = static_cast<std::uint32_t>(value(name));
        function.scriptName = static_cast<std::uint32_t>(value(script));
        function.scriptId = static_cast<std::uint32_t>(value(scriptId));
        function.line = line < 0 ? TraceFunction::kUnknownPosition
                                 : position(m_row[static_cast<std::size_t>(line)]);
        function.column = column < 0 ? TraceFunction::kUnknownPosition
                                     : position(m_row[static_cast<std::size_t>(column)]);
        m_to.traceFunctions.push_back(function);
        if (!poll(m_to.traceFunctions.size()))
            return false;
    }
    if (!m_row.empty())
        damaged(m_stacksDamaged);
    return !m_cursor.hasFailed();
}

// The fields of one node up to its children, whose array is then entered.
bool TraceReader::readTreeNode(std::size_t childrenAt)
{
    while (m_row.size() < childrenAt) {
        std::int64_t number = 0;
        if (!m_cursor.readSaturated(number))
            return false;
        m_row.push_back(number);
        if (m_row.size() < childrenAt && !m_cursor.nextElement())
            return m_cursor.hasFailed()
                       ? false
                       : m_cursor.fail(LoadErrorCode::WrongType, "the next field of a trace node");
    }
    if (!m_cursor.nextElement())
        return m_cursor.hasFailed()
                   ? false
                   : m_cursor.fail(LoadErrorCode::WrongType, "the children of a trace node");
    return m_cursor.enterArray();
}

// Nested arrays [id, function, count, size, [children…], id, …]: children come last in a row.
bool TraceReader::readTree()
{
    const HeapFields &fields = m_meta.traceNode;
    if (m_cursor.peek() != JsonType::Array || fields.names.empty() ||
        fields.names.back() != "children" || fields.names.size() < 2) {
        if (fields.at("children") >= 0)
            damaged(m_stacksDamaged);
        return m_cursor.skipValue();
    }
    const int id = fields.at("id");
    const int function = fields.at("function_info_index");
    const int count = fields.at("count");
    const int size = fields.at("size");
    const std::size_t childrenAt = fields.names.size() - 1;
    std::vector<std::uint32_t> open; // the nodes whose children are being read
    if (!m_cursor.enterArray())
        return false;
    while (true) {
        if (!m_cursor.nextElement()) {
            if (m_cursor.hasFailed())
                return false;
            if (open.empty())
                return true;
            open.pop_back();
            continue;
        }
        if (m_to.traceNodes.size() >= TraceNode::kNoParent - 1)
            return m_cursor.fail(LoadErrorCode::OutOfRange, "fewer trace nodes");
        m_row.clear();
        if (!readTreeNode(childrenAt))
            return false;
        TraceNode node;
        node.id = value(id);
        node.function = static_cast<std::uint32_t>(std::min(value(function), kMost32));
        node.count = value(count);
        node.size = value(size);
        // Sums over any of them stay exact.
        m_traced = std::min(m_traced + std::max(node.count, node.size), kMostTraced + 1);
        if (m_traced > kMostTraced)
            damaged(m_stacksDamaged);
        node.parent = open.empty() ? TraceNode::kNoParent : open.back();
        open.push_back(static_cast<std::uint32_t>(m_to.traceNodes.size()));
        m_to.traceNodes.push_back(node);
        if (!poll(m_to.traceNodes.size()))
            return false;
    }
}

bool TraceReader::readSamples()
{
    const int time = m_meta.sample.at("timestamp_us");
    const int lastId = m_meta.sample.at("last_assigned_id");
    if (time < 0 || lastId < 0)
        return m_cursor.skipValue();
    if (m_cursor.skipNull())
        return true;
    if (!m_cursor.enterArray())
        return false;
    while (readRow(m_meta.sample.names.size())) {
        m_to.samples.push_back({m_row[static_cast<std::size_t>(time)], value(lastId)});
        if (!poll(m_to.samples.size()))
            return false;
    }
    if (!m_row.empty())
        damaged(m_samplesDamaged);
    return !m_cursor.hasFailed();
}

bool TraceReader::readTable(const HeapFields &fields, HeapTable &table)
{
    if (fields.names.empty())
        return m_cursor.skipValue();
    if (m_cursor.skipNull())
        return true;
    table.fields = fields.names;
    table.values.clear();
    if (!m_cursor.enterArray())
        return false;
    while (m_cursor.nextElement()) {
        std::int64_t number = 0;
        if (!m_cursor.readSaturated(number))
            return false;
        table.values.push_back(number);
        if (!poll(table.values.size()))
            return false;
    }
    if (const std::size_t rest = table.values.size() % fields.names.size(); rest != 0) {
        table.values.resize(table.values.size() - rest);
        damaged(m_tablesDamaged);
    }
    return !m_cursor.hasFailed();
}

void TraceReader::finish()
{
    for (const TraceFunction &function : m_to.traceFunctions) {
        if (function.name >= m_to.strings.count() || function.scriptName >= m_to.strings.count())
            m_stacksDamaged = true;
    }
    for (const TraceNode &node : m_to.traceNodes)
        m_stacksDamaged |= node.function >= m_to.traceFunctions.size();
    if (m_stacksDamaged) {
        m_to.traceFunctions = {};
        m_to.traceNodes = {};
        m_to.diagnostics.warn("The allocation stacks do not fit together; they are left out.",
                              m_damage);
    }
    if (m_samplesDamaged)
        m_to.diagnostics.warn("The last allocation sample is not whole; it is left out.", m_damage);
    nameScriptsByNode(m_to.scopes, m_meta.node.count(), m_to.nodeCount);
    if (m_tablesDamaged)
        m_to.diagnostics.warn("The last row of a table of scopes is not whole; it is left out.",
                              m_damage);
    m_to.isTimeline = !m_to.samples.empty() || !m_to.traceNodes.empty();
}

} // namespace v8scope
