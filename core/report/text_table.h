// SPDX-License-Identifier: GPL-3.0-or-later
// A table of plain text with aligned columns that fits a line width: columns that may be cut give
// way, numbers never do. Cells are made printable here.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace v8scope {

class TextTable {
public:
    enum class Column {
        Number,   // to the right, never cut
        Label,    // to the left, never cut
        Text,     // to the left, cut at its end
        Location, // to the left, cut at its start: the end of a path says most
    };

    void addColumn(std::string title, Column kind);
    // One cell per column.
    void addRow(std::vector<std::string> cells);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }

    // Header and rows, each line indented and at most width columns (if numbers leave any room).
    void write(std::ostream &out, std::size_t width, std::size_t indent = 2) const;

private:
    struct Head {
        std::string title;
        Column kind;
    };

    [[nodiscard]] std::vector<std::size_t> widths(std::size_t available) const;
    void writeLine(std::ostream &out, const std::vector<std::string> &cells,
                   const std::vector<std::size_t> &widths, std::size_t indent) const;

    std::vector<Head> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace v8scope
