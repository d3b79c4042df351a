// SPDX-License-Identifier: GPL-3.0-or-later
// What everybody needs to reach everything: names, tooltips, keys, icons, contrast of both themes.
#include "app/documents/document.h"
#include "app/window/about_dialog.h"
#include "app/window/command_palette.h"
#include "app/window/key_list_dialog.h"
#include "app/window/main_window.h"
#include "app/window/preferences_dialog.h"
#include "tests/support/app_fixture.h"
#include "views/common/action_registry.h"
#include "views/common/theme.h"
#include "views/profile/profile_panel.h"

#include <QAccessible>
#include <QAction>
#include <QDir>
#include <QIcon>
#include <QMap>
#include <QTest>

using namespace v8scope;
using namespace v8scope::test;

namespace {

constexpr int kWaitMs = 20000;

// Focusable widgets without a name, by class and object name.
QStringList nameless(const QWidget &root)
{
    QStringList found;
    const auto all = root.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        const bool isFocusable = (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() &&
                                 widget->isVisibleTo(&root);
        if (!isFocusable || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (face && face->text(QAccessible::Name).isEmpty())
            found << QStringLiteral("%1 (%2) in %3")
                         .arg(QLatin1String(widget->metaObject()->className()),
                              widget->objectName(),
                              QLatin1String(widget->parentWidget()->metaObject()->className()));
    }
    return found;
}

} // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_app = std::make_unique<AppFixture>();
        m_window = std::make_unique<MainWindow>(m_app->services());
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_app.reset();
    }

    void everyActionHasTextAndTooltip();
    void noKeyMeansTwoThings();
    void everyIconExists();
    void everyFocusableWidgetHasAName();
    void theThemeSwitchesAtRunTime();
    void iconsFollowTheTheme();

private:
    void openFile()
    {
        m_window->openFiles({m_app->write(QStringLiteral("a.cpuprofile"), smallProfile())});
        QTRY_COMPARE_WITH_TIMEOUT(m_window->currentDocument()->state(), Document::State::Ready,
                                  kWaitMs);
    }
    QList<QAction *> allActions() const
    {
        QList<QAction *> actions = m_window->actions().all();
        if (const Document *document = m_window->currentDocument())
            actions << document->panel().actions->all();
        return actions;
    }

    std::unique_ptr<AppFixture> m_app;
    std::unique_ptr<MainWindow> m_window;
};

void AccessibilityTest::everyActionHasTextAndTooltip()
{
    openFile();
    const auto actions = allActions();
    QVERIFY(actions.size() > 20);
    for (const QAction *action : actions) {
        const QByteArray id = ActionRegistry::idOf(action).toUtf8();
        QVERIFY2(!action->text().isEmpty(), id.constData());
        QVERIFY2(!action->statusTip().isEmpty(), id.constData());
        QVERIFY2(!ActionRegistry::menuOf(action).isEmpty(), id.constData());
    }
}

void AccessibilityTest::noKeyMeansTwoThings()
{
    openFile();
    QMap<QString, QString> owners;
    const auto actions = allActions();
    for (const QAction *action : actions) {
        const auto shortcuts = action->shortcuts();
        for (const QKeySequence &key : shortcuts) {
            const QString id = ActionRegistry::idOf(action);
            QString &owner = owners[key.toString()];
            QVERIFY2(owner.isEmpty(),
                     qPrintable(QStringLiteral("%1: %2 and %3").arg(key.toString(), owner, id)));
            owner = id;
        }
    }
}

void AccessibilityTest::everyIconExists()
{
    const QStringList icons = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(icons.size() > 40);
    for (const QString &name : icons)
        QVERIFY2(!QIcon(QStringLiteral(":/icons/") + name).pixmap(24).isNull(), qPrintable(name));
}

void AccessibilityTest::everyFocusableWidgetHasAName()
{
    QCOMPARE(nameless(*m_window).join(QLatin1Char('\n')), QString()); // the start page
    openFile();
    auto *panel = m_window->findChild<ProfilePanel *>();
    for (int view = 0; view < 9; ++view) {
        panel->setCurrentView(view);
        QCoreApplication::processEvents();
        QCOMPARE(nameless(*m_window).join(QLatin1Char('\n')), QString());
    }
    QCOMPARE(nameless(PreferencesDialog(m_app->settings, nullptr)).join(QLatin1Char('\n')),
             QString());
    QCOMPARE(
        nameless(KeyListDialog(keyRows({&m_window->actions()}), nullptr)).join(QLatin1Char('\n')),
        QString());
    QCOMPARE(nameless(AboutDialog(nullptr)).join(QLatin1Char('\n')), QString());
}

void AccessibilityTest::theThemeSwitchesAtRunTime()
{
    openFile();
    m_app->settings.setTheme(ThemeChoice::Dark);
    QTRY_VERIFY(Theme::of(m_window->palette()).isDark());
    QVERIFY(m_window->actions().find(QStringLiteral("view.theme-dark"))->isChecked());
    m_window->actions().find(QStringLiteral("view.theme-light"))->trigger();
    QCOMPARE(m_app->settings.theme(), ThemeChoice::Light);
    QTRY_VERIFY(!Theme::of(m_window->palette()).isDark());
}

void AccessibilityTest::iconsFollowTheTheme()
{
    const auto inkOf = [this] {
        const QImage image =
            m_window->actions().find(QStringLiteral("file.open"))->icon().pixmap(32).toImage();
        int ink = 0;
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() > 200) {
                    ink += pixel.lightness();
                    ++count;
                }
            }
        }
        return count > 0 ? ink / count : -1;
    };
    m_app->settings.setTheme(ThemeChoice::Light);
    QVERIFY(inkOf() >= 0 && inkOf() < 100);
    m_app->settings.setTheme(ThemeChoice::Dark);
    QVERIFY(inkOf() > 150);
}

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
