// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the window: movable, closed by their cross or a middle click; and the menu of a tab.
#pragma once

#include <QTabWidget>

namespace v8scope {

class Document;
class MainWindow;

class DocumentTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit DocumentTabs(QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void tabInserted(int index) override;
    void tabRemoved(int index) override;

private:
    void showCloseButtons();
};

// Close, close the others, copy the path, show the folder.
void runTabMenu(MainWindow &window, const Document &document, int index, const QPoint &where);

} // namespace v8scope
