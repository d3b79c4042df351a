// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+Shift+P: one line to find anything that can be done or gone to. A first letter narrows:
// ">" actions, "#" documents and files, "@" functions. Lies over its window; Esc closes it.
#pragma once

#include <QFrame>
#include <QIcon>
#include <QList>
#include <QPointer>
#include <QString>

#include <functional>

class QLabel;
class QLineEdit;
class QListView;

namespace v8scope {

class PaletteModel;

struct PaletteEntry {
    enum class Kind { Action, Document, RecentFile, Function };
    Kind kind = Kind::Action;
    QString text;
    QString detail; // shortcut, folder, share
    std::function<void()> run;
};

class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);

    void open(const QList<PaletteEntry> &entries);
    // More entries for a palette that is open (functions come from a job).
    void add(const QList<PaletteEntry> &entries);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMatches();
    void place();
    void dismiss();
    void runCurrent();
    void move(int rows);

    QLineEdit *m_input;
    QListView *m_list;
    QLabel *m_nothing;
    PaletteModel *m_model;
    QPointer<QWidget> m_focusBefore;
};

} // namespace v8scope
