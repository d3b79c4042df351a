// SPDX-License-Identifier: GPL-3.0-or-later
// Small random heaps for properties that must hold in every graph. The same seed draws the same.
#pragma once

#include "tests/support/drawn_heap.h"

#include <array>
#include <random>
#include <string>

namespace v8scope::drawn {

class RandomHeap {
public:
    explicit RandomHeap(unsigned seed) : m_random(seed) {}

    // Nodes n0 (the root), n1 …: mostly objects of a few classes, some without a size; edges of all
    // kinds, some weak; cycles, nodes that nothing reaches.
    [[nodiscard]] DrawnHeap draw()
    {
        DrawnHeap heap;
        const unsigned count = 5 + below(60);
        for (unsigned n = 0; n < count; ++n)
            drawNode(heap, n);
        for (unsigned n = 0; n < count; ++n) {
            for (unsigned k = below(4) + (n == 0 ? 2 : 0); k > 0; --k)
                drawEdge(heap, n, below(count));
            if (n > 0 && chance(60))
                drawEdge(heap, below(n), n);
        }
        return heap;
    }
    [[nodiscard]] unsigned below(unsigned limit)
    {
        return static_cast<unsigned>(m_random() % limit);
    }
    [[nodiscard]] bool chance(unsigned percent) { return below(100) < percent; }
    [[nodiscard]] static std::string key(unsigned n) { return "n" + std::to_string(n); }

private:
    void drawNode(DrawnHeap &heap, unsigned n)
    {
        static const std::array<const char *, 5> kTypes = {"object", "object", "array", "hidden",
                                                           "native"};
        static const std::array<const char *, 5> kNames = {"Foo", "Bar", "Baz", "Object",
                                                           "Function"};
        DrawnNode &node = heap.node(key(n));
        if (n == 0)
            return;
        node.type = chance(10) ? "closure" : kTypes[below(kTypes.size())];
        node.name = kNames[below(kNames.size())];
        node.selfSize = std::to_string(chance(20) ? 0 : 8 * below(20));
    }
    void drawEdge(DrawnHeap &heap, unsigned from, unsigned to)
    {
        static const std::array<const char *, 7> kTypes = {
            "property", "property", "internal", "context", "hidden", "shortcut", "weak"};
        const std::string type = kTypes[below(kTypes.size())];
        const std::string name =
            type == "hidden" ? std::to_string(below(9)) : std::string(1, "abcd"[below(4)]);
        heap.edge(key(from), type, name, key(to));
    }

    std::mt19937 m_random;
};

} // namespace v8scope::drawn
