// SPDX-License-Identifier: GPL-3.0-or-later
// The two tables of the source view: files with self time, and the lines of one file that have
// weight or where functions start. GUI thread.
#pragma once

#include "views/common/sorted_table_model.h"
#include "views/profile/profile_cells.h"
#include "views/profile/source_data.h"

#include <memory>
#include <vector>

namespace v8scope {

class SourceFileModel : public SortedTableModel {
    Q_OBJECT
public:
    enum Column { FileColumn, SelfColumn, ShareColumn, TicksColumn, ColumnCount };

    explicit SourceFileModel(const ProfileSession &session, QObject *parent = nullptr);

    void setSources(std::shared_ptr<const SourceData> data);
    [[nodiscard]] const SourceFile *fileAt(int row) const; // nullptr outside

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] std::uint32_t itemCount() const override;
    [[nodiscard]] QVariant cell(std::uint32_t item, int column, int role) const override;
    void sortItems(std::vector<std::uint32_t> &items, int column,
                   Qt::SortOrder order) const override;

private:
    ProfileCells m_cells;
    std::shared_ptr<const SourceData> m_data;
};

class SourceLineModel : public SortedTableModel {
    Q_OBJECT
public:
    enum Column { LineColumn, SelfColumn, ShareColumn, TicksColumn, FunctionsColumn, ColumnCount };

    explicit SourceLineModel(const ProfileSession &session, QObject *parent = nullptr);

    // The lines of one file of data; file may be nullptr.
    void setFile(std::shared_ptr<const SourceData> data, const SourceFile *file);
    [[nodiscard]] const SourceFile *file() const { return m_file; }
    [[nodiscard]] std::int32_t lineAt(int row) const;       // 1-based, 0 outside
    [[nodiscard]] int rowOfLine(std::int32_t line) const;   // -1 if not listed
    [[nodiscard]] QString namesOn(std::int32_t line) const; // functions that start there

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] std::uint32_t itemCount() const override;
    [[nodiscard]] QVariant cell(std::uint32_t item, int column, int role) const override;
    void sortItems(std::vector<std::uint32_t> &items, int column,
                   Qt::SortOrder order) const override;

private:
    ProfileCells m_cells;
    std::shared_ptr<const SourceData> m_data;
    const SourceFile *m_file = nullptr;
    std::vector<LineRow> m_lines; // lines with weight and lines where functions start
};

} // namespace v8scope
