// SPDX-License-Identifier: GPL-3.0-or-later
// Lets files be dropped anywhere in a window, also on widgets that take drops of text.
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace v8scope {

// Local files of a drag; empty if there are none.
[[nodiscard]] QStringList droppedFiles(const QMimeData *data);

class DropFilter : public QObject {
    Q_OBJECT
public:
    // Watches window and everything in it, as child of window.
    explicit DropFilter(QWidget *window);

Q_SIGNALS:
    void dragEntered();
    void dragLeft();
    void filesDropped(const QStringList &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
};

} // namespace v8scope
