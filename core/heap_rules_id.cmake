# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DOUT=header -DROOT=core-folder -P: a hash over all sources that what stands in a heap index
# depends on. Nobody has to remember to raise a number when a rule changes.
set(all "")
foreach(folder base json heap formats)
    file(GLOB_RECURSE files ${ROOT}/${folder}/*.cpp ${ROOT}/${folder}/*.h)
    list(SORT files)
    foreach(file ${files})
        file(RELATIVE_PATH name ${ROOT} ${file})
        file(SHA256 ${file} hash)
        string(APPEND all "${name} ${hash}\n")
    endforeach()
endforeach()
string(SHA256 id "${all}")
set(text "// SPDX-License-Identifier: GPL-3.0-or-later
// Made by core/heap_rules_id.cmake.
#pragma once

namespace v8scope {
inline constexpr const char *kHeapRulesId =
    \"${id}\";
}
")
file(WRITE ${OUT} "${text}")
