// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/open/index_records.h"

#include "core/base/byte_stream.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace v8scope {

namespace {

constexpr std::string_view kSealMagic = "v8sseal1";
constexpr std::string_view kFileMagic = "v8sfile1";
constexpr std::size_t kHashBytes = 16;
constexpr std::string_view kDecimal = "0123456789";
constexpr std::string_view kHexadecimal = "0123456789abcdef";

std::string_view asText(const ContentHash &hash)
{
    return {reinterpret_cast<const char *>(hash.bytes.data()), hash.bytes.size()};
}

std::string withChecksum(std::string bytes)
{
    bytes += asText(hashBytes(bytes));
    return bytes;
}

// What stands before a checksum that is right; else nothing.
std::string_view checked(std::string_view bytes)
{
    if (bytes.size() < kHashBytes)
        return {};
    const std::string_view content = bytes.substr(0, bytes.size() - kHashBytes);
    return asText(hashBytes(content)) == bytes.substr(content.size()) ? content
                                                                      : std::string_view();
}

void putKey(ByteWriter &out, const FileKey &key)
{
    out.number(key.device);
    out.number(key.inode);
    out.number(key.bytes);
    out.number(key.modifiedNs);
    out.number(key.changedNs);
}

FileKey getKey(ByteReader &in)
{
    FileKey key;
    key.device = in.number<std::uint64_t>();
    key.inode = in.number<std::uint64_t>();
    key.bytes = in.number<std::uint64_t>();
    key.modifiedNs = in.number<std::int64_t>();
    key.changedNs = in.number<std::int64_t>();
    return key;
}

bool consistsOf(std::string_view text, std::string_view digits)
{
    return !text.empty() && text.find_first_not_of(digits) == text.npos;
}

// "<digits>-<digits>"
bool isPair(std::string_view text, std::string_view firstDigits)
{
    const std::size_t dash = text.find('-');
    return dash != text.npos && consistsOf(text.substr(0, dash), firstDigits) &&
           consistsOf(text.substr(dash + 1), kHexadecimal);
}

bool isIndexStem(std::string_view text)
{
    return isPair(text, kDecimal) && text.size() - text.find('-') - 1 == 2 * kHashBytes;
}

std::string hexadecimal(std::uint64_t value)
{
    char digits[16];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value, 16).ptr;
    return {digits, end};
}

std::string_view without(std::string_view name, std::string_view suffix)
{
    return name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size())
                                  : std::string_view();
}

} // namespace

std::string encodeSeal(const IndexSeal &seal)
{
    ByteWriter out;
    out.raw(kSealMagic);
    putKey(out, seal.index);
    out.text(seal.boot);
    return withChecksum(out.bytes());
}

std::optional<IndexSeal> decodeSeal(std::string_view bytes)
{
    ByteReader in(checked(bytes));
    IndexSeal seal;
    if (in.raw(kSealMagic.size()) != kSealMagic)
        return {};
    seal.index = getKey(in);
    seal.boot = std::string(in.text());
    return in.isDone() ? std::optional(seal) : std::nullopt;
}

std::string encodeFileRecord(const FileRecord &record)
{
    ByteWriter out;
    out.raw(kFileMagic);
    putKey(out, record.file);
    out.raw(asText(record.hash));
    out.number(static_cast<std::uint8_t>(record.isSettled));
    return withChecksum(out.bytes());
}

std::optional<FileRecord> decodeFileRecord(std::string_view bytes)
{
    ByteReader in(checked(bytes));
    FileRecord record;
    if (in.raw(kFileMagic.size()) != kFileMagic)
        return {};
    record.file = getKey(in);
    const std::string_view hash = in.raw(kHashBytes);
    std::copy(hash.begin(), hash.end(), record.hash.bytes.begin());
    record.isSettled = in.number<std::uint8_t>() == 1;
    return in.isDone() ? std::optional(record) : std::nullopt;
}

std::string indexStem(const IndexedFile &file)
{
    return std::to_string(file.bytes) + '-' + file.hash.hex();
}

std::string fileRecordName(const FileKey &key)
{
    return hexadecimal(key.device) + '-' + hexadecimal(key.inode) + std::string(kFileRecordSuffix);
}

StoredKind storedKind(std::string_view name)
{
    if (isIndexStem(without(name, kIndexSuffix)))
        return StoredKind::Index;
    if (isIndexStem(without(name, kSealSuffix)))
        return StoredKind::Seal;
    if (isPair(without(name, kFileRecordSuffix), kHexadecimal))
        return StoredKind::FileRecord;
    if (name.starts_with(kNewPrefix) && consistsOf(name.substr(kNewPrefix.size()), kHexadecimal))
        return StoredKind::New;
    return StoredKind::Foreign;
}

std::optional<std::uint64_t> snapshotBytesOf(std::string_view indexName)
{
    std::uint64_t bytes = 0;
    const auto [end, fault] =
        std::from_chars(indexName.data(), indexName.data() + indexName.size(), bytes);
    return fault == std::errc() ? std::optional(bytes) : std::nullopt;
}

std::string currentBoot()
{
    std::string boot;
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::getline(file, boot);
    return boot;
}

} // namespace v8scope
