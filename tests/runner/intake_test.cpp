// What comes in unharmed, and what a path of the command line may be.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "runner/intake.hpp"
#include "tests/runner/intake_archives.hpp"

namespace assay::runner {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<challenges::SourceFile>;
using test::tar_gz_of;
using test::Type;
using test::zip_of;

std::string listing(const Files& files) {
  std::string text;
  for (const challenges::SourceFile& file : files) text += file.path + "=" + file.content + ";";
  return text;
}

std::string said(const Result<Files>& result) { return result ? "accepted: " + listing(*result) : result.error().message(); }

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "assay-intake-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& content) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << content;
  }
};

TEST_CASE("a zip and a tar.gz of the same files give the same files, sorted") {
  const std::vector<test::Item> items = {{"src/b.py", "b"}, {"src/", "", Type::folder}, {"a.py", ""}};
  CHECK(said(unpack(zip_of(items), "x", {})) == "accepted: a.py=;src/b.py=b;");
  CHECK(said(unpack(tar_gz_of(items), "x", {})) == "accepted: a.py=;src/b.py=b;");
}

TEST_CASE("names beyond ASCII come in whole, whatever the locale of the process") {
  CHECK(said(unpack(zip_of({{"caf\xc3\xa9.py", "1"}}), "x", {})) == "accepted: caf\xc3\xa9.py=1;");
  CHECK(said(unpack(tar_gz_of({{"\xe6\x97\xa5.py", "1"}}), "x", {})) == "accepted: \xe6\x97\xa5.py=1;");
}

TEST_CASE("what tar writes for a folder's content, with ./ before each name, comes in") {
  CHECK(said(unpack(tar_gz_of({{"./", "", Type::folder}, {"./main.py", "1"}}), "x", {})) == "accepted: main.py=1;");
}

TEST_CASE("what file managers, editors and version control leave behind is left out") {
  const auto files = unpack(zip_of({{"main.py", "1"},
                                    {"__MACOSX/._main.py", "x"},
                                    {"lib/.DS_Store", "x"},
                                    {"._main.py", "x"},
                                    {".git/config", "x"},
                                    {"__pycache__/main.cpython-311.pyc", "x"},
                                    {".gitignore", "2"}}),
                            "x", {});
  CHECK(said(files) == "accepted: .gitignore=2;main.py=1;");
}

TEST_CASE("an archive's paths stay as they are; one top folder goes only for a submission") {
  const auto files = unpack(zip_of({{"solution/main.py", "1"}, {"solution/lib/a.py", "2"}}), "x", {});
  CHECK(said(files) == "accepted: solution/lib/a.py=2;solution/main.py=1;");
  CHECK(listing(without_top_folder(*files)) == "lib/a.py=2;main.py=1;");
  CHECK(listing(without_top_folder({{"a/x.py", ""}, {"b.py", ""}})) == "a/x.py=;b.py=;");
  CHECK(listing(without_top_folder({{"a/x.py", ""}, {"ab/y.py", ""}})) == "a/x.py=;ab/y.py=;");
  CHECK(listing(without_top_folder({{"main.py", ""}})) == "main.py=;");
}

TEST_CASE("a thousand files that lie thirty folders deep come in, in a time that does not double with each folder") {
  std::string deep;
  for (int i = 0; i < 30; ++i) deep += "d/";
  std::vector<test::Item> items;
  for (int i = 0; i < 1000; ++i) items.push_back({deep + std::to_string(i) + ".py", ""});
  CHECK(unpack(test::zip_of(items), "upload", {}).value().size() == 1000);
}

TEST_CASE("exactly the limit is accepted and one byte more is not") {
  const IntakeLimits limits{100, 3};
  CHECK(check_files({{"a", std::string(60, 'x')}, {"b", std::string(40, 'x')}}, limits).has_value());
  CHECK(said(check_files({{"a", std::string(60, 'x')}, {"b", std::string(41, 'x')}}, limits)) ==
        "the submission: more than 100 bytes in all; that is the most allowed");
  CHECK(unpack(zip_of({{"a", std::string(100, 'x')}}), "x", limits).has_value());
  CHECK_FALSE(unpack(zip_of({{"a", std::string(101, 'x')}}), "x", limits).has_value());
  CHECK(said(check_files({{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}}, limits)) ==
        "the submission: more than 3 entries; that is the most allowed");
}

TEST_CASE("files of a JSON map are held to the same names as an archive's") {
  for (const char* path : {"", ".", "..", "/a", "a/../b", "a\\b", "a\tb", "a/", "a//b", "\xff"}) {
    CAPTURE(path);
    CHECK_FALSE(check_files({{path, "x"}}, {}).has_value());
  }
  for (const char* path : {"a", "a b.py", ".env", "a/b/c.d", "..a", "caf\xc3\xa9", "~", "-rf"}) {
    CAPTURE(path);
    CHECK(check_files({{path, "x"}}, {}).has_value());
  }
  CHECK(said(check_files({}, {})) == "the submission holds no file; it needs one at least");
}

TEST_CASE("a file of the command line comes in by its own name, and an empty one too") {
  const Folder folder;
  folder.write("good.py", "print(1)");
  folder.write("empty.py", "");
  CHECK(said(from_path((folder.path / "good.py").string(), {})) == "accepted: good.py=print(1);");
  CHECK(said(from_path((folder.path / "empty.py").string(), {})) == "accepted: empty.py=;");
  folder.write("big.py", std::string(262145, 'x'));
  CHECK(said(from_path((folder.path / "big.py").string(), {})).ends_with("more than 256 KiB in all; that is the most allowed"));
}

TEST_CASE("a folder of the command line keeps its relative paths") {
  const Folder folder;
  folder.write("main.go", "1");
  folder.write("store/store.go", "2");
  folder.write(".git/HEAD", "x");
  CHECK(said(from_path(folder.path.string(), {})) == "accepted: main.go=1;store/store.go=2;");
  CHECK(said(from_path(folder.path.string() + "/", {})) == "accepted: main.go=1;store/store.go=2;");
}

TEST_CASE("an archive of the command line is unpacked and its one top folder goes") {
  const Folder folder;
  folder.write("up.zip", zip_of({{"me/main.py", "1"}}));
  folder.write("up.tar.gz", tar_gz_of({{"me/main.py", "1"}}));
  folder.write("up.tgz", tar_gz_of({{"main.py", "1"}}));
  folder.write("not.zip", "print(1)");
  for (const char* name : {"up.zip", "up.tar.gz", "up.tgz"})
    CHECK(said(from_path((folder.path / name).string(), {})) == "accepted: main.py=1;");
  CHECK(said(from_path((folder.path / "not.zip").string(), {})).find("neither a .zip nor a .tar.gz") != std::string::npos);
}

TEST_CASE("links, FIFOs and paths that lead nowhere are refused on the command line without waiting") {
  const Folder folder;
  folder.write("sub/a.py", "1");
  const auto path = [&](const char* name) { return (folder.path / name).string(); };
  fs::create_symlink("sub/a.py", folder.path / "link.py");
  fs::create_symlink("sub", folder.path / "linked");
  REQUIRE(::mkfifo(path("pipe.py").c_str(), 0600) == 0);
  CHECK(said(from_path(path("link.py"), {})).find("link.py: is a link") != std::string::npos);
  CHECK(said(from_path(path("linked"), {})).find("linked: is a link") != std::string::npos);
  CHECK(said(from_path(path("pipe.py"), {})).find("is no regular file") != std::string::npos);
  CHECK(said(from_path("/dev/zero", {})).find("is no regular file") != std::string::npos);
  CHECK(said(from_path(path("nothing.py"), {})).find("no such file or folder") != std::string::npos);
  fs::remove(folder.path / "link.py");
  fs::remove(folder.path / "linked");
  CHECK(said(from_path(folder.path.string(), {})).find("\"pipe.py\" is a special file") != std::string::npos);
  fs::remove(folder.path / "pipe.py");
  fs::create_symlink("/etc/passwd", folder.path / "sub/passwd");
  CHECK(said(from_path(folder.path.string(), {})).find("\"sub/passwd\" is a link") != std::string::npos);
}

}  // namespace
}  // namespace assay::runner
