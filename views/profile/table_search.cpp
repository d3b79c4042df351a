// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/table_search.h"

#include "views/common/cell_roles.h"
#include "views/common/data_table.h"

namespace v8scope {

int nextMatchingRow(const DataTable &view, bool backwards)
{
    const QAbstractItemModel *model = view.model();
    const int count = model->rowCount();
    const QModelIndex chosen = view.chosen();
    const int current = chosen.isValid() ? chosen.row() : (backwards ? 0 : -1);
    for (int step = 1; step <= count; ++step) {
        const int row = (current + (backwards ? -step : step) + 2 * count) % count;
        if (model->index(row, 0).data(MatchRole).toBool())
            return row;
    }
    return -1;
}

} // namespace v8scope
