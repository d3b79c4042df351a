// SPDX-License-Identifier: GPL-3.0-or-later
// The search line of a document: text, case and regular-expression toggles, previous and next, and
// what was found. Knows nothing of what is searched.
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace v8scope {

class SearchBar : public QWidget {
    Q_OBJECT
public:
    explicit SearchBar(const QString &placeholder, QWidget *parent = nullptr);

    // Shows the bar with its text selected and the cursor in it.
    void open();
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isRegularExpression() const;
    [[nodiscard]] bool isCaseSensitive() const;
    void setSearch(const QString &text, bool regularExpression, bool caseSensitive); // no signal
    // "12 functions, 34.5 % of the time"; as an error it stands in the colour of errors.
    void setResult(const QString &text, bool isError);

Q_SIGNALS:
    void searchChanged();
    void nextRequested();
    void previousRequested();
    void closed(); // by Esc or its button; the bar has hidden itself

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addToggle(const QString &icon, const QString &text, const QString &name,
                           const QString &tip);
    QToolButton *addButton(const QString &icon, const QString &text, const QString &name,
                           const QString &tip);
    void close();

    QLineEdit *m_edit;
    QToolButton *m_case = nullptr;
    QToolButton *m_regex = nullptr;
    QLabel *m_result;
};

} // namespace v8scope
