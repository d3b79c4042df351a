// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile/details_pane.h"

#include "views/common/action_controls.h"
#include "views/common/action_registry.h"
#include "views/common/background.h"
#include "views/common/data_table.h"
#include "views/common/flow_layout.h"
#include "views/common/formats.h"
#include "views/common/theme.h"
#include "views/profile/panel_status.h"
#include "views/profile/profile_session.h"
#include "views/profile/stack_model.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

namespace v8scope {

namespace {

QLabel *selectableLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

void setMuted(QLabel &label)
{
    QPalette colors = label.palette();
    colors.setColor(QPalette::WindowText, Theme::of(colors).mutedText());
    label.setPalette(colors);
}

double shareOf(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

} // namespace

DetailsPane::DetailsPane(ProfileSession &session, const ActionRegistry &actions, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_content(new QWidget(this)),
      m_hint(new QLabel(this)),
      m_stackModel(new StackModel(session, this))
{
    setAccessibleName(tr("Details"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_hint->setMargin(16);
    column->addWidget(m_hint, 1);
    column->addWidget(m_content, 1);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(10, 8, 8, 0);
    content->setSpacing(6);
    buildHead(actions);
    buildFigures();
    buildButtons(actions);
    buildStack();
    connect(&session, &ProfileSession::selectionChanged, this, &DetailsPane::showSelection);
    connect(&session, &ProfileSession::viewChanged, this, &DetailsPane::showSelection);
    showSelection();
}

void DetailsPane::buildHead(const ActionRegistry &actions)
{
    m_name = selectableLabel(m_content);
    QFont bold = m_name->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_name->setFont(bold);
    m_location = new QLabel(m_content);
    m_location->setTextFormat(Qt::RichText);
    m_location->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_location->setFocusPolicy(Qt::TabFocus);
    if (QAction *open = actions.find(QStringLiteral("profile.open-source")))
        connect(m_location, &QLabel::linkActivated, open, &QAction::trigger);
    m_kind = selectableLabel(m_content);
    m_facts = selectableLabel(m_content);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_name, m_location, m_kind, m_facts})
        m_content->layout()->addWidget(widget);
}

void DetailsPane::buildFigures()
{
    m_figures = new QWidget(m_content);
    auto *grid = new QGridLayout(m_figures);
    grid->setContentsMargins(0, 2, 0, 2);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(3);
    m_callTitle = new QLabel(tr("This call"), m_figures);
    m_callTitle->setToolTip(tr("The selected call with exactly these callers"));
    m_allTitle = new QLabel(tr("All calls"), m_figures);
    m_allTitle->setToolTip(tr("Every call of the function, whoever called it; recursion counts "
                              "once"));
    for (QLabel *title : {m_callTitle, m_allTitle}) {
        title->setAlignment(Qt::AlignRight);
        setMuted(*title);
    }
    grid->addWidget(m_callTitle, 0, 1);
    grid->addWidget(m_allTitle, 0, 2);
    m_self =
        addFigure(*grid, 1, tr("Self"), tr("Spent in the function itself, not in what it called"));
    m_total =
        addFigure(*grid, 2, tr("Total"), tr("Spent in the function and in everything it called"));
    m_samples = addFigure(*grid, 3, tr("Samples"),
                          tr("How often the sampler found the function running, not something it "
                             "called"));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    m_content->layout()->addWidget(m_figures);
}

DetailsPane::Figure DetailsPane::addFigure(QGridLayout &grid, int row, const QString &title,
                                           const QString &tip)
{
    Figure figure{new QLabel(title, m_figures), new QLabel(m_figures), new QLabel(m_figures)};
    figure.title->setToolTip(tip);
    figure.title->setAlignment(Qt::AlignTop);
    grid.addWidget(figure.title, row, 0);
    int column = 1;
    for (QLabel *value : {figure.call, figure.all}) {
        value->setTextFormat(Qt::PlainText);
        value->setAlignment(Qt::AlignRight | Qt::AlignTop);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid.addWidget(value, row, column++);
    }
    return figure;
}

void DetailsPane::buildButtons(const ActionRegistry &actions)
{
    auto *row = new QWidget(m_content);
    auto *flow = new FlowLayout(row);
    for (const char *id :
         {"profile.focus", "profile.merge", "profile.collapse", "profile.show-callers",
          "profile.show-in-chart", "profile.show-in-graph", "profile.open-source"}) {
        QAction *action = actions.find(QLatin1String(id));
        if (!action)
            continue;
        QToolButton *button = toolButtonFor(action, row);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        flow->addWidget(button);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    row->setSizePolicy(policy);
    m_content->layout()->addWidget(row);
}

void DetailsPane::buildStack()
{
    m_stackTitle = new QLabel(m_content);
    setMuted(*m_stackTitle);
    m_content->layout()->addWidget(m_stackTitle);
    m_stack = new DataTable(tr("Stack of the selected call"), m_content);
    m_stack->setSortingEnabled(false);
    m_stack->installEventFilter(this);
    m_stack->setModel(m_stackModel);
    m_stack->setFrameShape(QFrame::NoFrame);
    m_stack->horizontalHeader()->setSectionResizeMode(StackModel::FunctionColumn,
                                                      QHeaderView::Stretch);
    m_stack->setColumnWidth(StackModel::TotalColumn, fontMetrics().averageCharWidth() * 12);
    static_cast<QVBoxLayout *>(m_content->layout())->addWidget(m_stack, 1);
    connect(m_stack, &DataTable::hovered, this, [this](const QModelIndex &index) {
        const std::uint32_t node = m_stackModel->nodeAt(index.row());
        m_session.setHover(node == NodeId::kNoneValue
                               ? ProfileItem{}
                               : ProfileItem{m_session.view()->tree->function[node], node});
    });
    // The stack stays while its rows are walked: it would shrink under the cursor.
    connect(m_stack, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        const std::uint32_t node = m_stackModel->nodeAt(index.row());
        if (node == NodeId::kNoneValue || m_isSelecting)
            return;
        const QScopedValueRollback<bool> guard(m_isSelecting, true);
        m_session.select({m_session.view()->tree->function[node], node});
    });
    connect(&m_session, &ProfileSession::hoverChanged, m_stack->viewport(),
            qOverload<>(&QWidget::update));
}

QString DetailsPane::stackText() const
{
    return m_stackModel->text();
}

QString DetailsPane::plainText() const
{
    QStringList lines;
    const auto labels = findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisibleTo(this) && !label->text().isEmpty())
            lines.append(label->text());
    }
    return lines.join(QLatin1Char('\n'));
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        showSelection();
}

bool DetailsPane::eventFilter(QObject *watched, QEvent *event)
{
    // The texts above take more or less room with each selection.
    if (watched == m_stack && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(
            m_stack, [this] { m_stack->scrollTo(m_stack->currentIndex()); }, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void DetailsPane::showSelection()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const bool hasItem = m_session.selection().isValid();
    m_hint->setVisible(!hasItem);
    if (!hasItem)
        m_hint->setText(tr("Select a function to see what it costs and who called it.\n\n"
                           "The recording:\n%1")
                            .arg(recordingSummary(m_session.base())));
    m_content->setVisible(hasItem);
    if (!hasItem)
        return;
    wantTotals();
    showHead();
    showFacts();
    showFigures();
    if (!m_isSelecting)
        showStack();
}

void DetailsPane::wantTotals()
{
    if (m_totalsWanted == m_session.view())
        return;
    m_totalsWanted = m_session.view();
    m_session.background().run(this, QStringLiteral("totals"), tr("Adding up functions"),
                               [this, view = m_session.view()](Progress &) -> Background::Deliver {
                                   auto totals = std::make_shared<const FunctionTotals>(view);
                                   return [this, totals] {
                                       m_totals = totals;
                                       if (m_session.selection().isValid())
                                           showFigures();
                                       Q_EMIT totalsChanged();
                                   };
                               });
}

void DetailsPane::showHead()
{
    const ProfileView &view = *m_session.view();
    const ProfileItem item = m_session.selection();
    const FunctionId f = item.function;
    m_name->setText(formatFunctionName(view.name(f)));
    const std::string_view url = view.url(f);
    m_location->setVisible(!url.empty());
    const QString place = formatLocation(url, view.line(f), view.column(f));
    const QString shown =
        fontMetrics().elidedText(place, Qt::ElideMiddle, fontMetrics().averageCharWidth() * 44);
    m_location->setText(QStringLiteral("<a href=\"source\" style=\"color:%1\">%2</a>")
                            .arg(palette().color(QPalette::Link).name(), shown.toHtmlEscaped()));
    m_location->setAccessibleName(tr("Open source at %1").arg(place));
    m_location->setToolTip(tr("%1\nClick to see the source.").arg(toText(displayPath(url))));
    const SystemKind system =
        item.node < view.tree->size() ? view.tree->system[item.node] : SystemKind::None;
    QString kind = toText(categoryName(m_session.category(f, system)));
    if (const QString package = m_session.package(f); !package.isEmpty())
        kind += QStringLiteral(" · ") + package;
    if (!kind.isEmpty())
        kind[0] = kind[0].toUpper();
    m_kind->setText(kind);
    m_kind->setToolTip(tr("What kind of code this is, and the npm package it belongs to"));
}

void DetailsPane::showFacts()
{
    const FunctionFacts facts =
        factsOf(m_session.view()->profile(), m_session.selection().function);
    QStringList lines;
    if (!facts.deoptReasons.isEmpty())
        lines.append(tr("Deoptimized: %1").arg(facts.deoptReasons.join(QStringLiteral("; "))));
    if (facts.scriptIds.size() > 1)
        lines.append(tr("Loaded several times, as scripts %1")
                         .arg(facts.scriptIds.mid(0, 8).join(QStringLiteral(", "))));
    m_facts->setText(lines.join(QLatin1Char('\n')));
    m_facts->setVisible(!lines.isEmpty());
    m_facts->setToolTip(tr("Why V8 threw optimized code of this function away, and under which "
                           "script ids it runs"));
}

void DetailsPane::setWeight(QLabel &label, std::int64_t weight) const
{
    const ProfileView &view = *m_session.view();
    const std::int64_t whole = view.base->tree->rootTotal();
    const QString ofShown = formatPercent(shareOf(weight, view.tree->rootTotal()));
    const QString ofWhole = formatPercent(shareOf(weight, whole));
    const bool isFiltered = view.tree->rootTotal() != whole;
    const QString share = isFiltered ? tr("%1 of shown\n%2 of all").arg(ofShown, ofWhole) : ofShown;
    label.setText(formatWeight(weight, view.tree->unit) + QLatin1Char('\n') + share);
    label.setToolTip(tr("%1\n%2 of what the filters leave\n%3 of the whole recording")
                         .arg(formatWeightExact(weight, view.tree->unit), ofShown, ofWhole));
}

void DetailsPane::showFigures()
{
    const ProfileView &view = *m_session.view();
    const ProfileItem item = m_session.selection();
    const bool hasNode = item.node < view.tree->size();
    for (QLabel *label : {m_callTitle, m_self.call, m_total.call, m_samples.call})
        label->setVisible(hasNode);
    if (hasNode) {
        setWeight(*m_self.call, view.tree->self[item.node]);
        setWeight(*m_total.call, view.tree->total[item.node]);
        m_samples.call->setText(formatCount(view.tree->samples[item.node]));
    }
    const bool isKnown = m_totals && m_totals->view() == m_session.view();
    if (!isKnown) {
        for (QLabel *label : {m_self.all, m_total.all, m_samples.all})
            label->setText(QStringLiteral("…"));
        return;
    }
    const FunctionRow row = m_totals->of(item.function);
    setWeight(*m_self.all, row.self);
    setWeight(*m_total.all, row.total);
    m_samples.all->setText(formatCount(row.samples));
}

void DetailsPane::showStack()
{
    const ProfileItem item = m_session.selection();
    const bool isCall = item.node < m_session.view()->tree->size();
    const std::uint32_t node = isCall ? item.node : m_session.heaviestNode(item.function);
    m_stackTitle->setText(isCall ? tr("How it was called") : tr("Its heaviest call"));
    const QScopedValueRollback<bool> guard(m_isSelecting, true);
    m_stackModel->setNode(node);
    m_stack->showRow(m_stackModel->rowCount() - 1);
}

} // namespace v8scope
