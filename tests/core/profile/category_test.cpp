// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/category.h"

#include "tests/support/drawn_profile.h"

#include <QTest>

using namespace v8scope;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

class CategoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packageOfUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("package");
        const auto row = [](const char *url, const char *package) {
            QTest::newRow(*url ? url : "(empty)") << QString(url) << QString(package);
        };
        row("", "");
        row("file:///home/me/app/index.js", "");
        row("file:///home/me/node_modules/lodash/lodash.js", "lodash");
        row("/home/me/node_modules/lodash/fp/map.js", "lodash");
        row("node_modules/lodash/index.js", "lodash");
        row("C:\\work\\node_modules\\lodash\\index.js", "lodash");
        row("file:///C:/work/node_modules/@babel/core/lib/index.js", "@babel/core");
        row("/p/node_modules/a/node_modules/b/index.js", "b");
        row("/p/node_modules/.pnpm/react-dom@18.2.0_react@18.2.0/node_modules/react-dom/x.js",
            "react-dom");
        row("/p/node_modules/.pnpm/@babel+core@7.1.0/node_modules/@babel/core/lib/i.js",
            "@babel/core");
        row("/p/.yarn/cache/lodash-npm-4.17.21-6382451519-eb835a2e51.zip/node_modules/lodash/a.js",
            "lodash");
        row("/p/.yarn/__virtual__/x-1/0/cache/y-npm-1.zip/node_modules/@s/y/a.js", "@s/y");
        row("webpack:///./node_modules/react/index.js", "react");
        row("webpack-internal:///./node_modules/next/dist/client.js", "next");
        row("https://example.org/node_modules/vue/dist/vue.js?v=1", "vue");
        row("/p/node_modules/single.js?raw", "single.js");
        row("/p/my_node_modules/lodash/index.js", "");
        row("/p/node_modules_old/lodash/index.js", "");
        row("/p/node_modules", "");
        row("/p/node_modules/", "");
        row("/p/node_modules/@lonely", "@lonely");
    }
    void packageOfUrl()
    {
        QFETCH(QString, url);
        QFETCH(QString, package);
        QCOMPARE(text(packageOf(url.toStdString())), package);
    }

    void displayPathOfUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *url, const char *path) {
            QTest::newRow(*url ? url : "(empty)") << QString(url) << QString::fromUtf8(path);
        };
        row("", "");
        row("file:///home/me/a%20b.js", "/home/me/a b.js");
        row("file:///home/me/%C3%BCn%C3%AF.js", "/home/me/ünï.js");
        row("file:///C:/work/a.js", "C:/work/a.js");
        row("file://server/share/a.js", "//server/share/a.js");
        row("file://", "");
        row("/plain/100%25.js", "/plain/100%25.js");
        row("http://localhost:3000/%E4%BD%A0.js", "http://localhost:3000/你.js");
        row("node:internal/fs/utils", "node:internal/fs/utils");
        row("file:///bad%FF.js", "/bad%FF.js");
        row("file:///cut%C3.js", "/cut%C3.js");
        row("file:///nul%00.js", "/nul%00.js");
        row("file:///half%2", "/half%2");
        row("file:///100%", "/100%");
        row("file:///surrogate%ED%A0%80.js", "/surrogate%ED%A0%80.js");
    }
    void displayPathOfUrl()
    {
        QFETCH(QString, url);
        QFETCH(QString, path);
        QCOMPARE(text(displayPath(url.toStdString())), path);
    }

    void categoryOfFunction_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("category");
        const auto row = [](const char *name, const char *url, Category category) {
            QTest::addRow("%s %s", name, url)
                << QString(name) << QString(url) << static_cast<int>(category);
        };
        row("main", "file:///a.js", Category::App);
        row("main", "/home/me/a.js", Category::App);
        row("main", "C:\\work\\a.js", Category::App);
        row("main", "http://localhost/app.js", Category::App);
        row("main", "webpack://shop/./src/main.ts", Category::App);
        row("each", "/p/node_modules/lodash/lodash.js", Category::Dependency);
        row("open", "node:fs", Category::NodeCore);
        row("open", "node:internal/fs/utils", Category::NodeCore);
        row("open", "fs.js", Category::NodeCore);
        row("require", "internal/modules/cjs/loader.js", Category::NodeCore);
        row("parserOnHeaders", "_http_common.js", Category::NodeCore);
        row("mine", "my-fs.js", Category::App);
        row("mine", "./fs.js", Category::App);
        row("map", "", Category::Native);
        row("forEach", "native array.js", Category::Native);
        row("RegExp: ^a+$", "", Category::RegExp);
        row("fib", "wasm://wasm/3a1b0c5e", Category::Wasm);
        row("wasm-function[3]", "", Category::Wasm);
        row("run", "evalmachine.<anonymous>", Category::Eval);
        row("run", "[eval]", Category::Eval);
        row("run", "VM42", Category::Eval);
        row("run", "VMware.js", Category::App);
        row("content", "chrome-extension://abcdef/content.js", Category::Extension);
        row("(idle)", "", Category::Native);
    }
    void categoryOfFunction()
    {
        QFETCH(QString, name);
        QFETCH(QString, url);
        QFETCH(int, category);
        QCOMPARE(
            static_cast<int>(categoryOf(name.toStdString(), url.toStdString(), SystemKind::None)),
            category);
    }

    void systemFramesKeepTheirKindWhateverTheyAreCalled()
    {
        QCOMPARE(categoryOf("main", "file:///a.js", SystemKind::Idle), Category::Idle);
        QCOMPARE(categoryOf("", "", SystemKind::GarbageCollector), Category::GarbageCollector);
        QCOMPARE(categoryOf("", "", SystemKind::Detached), Category::Unknown);
    }

    void everyCategoryHasItsOwnName()
    {
        std::vector<std::string_view> names;
        for (int i = 0; i < kCategoryCount; ++i)
            names.push_back(categoryName(static_cast<Category>(i)));
        std::sort(names.begin(), names.end());
        QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
        QVERIFY(!names.front().empty());
    }

    void collapsedPackagesBelongToTheirPackage()
    {
        const auto base =
            drawn::resolved(drawn::cpuProfile("main;a@/node_modules/x/a.js 1\n? 2\nmain 1\n"));
        const auto view = drawn::filtered(base, {filter::CollapsePackage{"x"}});
        const FunctionCategories categories(*view);
        const FunctionId package = drawn::functionNamed(*view, "x");
        QCOMPARE(categories.of(package), Category::Dependency);
        QCOMPARE(categories.package(package), std::string_view("x"));
        QCOMPARE(categories.of(drawn::functionNamed(*view, "(unknown)")), Category::Unknown);
        QCOMPARE(categories.of(FunctionId()), Category::Unknown);
    }
};

QTEST_APPLESS_MAIN(CategoryTest)
#include "category_test.moc"
