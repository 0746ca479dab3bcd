// Compiled programs kept on disk: found again, believed only as they were written, and never more than there is room for.
#include "runner/program_files.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <functional>

#include <doctest/doctest.h>

#include "base/file.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::runner {
namespace {

namespace fs = std::filesystem;
using challenges::CompiledProgram;

std::string key(char digit) { return std::string(64, digit); }
const CompiledProgram program{"main.go: a remark\n", std::string("\x7f" "ELF\0\n", 6) + std::string(70'000, 'x')};

bool is_program(const std::optional<CompiledProgram>& found) {
  return found && found->output == program.output && found->program == program.program;
}

struct Kept {
  support::TemporaryFolder home;
  fs::path folder = home.path() / "cache" / "programs";
  std::unique_ptr<ProgramFiles> files = ProgramFiles::open(folder).value();
  void reopen(ProgramBounds bounds = {}) {
    files.reset();
    files = ProgramFiles::open(folder, bounds).value();
  }
};

std::string bytes_of(const fs::path& path) { return read_file(path, 1 << 20).value(); }

TEST_CASE("a program that was kept is found again, by the next process too") {
  Kept kept;
  CHECK_FALSE(kept.files->find(key('a')));
  kept.files->keep(key('a'), program);
  CHECK(is_program(kept.files->find(key('a'))));
  kept.reopen();
  CHECK(is_program(kept.files->find(key('a'))));
  CHECK_FALSE(kept.files->find(key('b')));
  CHECK(kept.files->files() == 1);
}

TEST_CASE("a file that is not as it was written is no program, and is gone afterwards") {
  const std::pair<std::string, std::function<void(const fs::path&)>> harms[] = {
      {"cut", [](const fs::path& file) { fs::resize_file(file, 40'000); }},
      {"empty", [](const fs::path& file) { fs::resize_file(file, 0); }},
      {"longer", [](const fs::path& file) { write_file(file, bytes_of(file) + "x").value(); }},
      {"one byte changed, its time put back",
       [](const fs::path& file) {
         const auto time = fs::last_write_time(file);
         std::string text = bytes_of(file);
         text[60'000] = 'y';
         write_file(file, text).value();
         fs::last_write_time(file, time);
       }},
      {"another program's", [](const fs::path& file) { fs::copy_file(file.parent_path() / key('b'), file, fs::copy_options::overwrite_existing); }},
      {"a link", [](const fs::path& file) { fs::remove(file), fs::create_symlink(key('b'), file); }},
      {"a number that is none", [](const fs::path& file) { write_file(file, "assay program 1 " + key('0') + " -1\nabc").value(); }},
  };
  for (const bool restarted : {false, true})
    for (const auto& [what, harm] : harms) {
      INFO(what, std::string(restarted ? ", found by the next process" : ""));
      Kept kept;
      kept.files->keep(key('a'), program);
      kept.files->keep(key('b'), {"", "other"});
      REQUIRE(is_program(kept.files->find(key('a'))));
      harm(kept.folder / key('a'));
      if (restarted) kept.reopen();
      CHECK_FALSE(kept.files->find(key('a')));
      kept.files->keep(key('a'), program);
      CHECK(is_program(kept.files->find(key('a'))));
    }
}

TEST_CASE("what was used longest ago goes when there is no room, by number and by size") {
  Kept kept;
  for (const ProgramBounds bounds : {ProgramBounds{1 << 20, 2}, ProgramBounds{150'000, 100}}) {
    kept.files->clear();
    kept.reopen(bounds);
    kept.files->keep(key('a'), program);
    kept.files->keep(key('b'), program);
    REQUIRE(kept.files->find(key('a')));
    kept.files->keep(key('c'), program);
    CHECK(kept.files->find(key('a')));
    CHECK_FALSE(kept.files->find(key('b')));
    CHECK(kept.files->find(key('c')));
    CHECK(kept.files->bytes() <= bounds.bytes);
    CHECK(std::distance(fs::directory_iterator(kept.folder), {}) == 2);
  }
  kept.files->keep(key('d'), {"", std::string(200'000, 'x')});
  CHECK_FALSE(kept.files->find(key('d')));
  CHECK(kept.files->find(key('c')));
}

TEST_CASE("what an earlier process left is bounded too, and what it did not finish is gone") {
  Kept kept;
  for (const char digit : {'a', 'b', 'c'}) kept.files->keep(key(digit), program);
  write_file(kept.folder / (key('d') + ".1234.new"), "half").value();
  kept.reopen({1 << 20, 2});
  CHECK(kept.files->files() == 2);
  CHECK(std::distance(fs::directory_iterator(kept.folder), {}) == 2);
}

TEST_CASE("cleared, nothing is left in the folder") {
  Kept kept;
  kept.files->keep(key('a'), program);
  kept.files->clear();
  CHECK(fs::is_empty(kept.folder));
  CHECK_FALSE(kept.files->find(key('a')));
}

TEST_CASE("a folder of programs is its owner's alone, and is refused where it is not") {
  Kept kept;
  struct stat info{};
  REQUIRE(::stat(kept.folder.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
  fs::permissions(kept.folder, fs::perms::others_write, fs::perm_options::add);
  CHECK(ProgramFiles::open(kept.folder).error().code() == ErrorCode::refused);
  const fs::path link = kept.home.path() / "link";
  fs::permissions(kept.folder, fs::perms::others_write, fs::perm_options::remove);
  fs::create_symlink(kept.folder, link);
  CHECK(ProgramFiles::open(link).has_error());
}

TEST_CASE("a name that is no digest is neither read nor written") {
  Kept kept;
  kept.files->keep("../outside", program);
  kept.files->keep("", program);
  CHECK(fs::is_empty(kept.folder));
  CHECK_FALSE(fs::exists(kept.folder.parent_path() / "outside"));
  CHECK_FALSE(kept.files->find("."));
}

}  // namespace
}  // namespace assay::runner
