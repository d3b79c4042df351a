// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/heap_csv.h"

#include "core/report/csv_line.h"
#include "core/report/heap_places.h"
#include "core/report/heap_words.h"

#include <ostream>
#include <string>

namespace v8scope {

void writeClassesCsv(std::ostream &out, const HeapAnswer &answer)
{
    const Heap &heap = *answer.heap;
    HeapPlaces places(*heap.snapshot);
    writeCsvLine(out, {"class", "count", "distance", "self_bytes", "retained_bytes", "self_percent",
                       "retained_percent", "script", "line", "column"});
    for (const ClassRow &row : answer.classes) {
        if (!out)
            return;
        const ClassGroup &group = heap.classes.groups[row.group];
        HeapPlace place;
        if (group.location != 0)
            place = places.of(heap.snapshot->locations[group.location - 1]);
        writeCsvLine(out, {toUtf8(heap.classes.names[group.name]), std::to_string(row.count),
                           isShownDistance(row.nearest) ? std::to_string(row.nearest) : "",
                           std::to_string(row.selfBytes), std::to_string(row.retainedBytes),
                           percentCell(row.selfBytes, heap.totalBytes()),
                           percentCell(row.retainedBytes, heap.totalBytes()), place.script,
                           group.location == 0 ? "" : std::to_string(place.line),
                           group.location == 0 ? "" : std::to_string(place.column)});
    }
}

} // namespace v8scope
