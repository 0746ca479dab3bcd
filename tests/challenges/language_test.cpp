// Languages as data: the bundled three, one more by writing a file, and what is refused.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "challenges/language.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::challenges {
namespace {

constexpr const char* shell = R"(id: sh
name: Shell
extensions: [.sh]
entry: main.sh
version: {argv: [/bin/sh, -c, "echo sh"]}
run:
  argv: [/bin/sh, "{entry}"]
  env: {LC_ALL: C}
)";

void copy_bundled(const std::filesystem::path& to) {
  std::filesystem::copy(ASSAY_SOURCE_DIR "/challenges/languages", to, std::filesystem::copy_options::recursive);
}

TEST_CASE("the bundled languages are PHP, Python and Go, with no path needed at run time") {
  std::vector<std::string> ids;
  for (const auto& [id, language] : bundled_languages()) ids.push_back(id);
  CHECK(ids == std::vector<std::string>{"go", "php", "python"});
}

TEST_CASE("a fourth language is one more file") {
  const support::TemporaryFolder folder;
  copy_bundled(folder.path());
  std::ofstream(folder.path() / "sh.yaml") << shell;
  const auto languages = load_languages(folder.path().string());
  REQUIRE(languages.has_value());
  CHECK(languages->size() == 4);
  const Language& added = languages->at("sh");
  CHECK(added.run_argv == std::vector<std::string>{"/bin/sh", "{entry}"});
  CHECK(added.run_env.at("LC_ALL") == "C");
  CHECK_FALSE(added.compile);
  CHECK(*guess_language(*languages, {"main.sh", "README"}, {"sh", "go"}) == "sh");
}

TEST_CASE("a malformed language file is refused with every fault in its place") {
  const support::TemporaryFolder folder;
  std::ofstream(folder.path() / "sh.yaml") << "id: sh\nname: 5\nextensions: [.sh]\nentry: main.sh\nversion: {argv: [/bin/sh]}\nrn: 1\n";
  const auto languages = load_languages(folder.path().string());
  REQUIRE(languages.has_error());
  CHECK(languages.error().code() == ErrorCode::invalid);
  CHECK(languages.error().message().find("sh.yaml:2:7: the number 5 stands where a text is needed") != std::string::npos);
  CHECK(languages.error().message().find("sh.yaml:1:1: a language needs the key run") != std::string::npos);
  CHECK(languages.error().message().find("sh.yaml:6:1: unknown key \"rn\" in a language; allowed:") != std::string::npos);
}

TEST_CASE("the entry is the file of that name, else the only source") {
  const Language& python = bundled_languages().at("python");
  CHECK(*entry_file(python, {"python", {{"a.py", ""}, {"main.py", ""}}}) == "main.py");
  CHECK(*entry_file(python, {"python", {{"a.py", ""}, {"data.txt", ""}}}) == "a.py");
  CHECK(entry_file(python, {"python", {{"a.py", ""}, {"b.py", ""}}}).has_error());
  CHECK(entry_file(python, {"python", {{"data.txt", ""}}}).has_error());
}

TEST_CASE("a language is guessed only where one alone fits") {
  const Languages& all = bundled_languages();
  const std::vector<std::string> allowed{"php", "python", "go"};
  CHECK(*guess_language(all, {"main.php", "notes.md"}, allowed) == "php");
  CHECK(guess_language(all, {"main.php", "main.go"}, allowed).has_error());
  CHECK(guess_language(all, {"main.rb"}, allowed).has_error());
  CHECK(guess_language(all, {"main.go"}, {"php"}).has_error());
}

}  // namespace
}  // namespace assay::challenges
