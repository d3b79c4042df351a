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
    std::size_t numbers = m_columns.empty() ? 0 : kGap * (m_columns.size() - 1);
    std::size_t texts = 0;
    std::size_t locations = 0;
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        std::size_t width = displayWidth(m_columns[c].title);
        for (const std::vector<std::string> &row : m_rows)
            width = std::max(width, displayWidth(row[c]));
        result.push_back(width);
        switch (m_columns[c].kind) {
        case Column::Number:
        case Column::Label: numbers += width; break;
        case Column::Text: texts += width; break;
        case Column::Location: locations += width; break;
        }
    }
    const std::size_t left = available > numbers ? available - numbers : 0;
    if (texts + locations <= left)
        return result;
    // Names may take three fifths, or all that places do not need; places get the rest.
    const std::size_t spare = left > locations ? left - locations : 0;
    const std::size_t forTexts = std::min(texts, std::max(left * 3 / 5, spare));
    const std::size_t forLocations = left - forTexts;
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        if (m_columns[c].kind == Column::Number || m_columns[c].kind == Column::Label)
            continue;
        const bool isText = m_columns[c].kind == Column::Text;
        const std::size_t room = isText ? forTexts : forLocations;
        const std::size_t wanted = isText ? texts : locations;
        if (wanted > room)
            result[c] = std::max(kSmallestText, result[c] * room / wanted);
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
        case Column::Label: line += padEnd(cells[c], widths[c]); break;
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
