// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/key_list_dialog.h"

#include "views/common/action_registry.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace v8scope {

namespace {

constexpr int kWidth = 620;
constexpr int kHeight = 560;
constexpr int kRowPadding = 8;

QString plainText(const QAction *action)
{
    QString text = action->text();
    text.remove(QLatin1Char('&'));
    return text;
}

// Qt calls Shift+Tab "Backtab"; on no keyboard it is called so.
QString nativeText(const QKeySequence &shortcut)
{
    return shortcut.toString(QKeySequence::NativeText)
        .replace(QLatin1String("Backtab"), QLatin1String("Tab"));
}

void fillTable(QTableWidget *table, const QList<KeyRow> &rows)
{
    table->setRowCount(static_cast<int>(rows.size()));
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const KeyRow &row = rows[i];
        const QString cells[] = {row.keys, row.text, row.group};
        for (int column = 0; column < 3; ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setToolTip(row.explanation);
            table->setItem(i, column, item); // the table owns it
        }
    }
}

void filterTable(QTableWidget *table, const QString &pattern)
{
    for (int i = 0; i < table->rowCount(); ++i) {
        bool fits = false;
        for (int column = 0; column < table->columnCount(); ++column)
            fits = fits || table->item(i, column)->text().contains(pattern, Qt::CaseInsensitive);
        table->setRowHidden(i, !fits);
    }
}

} // namespace

QList<KeyRow> keyRows(const QList<const ActionRegistry *> &registries)
{
    QList<KeyRow> rows;
    for (const ActionRegistry *registry : registries) {
        const QList<QAction *> actions = registry->all();
        for (const QAction *action : actions) {
            QStringList keys;
            const QList<QKeySequence> shortcuts = action->shortcuts();
            for (const QKeySequence &shortcut : shortcuts)
                keys.append(nativeText(shortcut));
            if (!keys.isEmpty())
                rows.append({ActionRegistry::menuOf(action), plainText(action),
                             keys.join(QStringLiteral(", ")), action->statusTip()});
        }
    }
    return rows;
}

KeyListDialog::KeyListDialog(const QList<KeyRow> &rows, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    resize(kWidth, kHeight);
    auto *filter = new QLineEdit(this);
    filter->setPlaceholderText(tr("Filter"));
    filter->setAccessibleName(tr("Filter the keys"));
    filter->setClearButtonEnabled(true);
    auto *table = new QTableWidget(0, 3, this);
    table->setAccessibleName(tr("Keys and what they do"));
    table->setHorizontalHeaderLabels({tr("Key"), tr("What it does"), tr("Where")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    fillTable(table, rows);
    table->resizeColumnsToContents();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + kRowPadding);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(filter);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    connect(filter, &QLineEdit::textChanged, table,
            [table](const QString &pattern) { filterTable(table, pattern); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace v8scope
