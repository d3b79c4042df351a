// SPDX-License-Identifier: GPL-3.0-or-later
// A row of steps, each a button that takes its step back: the filters of a profile in order.
#pragma once

#include <QStringList>
#include <QWidget>

namespace v8scope {

class Breadcrumb : public QWidget {
    Q_OBJECT
public:
    explicit Breadcrumb(QWidget *parent = nullptr);

    void setSteps(const QStringList &steps);
    [[nodiscard]] QStringList steps() const { return m_steps; }

Q_SIGNALS:
    void removeRequested(int index); // by mouse, Space, Enter or Delete on a step

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addStep(const QString &text, int index);

    QStringList m_steps;
};

} // namespace v8scope
