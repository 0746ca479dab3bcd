// Archives for the tests of intake, good and hostile, built by libarchive's writer; what it refuses to write is patched in.
#pragma once

#include <string>
#include <vector>

#include "runner/intake.hpp"

namespace assay::runner::test {

enum class Type { file, folder, symlink, hardlink, fifo, device };

struct Item {
  std::string path;
  std::string content;  // the target, for links
  Type type = Type::file;
};

std::string zip_of(const std::vector<Item>& items, const std::string& options = "");
std::string tar_gz_of(const std::vector<Item>& items);
std::string gzip_of(const std::string& bytes);  // one gzip member around any bytes
std::string tar_of(const std::vector<Item>& items);

// Every occurrence of `from` replaced by `to`, of the same size; at least one, or the test fails.
std::string patched(std::string bytes, const std::string& from, const std::string& to);
// Only the last occurrence (in a zip: the central directory's).
std::string last_patched(std::string bytes, const std::string& from, const std::string& to);

// A hostile archive and a part of the one sentence with which it must be refused, whole and by name.
struct Hostile {
  std::string what, bytes, said;
};
void check_refused(const std::vector<Hostile>& table, const IntakeLimits& limits = {});

}  // namespace assay::runner::test
