#include "base/file.hpp"

#include <algorithm>
#include <sys/stat.h>

#include <doctest/doctest.h>

#include "tests/support/temporary_folder.hpp"

namespace assay {
namespace {

TEST_CASE("what was written is read back byte for byte, and nothing lies beside it") {
  const support::TemporaryFolder folder;
  const std::string content("zero\0byte\r\n\xFF", 11);
  REQUIRE(write_file(folder.path() / "data", content).has_value());
  CHECK(read_file(folder.path() / "data", 100).value() == content);
  const auto entries = std::filesystem::directory_iterator(folder.path());
  CHECK(std::distance(begin(entries), end(entries)) == 1);
}

TEST_CASE("writing over a file replaces it whole and leaves a reader of the old one in peace") {
  const support::TemporaryFolder folder;
  const auto path = folder.path() / "data";
  const auto earlier = folder.path() / "earlier";
  REQUIRE(write_file(path, "a long first version").has_value());
  std::filesystem::create_hard_link(path, earlier);
  REQUIRE(write_file(path, "second").has_value());
  CHECK(read_file(path, 100).value() == "second");
  CHECK(read_file(earlier, 100).value() == "a long first version");
}

TEST_CASE("a file of exactly the limit is read, one byte more is too large, and both name the path") {
  const support::TemporaryFolder folder;
  const auto path = folder.path() / "data";
  REQUIRE(write_file(path, std::string(100'000, 'x')).has_value());
  CHECK(read_file(path, 100'000).value().size() == 100'000);
  const auto refused = read_file(path, 99'999);
  REQUIRE(refused.has_error());
  CHECK(refused.error().code() == ErrorCode::too_large);
  CHECK(refused.error().message() == path.string() + " is larger than 99999 bytes");
}

TEST_CASE("a missing file is not_found, also below something that is no folder") {
  const support::TemporaryFolder folder;
  REQUIRE(write_file(folder.path() / "file", "").has_value());
  CHECK(read_file(folder.path() / "none", 10).error().code() == ErrorCode::not_found);
  CHECK(read_file(folder.path() / "file" / "none", 10).error().code() == ErrorCode::not_found);
}

TEST_CASE("a folder, a FIFO or a device is refused, and a FIFO without a writer does not hang the reader") {
  const support::TemporaryFolder folder;
  const auto fifo = folder.path() / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  for (const std::filesystem::path& path : {folder.path(), fifo, std::filesystem::path("/dev/null")}) {
    CAPTURE(path.string());
    REQUIRE(read_file(path, 10).has_error());
    CHECK(read_file(path, 10).error().code() == ErrorCode::invalid);
  }
}

TEST_CASE("writing where no folder is fails and says where") {
  const auto written = write_file("/nonexistent-folder/data", "x");
  REQUIRE(written.has_error());
  CHECK(written.error().message().find("/nonexistent-folder/data") != std::string::npos);
}

}  // namespace
}  // namespace assay
