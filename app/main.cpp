// SPDX-License-Identifier: GPL-3.0-or-later
// Entry of the window program.
#include "app/display.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    if (!v8scope::hasDisplay(argc, argv)) {
        std::fputs("v8scope: no display\n", stderr);
        return 1;
    }
    QApplication application(argc, argv);
    return 0;
}
