// SPDX-License-Identifier: GPL-3.0-or-later
// First in, first out, for walks over a whole heap. Takes memory only for what waits, and shows
// what comes next, so that it can be asked for early.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace v8scope {

class NodeQueue {
public:
    [[nodiscard]] bool isEmpty() const { return m_head == m_tail; }
    [[nodiscard]] std::size_t size() const { return m_tail - m_head; }

    void push(std::uint32_t node)
    {
        if (m_tail % kBlock == 0)
            addBlock();
        m_blocks[m_tail / kBlock][m_tail % kBlock] = node;
        ++m_tail;
    }
    std::uint32_t pop()
    {
        const std::uint32_t node = m_blocks[m_head / kBlock][m_head % kBlock];
        if (++m_head % kBlock == 0)
            m_spare.push_back(std::move(m_blocks[m_head / kBlock - 1]));
        return node;
    }
    // The one that pop() gives after so many others; place < size().
    [[nodiscard]] std::uint32_t ahead(std::size_t place) const
    {
        return m_blocks[(m_head + place) / kBlock][(m_head + place) % kBlock];
    }

private:
    static constexpr std::size_t kBlock = 1u << 13;

    void addBlock()
    {
        if (m_spare.empty()) {
            // Not make_unique: nothing is read before it is written.
            m_blocks.emplace_back(new std::uint32_t[kBlock]);
            return;
        }
        m_blocks.push_back(std::move(m_spare.back()));
        m_spare.pop_back();
    }

    std::vector<std::unique_ptr<std::uint32_t[]>> m_blocks; // those that are done are empty
    std::vector<std::unique_ptr<std::uint32_t[]>> m_spare;
    std::size_t m_head = 0;
    std::size_t m_tail = 0;
};

} // namespace v8scope
