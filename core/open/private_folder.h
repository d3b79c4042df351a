// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of files that only this user may read. Everything goes through its descriptor, so that
// no link can lead elsewhere. Any thread, any process beside it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace v8scope {

// An open file, closed by its end. -1 = none.
class OwnDescriptor {
public:
    explicit OwnDescriptor(int value = -1) : m_value(value) {}
    OwnDescriptor(OwnDescriptor &&other) noexcept : m_value(other.release()) {}
    OwnDescriptor &operator=(OwnDescriptor &&other) noexcept;
    ~OwnDescriptor();

    [[nodiscard]] int value() const { return m_value; }
    [[nodiscard]] bool isOpen() const { return m_value >= 0; }

private:
    int release();

    int m_value;
};

class PrivateFolder {
public:
    // Makes the folder (0700) and those above it. None if that cannot be done, if it is not this
    // user's, or if others may write to it.
    [[nodiscard]] static std::optional<PrivateFolder> open(const std::string &path);

    struct Entry {
        std::string name;
        std::uint64_t diskBytes = 0;
        std::int64_t modifiedNs = 0;
    };
    // Regular files, in no order.
    [[nodiscard]] std::vector<Entry> list() const;

    // This user's regular file; not open if there is none.
    [[nodiscard]] OwnDescriptor openFile(const std::string &name) const;
    // A new empty file (0600).
    [[nodiscard]] OwnDescriptor createFile(const std::string &name) const;
    // Replaces what is there; false if that failed.
    [[nodiscard]] bool rename(const std::string &from, const std::string &to) const;
    void remove(const std::string &name) const;
    // Its modification time becomes now.
    void touch(const std::string &name) const;

    // None if it is not there, or larger than a record can be.
    [[nodiscard]] std::optional<std::string> readSmall(const std::string &name) const;
    // Whole or not at all.
    bool writeSmall(const std::string &name, std::string_view bytes,
                    const std::string &temporaryName) const;

    // Bytes that this user may still write to the file system.
    [[nodiscard]] std::uint64_t freeBytes() const;

private:
    explicit PrivateFolder(OwnDescriptor descriptor);

    std::shared_ptr<const OwnDescriptor> m_descriptor;
};

} // namespace v8scope
