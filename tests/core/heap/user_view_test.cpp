// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/overview/user_view.h"

#include "tests/support/analyzed_heap.h"

#include <QtTest>

#include <string>

using namespace v8scope;
using namespace v8scope::drawn;

namespace {

// As today's Chrome writes it: no user roots, the global only in the native context.
const DrawnHeap &chrome()
{
    static const DrawnHeap drawn(R"~(
        root: synthetic ""
        root -[1]-> roots
        roots: synthetic "(GC roots)"
        roots -[11]-> handles
        handles: synthetic "(Global handles)"
        handles -internal 1-> context
        context: native "system / NativeContext / app" 1244
        context -internal global_proxy_object-> proxy
        context -internal global_object-> global
        proxy: native "Window / app" 28
        global: object "Window [JSGlobalObject] / app" 40
        global -app-> app
        app: object App 16
        app -internal map-> map
        map: "object shape" "system / Map" 40
        app -n-> number
        number: number "heap number" 12
        app -internal elements-> store
        store: array "(object elements)" 80
        app -el-> div
        div: native "<div>" 100
        div -internal style-> style
        style: native "blink::ComputedStyle" 64
        handles -internal 2-> code
        code: code f 8
    )~");
    return drawn;
}

UserView viewOf(const DrawnHeap &drawn)
{
    Progress progress;
    return buildUserView(*analyzed(drawn), progress);
}

std::string shown(const DrawnHeap &drawn)
{
    const UserView view = viewOf(drawn);
    std::string text;
    for (std::uint32_t n = 0; n < drawn.size(); ++n) {
        if (view.userNodes.has(n))
            text += (text.empty() ? "" : " ") + drawn.key(HeapNode(n));
    }
    return text;
}

} // namespace

class UserViewTest : public QObject {
    Q_OBJECT

private slots:
    void hidesWhatIsV8sOwn() { QCOMPARE(shown(chrome()), "proxy global app div"); }
    void findsGlobalsThroughNativeContexts()
    {
        QCOMPARE(chrome().keys(viewOf(chrome()).globals), "global");
    }
    void findsGlobalsOfNode20()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            root -> context
            context: hidden "system / NativeContext" 100
            context -internal extension-> global
            context -internal global_proxy_object-> proxy
            global: object global 8
            proxy: object global 8
        )~");
        QCOMPARE(drawn.keys(viewOf(drawn).globals), "global");
    }
    void measuresDistancesFromTheGlobals()
    {
        const UserView view = viewOf(chrome());
        QCOMPARE(view.distances[chrome()["global"].value], 1);
        QCOMPARE(view.distances[chrome()["div"].value], 3);
        QCOMPARE(view.distances[chrome()["code"].value], kNoDistance);
    }
    void keepsStringsSymbolsAndFunctions()
    {
        const DrawnHeap drawn(R"~(
            root: synthetic ""
            s: string "system / x" 8
            f: closure f 8
            y: symbol y 8
            c: "concatenated string" "" 8
            r: regexp r 8
        )~");
        QCOMPARE(shown(drawn), "s f y c r");
    }
};

QTEST_APPLESS_MAIN(UserViewTest)
#include "user_view_test.moc"
