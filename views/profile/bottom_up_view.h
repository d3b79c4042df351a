// SPDX-License-Identifier: GPL-3.0-or-later
// The bottom-up tree of a profile: where time was spent, and through which callers. GUI thread.
#pragma once

#include "views/profile/profile_data_view.h"

#include <cstdint>
#include <vector>

namespace v8scope {

class BottomUpModel;
class DataTree;

class BottomUpView : public ProfileDataView {
    Q_OBJECT
public:
    explicit BottomUpView(ProfileSession &session, QWidget *parent = nullptr);

    // Among the functions of the top level and the callers expanded so far.
    bool findNext(bool backwards) override;
    [[nodiscard]] QByteArray toCsv() const override;
    [[nodiscard]] QString toText() const override; // the selected rows, or the top level
    [[nodiscard]] QWidget *mainWidget() const override;
    [[nodiscard]] bool hasChildrenInSelf() const override { return true; }
    [[nodiscard]] DataTree &tree() const { return *m_tree; }
    // Expands the heaviest caller, and its heaviest caller, up to where a stack begins.
    void revealHottestPath();

protected:
    void showView() override;
    void showSelection() override;
    void showMarks() override;

private:
    [[nodiscard]] ProfileItem itemAt(const QModelIndex &index) const;
    [[nodiscard]] std::vector<std::uint32_t> shownNodes() const;

    BottomUpModel *m_model;
    DataTree *m_tree;
};

} // namespace v8scope
