// SPDX-License-Identifier: GPL-3.0-or-later
// The call tree of a profile, top-down. GUI thread.
#pragma once

#include "views/profile/profile_data_view.h"

#include <vector>

class QLabel;

namespace v8scope {

class CallTreeModel;
class DataTree;

class CallTreeView : public ProfileDataView {
    Q_OBJECT
public:
    explicit CallTreeView(ProfileSession &session, QWidget *parent = nullptr);

    bool findNext(bool backwards) override;
    [[nodiscard]] QByteArray toCsv() const override;
    [[nodiscard]] QString toText() const override; // the selected node's subtree
    [[nodiscard]] QWidget *mainWidget() const override;
    [[nodiscard]] DataTree &tree() const { return *m_tree; }

    // Expands from the selected node (or the top) down the heaviest children to the leaf and
    // selects it.
    void revealHottestPath();

protected:
    void showView() override;
    void showSelection() override;
    void showMarks() override;

private:
    [[nodiscard]] ProfileItem itemAt(const QModelIndex &index) const;
    void updateMatches();
    void updateDeepBar();

    CallTreeModel *m_model;
    DataTree *m_tree;
    QWidget *m_deepBar; // says that only inner levels of a deep stack are shown
    QLabel *m_deepText;
    std::vector<bool> m_containsMatch; // by node: it or something below it is found
    bool m_matchesAreStale = true;
};

} // namespace v8scope
