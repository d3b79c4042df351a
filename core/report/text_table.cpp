// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text_table.h"

#include "core/report/plain_text.h"

#include <algorithm>
#include <ostream>

namespace v8scope {

namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kSmallestText = 12;

} // namespace

void TextTable::addColumn(std::string title, Column kind)
{
    m_columns.push_back({std::move(title), kind});
}

void TextTable::addRow(std::vector<std::string> cells)
{
    for (std::string &cell : cells)
        cell = printable(cell);
    m_rows.push_back(std::move(cells));
}

std::vector<std::size_t> TextTable::widths(std::size_t available) const
{
    std::vector<std::size_t> result;
    std::size_t fixed = m_columns.empty() ? 0 : kGap * (m_columns.size() - 1);
    std::size_t flexible = 0;
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        std::size_t width = displayWidth(m_columns[c].title);
        for (const std::vector<std::string> &row : m_rows)
            width = std::max(width, displayWidth(row[c]));
        result.push_back(width);
        if (m_columns[c].kind == Column::Number)
            fixed += width;
        else
            ++flexible;
    }
    // Columns that need less than an equal share keep what they need; the others share the rest.
    std::size_t left = available > fixed ? available - fixed : 0;
    std::vector<bool> settled(m_columns.size(), false);
    for (bool changed = true; changed && flexible > 0;) {
        changed = false;
        const std::size_t share = left / flexible;
        for (std::size_t c = 0; c < m_columns.size() && flexible > 0; ++c) {
            if (m_columns[c].kind == Column::Number || settled[c] || result[c] > share)
                continue;
            settled[c] = changed = true;
            left -= result[c];
            --flexible;
        }
    }
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        if (m_columns[c].kind != Column::Number && !settled[c])
            result[c] = std::max(kSmallestText, left / flexible);
    }
    return result;
}

void TextTable::writeLine(std::ostream &out, const std::vector<std::string> &cells,
                          const std::vector<std::size_t> &widths, std::size_t indent) const
{
    std::string line(indent, ' ');
    for (std::size_t c = 0; c < cells.size(); ++c) {
        switch (m_columns[c].kind) {
        case Column::Number: line += padStart(cells[c], widths[c]); break;
        case Column::Text: line += padEnd(elideEnd(cells[c], widths[c]), widths[c]); break;
        case Column::Location: line += padEnd(elideStart(cells[c], widths[c]), widths[c]); break;
        }
        line.append(kGap, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
}

void TextTable::write(std::ostream &out, std::size_t width, std::size_t indent) const
{
    const std::vector<std::size_t> columns = widths(width > indent ? width - indent : 0);
    std::vector<std::string> titles;
    for (const Head &head : m_columns)
        titles.push_back(head.title);
    writeLine(out, titles, columns, indent);
    for (const std::vector<std::string> &row : m_rows) {
        if (!out)
            return;
        writeLine(out, row, columns, indent);
    }
}

} // namespace v8scope
