// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/table_text.h"

#include "views/common/cell_roles.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>

#include <algorithm>
#include <utility>
#include <vector>

namespace v8scope {

namespace {

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    }
    return text;
}

QVariant rawValue(const QModelIndex &index)
{
    const QVariant raw = index.data(RawRole);
    return raw.isValid() ? raw : index.data(Qt::DisplayRole);
}

// In the order in which the view shows them.
QModelIndexList selectedRows(const QAbstractItemView &view)
{
    if (!view.selectionModel())
        return {};
    QModelIndexList rows = view.selectionModel()->selectedRows();
    std::vector<std::pair<int, QModelIndex>> placed;
    for (const QModelIndex &row : rows)
        placed.emplace_back(view.visualRect(row).top(), row);
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (qsizetype i = 0; i < rows.size(); ++i)
        rows[i] = placed[static_cast<std::size_t>(i)].second;
    return rows;
}

} // namespace

QString rowsAsTsv(const QAbstractItemModel &model, const QModelIndexList &rows)
{
    QString out;
    for (const QModelIndex &row : rows) {
        for (int c = 0; c < model.columnCount(row.parent()); ++c) {
            if (c > 0)
                out += u'\t';
            out += oneLine(row.siblingAtColumn(c).data(Qt::DisplayRole).toString());
        }
        out += u'\n';
    }
    return out;
}

QString headerAsTsv(const QAbstractItemModel &model)
{
    QString out;
    for (int c = 0; c < model.columnCount(); ++c) {
        if (c > 0)
            out += u'\t';
        out += oneLine(model.headerData(c, Qt::Horizontal).toString());
    }
    return out + u'\n';
}

QByteArray csvField(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bool isNumber = false;
    text.toDouble(&isNumber);
    if (!isNumber && !bytes.isEmpty() && QByteArray("=+-@\t\r").contains(bytes.front()))
        bytes.prepend('\'');
    const bool mustQuote =
        bytes.contains(',') || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r');
    if (!mustQuote)
        return bytes;
    bytes.replace("\"", "\"\"");
    return '"' + bytes + '"';
}

QByteArray csvCell(const QVariant &raw)
{
    const bool isDouble = raw.typeId() == QMetaType::Double;
    return csvField(isDouble ? QString::number(raw.toDouble(), 'g', 10) : raw.toString());
}

QByteArray tableAsCsv(const QAbstractItemModel &model)
{
    QByteArray out;
    const int columns = model.columnCount();
    for (int c = 0; c < columns; ++c) {
        const QVariant raw = model.headerData(c, Qt::Horizontal, RawRole);
        out += c > 0 ? "," : "";
        out += csvField((raw.isValid() ? raw : model.headerData(c, Qt::Horizontal)).toString());
    }
    out += "\r\n";
    for (int r = 0; r < model.rowCount(); ++r) {
        for (int c = 0; c < columns; ++c) {
            out += c > 0 ? "," : "";
            out += csvCell(rawValue(model.index(r, c)));
        }
        out += "\r\n";
    }
    return out;
}

QString selectedOrAllAsTsv(const QAbstractItemView &view)
{
    const QAbstractItemModel &model = *view.model();
    QModelIndexList rows = selectedRows(view);
    if (rows.isEmpty()) {
        for (int r = 0; r < model.rowCount(); ++r)
            rows.append(model.index(r, 0));
    }
    return headerAsTsv(model) + rowsAsTsv(model, rows);
}

void copySelectedRows(const QAbstractItemView &view)
{
    const QModelIndexList rows = selectedRows(view);
    if (rows.isEmpty())
        return;
    QString text = rows.size() > 1 ? headerAsTsv(*view.model()) : QString();
    text += rowsAsTsv(*view.model(), rows);
    QGuiApplication::clipboard()->setText(text);
}

void copyCurrentCell(const QAbstractItemView &view)
{
    if (view.currentIndex().isValid())
        QGuiApplication::clipboard()->setText(view.currentIndex().data(Qt::DisplayRole).toString());
}

} // namespace v8scope
