// SPDX-License-Identifier: GPL-3.0-or-later
// Everything about the selected function or call: where it is, what it costs (this call and all
// calls), what can be done with it, and the stack that led there. GUI thread.
#pragma once

#include "views/profile/item_figures.h"

#include <QWidget>

#include <cstdint>
#include <memory>

class QAction;
class QGridLayout;
class QLabel;

namespace v8scope {

class ActionRegistry;
class DataTable;
class ProfileSession;
class StackModel;

class DetailsPane : public QWidget {
    Q_OBJECT
public:
    DetailsPane(ProfileSession &session, const ActionRegistry &actions, QWidget *parent = nullptr);

    [[nodiscard]] DataTable &stack() const { return *m_stack; }
    // The stack shown, as text; empty if there is none.
    [[nodiscard]] QString stackText() const;
    // Self and total of each function of the view; nullptr while not known.
    [[nodiscard]] const FunctionTotals *totals() const { return m_totals.get(); }
    // Adds the functions of the current view up, unless that is done or under way.
    void wantTotals();
    // Everything shown, as lines of text: for tests and for copying.
    [[nodiscard]] QString plainText() const;

Q_SIGNALS:
    void totalsChanged();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // One number in both columns: of this call and of all calls.
    struct Figure {
        QLabel *title = nullptr;
        QLabel *call = nullptr;
        QLabel *all = nullptr;
    };

    void buildHead(const ActionRegistry &actions);
    void buildFigures();
    void buildButtons(const ActionRegistry &actions);
    void buildStack();
    [[nodiscard]] Figure addFigure(QGridLayout &grid, int row, const QString &title,
                                   const QString &tip);
    void showSelection();
    void showHead();
    void showFacts();
    void showFigures();
    void showStack();
    void setWeight(QLabel &label, std::int64_t weight) const;

    ProfileSession &m_session;
    QWidget *m_content;
    QLabel *m_hint;
    QLabel *m_name = nullptr;
    QLabel *m_location = nullptr;
    QLabel *m_kind = nullptr;
    QLabel *m_facts = nullptr;
    QWidget *m_figures = nullptr;
    QLabel *m_callTitle = nullptr;
    QLabel *m_allTitle = nullptr;
    Figure m_self;
    Figure m_total;
    Figure m_samples;
    QLabel *m_stackTitle = nullptr;
    DataTable *m_stack = nullptr;
    StackModel *m_stackModel;
    std::shared_ptr<const FunctionTotals> m_totals; // of an older view while being computed
    std::shared_ptr<const ProfileView> m_totalsWanted;
    bool m_isStale = true;
    bool m_isSelecting = false;
};

} // namespace v8scope
