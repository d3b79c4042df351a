// SPDX-License-Identifier: GPL-3.0-or-later
// The profile summed up by file, package or category, with the functions of the selected group
// beside it. GUI thread.
#pragma once

#include "core/profile/function_list.h"
#include "views/profile/profile_data_view.h"

#include <string>

class QComboBox;
class QLabel;

namespace v8scope {

class DataTable;
class FunctionModel;
class GroupModel;

class GroupsView : public ProfileDataView {
    Q_OBJECT
public:
    explicit GroupsView(ProfileSession &session, QWidget *parent = nullptr);

    void setGroupBy(GroupBy by);
    [[nodiscard]] GroupBy groupBy() const { return m_by; }

    bool findNext(bool backwards) override; // in the functions of the selected group
    [[nodiscard]] QByteArray toCsv() const override;
    [[nodiscard]] QString toText() const override; // the selected groups, or all
    [[nodiscard]] QWidget *mainWidget() const override;
    [[nodiscard]] DataTable &groupTable() const { return *m_groups; }
    [[nodiscard]] DataTable &functionTable() const { return *m_functions; }

Q_SIGNALS:
    // name as core has it: a url, a package, a category's name; may be empty.
    void groupMenuRequested(v8scope::GroupBy by, const QString &name, const QPoint &globalPos);

protected:
    void showView() override;
    void showSelection() override;
    void showMarks() override;

private:
    [[nodiscard]] ProfileItem itemAt(const QModelIndex &index) const;
    QWidget *makeGroupSide();
    QWidget *makeFunctionSide();
    void connectTables();
    void showGroup(const QModelIndex &index);

    GroupBy m_by = GroupBy::File;
    GroupModel *m_groupModel;
    FunctionModel *m_functionModel;
    QComboBox *m_choice;
    QLabel *m_title;
    DataTable *m_groups;
    DataTable *m_functions;
    std::string m_group; // whose functions are shown
    bool m_hasGroup = false;
};

} // namespace v8scope
