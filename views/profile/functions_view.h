// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of a profile as a table, with callers and callees of the selected one beside it.
// GUI thread.
#pragma once

#include "views/profile/profile_data_view.h"

class QLabel;
class QLineEdit;

namespace v8scope {

class DataTable;
class FunctionModel;
class SandwichPane;

class FunctionsView : public ProfileDataView {
    Q_OBJECT
public:
    explicit FunctionsView(ProfileSession &session, QWidget *parent = nullptr);

    bool findNext(bool backwards) override;
    [[nodiscard]] QByteArray toCsv() const override;
    [[nodiscard]] QString toText() const override; // the selected rows, or all
    [[nodiscard]] QWidget *mainWidget() const override;
    [[nodiscard]] DataTable &table() const { return *m_table; }
    [[nodiscard]] SandwichPane &sandwichPane() const { return *m_sandwich; }
    [[nodiscard]] QLineEdit &filterBox() const { return *m_filter; }

protected:
    void showView() override;
    void showSelection() override;
    void showMarks() override;

private:
    [[nodiscard]] ProfileItem itemAt(const QModelIndex &index) const;
    QWidget *makeTableSide();
    void connectTable();
    void applyFilterText();
    void updateCount();

    FunctionModel *m_model;
    QLineEdit *m_filter;
    QLabel *m_count;
    DataTable *m_table;
    SandwichPane *m_sandwich;
};

} // namespace v8scope
