// SPDX-License-Identifier: GPL-3.0-or-later
// Callers and callees of one function: as two lists, and as two flame graphs that meet in it.
// Computed in the background; the newest function wins. GUI thread.
#pragma once

#include "core/layout/flame_rows.h"
#include "core/profile/sandwich.h"
#include "views/profile/profile_session.h"

#include <QWidget>

#include <memory>

class QLabel;
class QTabWidget;

namespace v8scope {

class DataTable;
class FlameWidget;
class NeighbourModel;

class SandwichPane : public QWidget {
    Q_OBJECT
public:
    // session outlives this.
    explicit SandwichPane(ProfileSession &session, QWidget *parent = nullptr);

    // None clears. The same function of the same view is not computed again.
    void setFunction(std::shared_ptr<const ProfileView> view, FunctionId function);
    void refreshMarks();
    [[nodiscard]] DataTable &callers() const { return *m_callers; }
    [[nodiscard]] DataTable &callees() const { return *m_callees; }
    [[nodiscard]] QTabWidget &tabs() const { return *m_tabs; }

Q_SIGNALS:
    void functionChosen(v8scope::FunctionId function);  // a click or Enter on a caller or callee
    void functionHovered(v8scope::FunctionId function); // none: the mouse left
    void menuRequested(v8scope::FunctionId function, const QPoint &globalPos);

private:
    // One of the two halves as computed: the tree of that side and its boxes.
    struct Half {
        std::shared_ptr<const ProfileView> view; // its tree is the half's
        std::shared_ptr<const FlameRows> rows;
    };
    struct Result {
        std::shared_ptr<const Sandwich> sandwich;
        Half callers;
        Half callees;
    };
    static Half layOut(const ProfileView &view, std::shared_ptr<const CallTree> tree,
                       Progress &progress);
    void connectTable(DataTable &table, const NeighbourModel &model);
    void connectFlame(FlameWidget &flame, const Half &half);
    QWidget *makeLists();
    QWidget *makeGraphs();
    void clear();
    void adopt(std::shared_ptr<const ProfileView> view, Result result);
    void showHalf(FlameWidget &flame, const Half &half);

    ProfileSession &m_session;
    std::shared_ptr<const ProfileView> m_view;
    FunctionId m_function;
    Half m_callerHalf;
    Half m_calleeHalf;
    NeighbourModel *m_callerModel;
    NeighbourModel *m_calleeModel;
    QLabel *m_title;
    QLabel *m_cut; // says that callers were cut
    QTabWidget *m_tabs;
    DataTable *m_callers;
    DataTable *m_callees;
    FlameWidget *m_callerFlame;
    FlameWidget *m_calleeFlame;
    QLabel *m_middle; // the function between the flame graphs
};

} // namespace v8scope
