// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a model as text for the clipboard (TSV, as shown) and for files (CSV, bare values).
#pragma once

#include <QByteArray>
#include <QModelIndexList>
#include <QString>
#include <QVariant>

class QAbstractItemModel;
class QAbstractItemView;

namespace v8scope {

// The rows of the indexes in the order given, one line each, cells as shown, tab-separated. A cell
// holds no tab and no line break (both become a space).
[[nodiscard]] QString rowsAsTsv(const QAbstractItemModel &model, const QModelIndexList &rows);
// One line of column titles, in the same form.
[[nodiscard]] QString headerAsTsv(const QAbstractItemModel &model);

// A field as RFC 4180 wants it; text that a spreadsheet would run as a formula gets a quote first.
[[nodiscard]] QByteArray csvField(const QString &text);
// A bare value (RawRole) as a field.
[[nodiscard]] QByteArray csvCell(const QVariant &raw);
// The whole of a flat model: titles, then every row with its bare values.
[[nodiscard]] QByteArray tableAsCsv(const QAbstractItemModel &model);

// The selected rows in display order, or all if none is selected; titles first.
[[nodiscard]] QString selectedOrAllAsTsv(const QAbstractItemView &view);

// Puts the selected rows (titles first if there are several) or one cell on the clipboard.
void copySelectedRows(const QAbstractItemView &view);
void copyCurrentCell(const QAbstractItemView &view);

} // namespace v8scope
