// SPDX-License-Identifier: GPL-3.0-or-later
// The views of a document behind a row of tabs. A view is built when it is first shown; keys 1 to 9
// choose one. GUI thread.
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;

namespace v8scope {

class ActionRegistry;

class PanelPages : public QWidget {
    Q_OBJECT
public:
    struct Page {
        QString id; // stable: "flame-chart"
        QString title;
        QString toolTip; // a sentence: the question the view answers
        QString icon;
        std::function<QWidget *(QWidget *parent)> make;
        QString whyDisabled; // a sentence; empty: the view can be shown
    };

    // Registers an action for each page.
    PanelPages(std::vector<Page> pages, ActionRegistry &actions, QWidget *parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] int indexOf(const QString &id) const; // -1 if there is none
    [[nodiscard]] const QString &idOf(int index) const
    {
        return m_pages[static_cast<std::size_t>(index)].id;
    }
    [[nodiscard]] bool isEnabledAt(int index) const;
    [[nodiscard]] int currentIndex() const;
    void setCurrentIndex(int index); // does nothing if that view cannot be shown

    // The same, also if the page is the current one but was not built yet.
    void showPage(int index);

    // The view of a page, built if need be; nullptr for a page that cannot be shown.
    QWidget *widget(int index);
    [[nodiscard]] QWidget *currentWidget();
    // The view if it was built before.
    [[nodiscard]] QWidget *builtWidget(int index) const
    {
        return m_widgets[static_cast<std::size_t>(index)];
    }

    // The free place right of the tabs.
    [[nodiscard]] QHBoxLayout &corner() const { return *m_corner; }
    [[nodiscard]] QTabBar &bar() const { return *m_bar; }
    [[nodiscard]] QWidget &tabRow() const { return *m_row; }

Q_SIGNALS:
    void currentChanged(int index);
    void built(int index); // a view was made

private:
    void registerActions(ActionRegistry &actions);
    void onTabChanged(int index);
    std::vector<Page> m_pages;
    std::vector<QWidget *> m_widgets; // nullptr: not built yet
    QWidget *m_row;
    QTabBar *m_bar;
    QHBoxLayout *m_corner;
    QStackedWidget *m_stack;
};

} // namespace v8scope
