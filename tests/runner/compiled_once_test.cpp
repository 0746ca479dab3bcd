// Equal submissions compile once: counted in what a box is asked to do.
#include <algorithm>
#include <filesystem>
#include <functional>

#include <doctest/doctest.h>

#include "base/file.hpp"
#include "runner/judge.hpp"
#include "runner/program_files.hpp"
#include "tests/runner/judge_box.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::runner {
namespace {

using challenges::Verdict;

struct Asked {
  challenges::Language language = test::toy_language();
  challenges::Submission submission = test::toy_submission();
  std::shared_ptr<challenges::Challenge> challenge = test::toy_challenge({test::toy_group("a", {"1"})});
  std::string toolchain = "toyc 1.0";
};

class Bench {
 public:
  Bench() { write_file(toolchain(), "compiler").value(); }
  std::filesystem::path toolchain() const { return folder_.path() / "toyc"; }

  Asked asked() const {
    Asked made;
    made.language.compile->toolchain = {toolchain().string()};
    return made;
  }

  // How often the compiler was started for this.
  int compilations(const Asked& asked, int exit_code = 0) {
    test::ScriptedBox box([exit_code](const sandbox::Command& command) -> Result<sandbox::Outcome> {
      return command.profile == sandbox::Profile::compile ? test::exited(exit_code, "said\n") : test::exited(0, "yes\n");
    });
    reports::Facts facts;
    facts.host.toolchain = asked.toolchain;
    last = judge({asked.challenge, asked.language, asked.submission, false, nullptr, files_.get()}, box, facts);
    return static_cast<int>(std::count(box.log.begin(), box.log.end(), "compile"));
  }

  reports::Report last;

 private:
  support::TemporaryFolder folder_;
  std::unique_ptr<ProgramFiles> files_ = ProgramFiles::open(folder_.path() / "programs").value();
};

TEST_CASE("two equal submissions compile once, and the second is judged as the first") {
  Bench bench;
  CHECK(bench.compilations(bench.asked()) == 1);
  const reports::Report first = bench.last;
  CHECK_FALSE(first.compile.cached);
  CHECK(bench.compilations(bench.asked()) == 0);
  CHECK(bench.last.compile.cached);
  CHECK(bench.last.compile.verdict == Verdict::AC);
  CHECK(bench.last.compile.output == first.compile.output);
  CHECK(bench.last.compile.cpu_ms == 0);
  CHECK(bench.last.verdict == first.verdict);
  CHECK(bench.last.score == first.score);
}

TEST_CASE("a program is used again only where all that made it is the same") {
  Bench bench;
  REQUIRE(bench.compilations(bench.asked()) == 1);
  const std::pair<std::string, std::function<void(Asked&)>> changes[] = {
      {"source", [](Asked& asked) { asked.submission.files[0].content += " "; }},
      {"a source's name", [](Asked& asked) { asked.submission.files.push_back({"x.toy", ""}); }},
      {"flag", [](Asked& asked) { asked.language.compile->argv.emplace_back("-O2"); }},
      {"flag of a warm start", [](Asked& asked) { asked.language.compile->warm_argv = {"/bin/toyc", "-q"}; }},
      {"start", [](Asked& asked) { asked.language.compile->start = sandbox::Start::python; }},
      {"environment", [](Asked& asked) { asked.language.compile->env["GOAMD64"] = "v3"; }},
      {"the language's own file", [](Asked& asked) { asked.language.compile->files["compile.sh"] = "true"; }},
      {"artifact", [](Asked& asked) { asked.language.compile->artifact = "other"; }},
      {"the challenge's limit", [](Asked& asked) { asked.challenge->compile_limits.all.memory_mib = 77; }},
      {"the toolchain's name", [](Asked& asked) { asked.toolchain = "toyc 1.1"; }},
  };
  for (const auto& [what, change] : changes) {
    INFO(what);
    Asked asked = bench.asked();
    change(asked);
    CHECK(bench.compilations(asked) == 1);
    CHECK(bench.compilations(asked) == 0);
  }
  write_file(bench.toolchain(), "compileR").value();  // another file under the same version, as after a security update
  CHECK(bench.compilations(bench.asked()) == 1);
  CHECK(bench.compilations(bench.asked()) == 0);
}

TEST_CASE("where parts are joined otherwise, the key is another") {
  Bench bench;
  Asked asked = bench.asked();
  asked.submission.files = {{"main.toy", "ab"}, {"x.toy", "c"}};
  REQUIRE(bench.compilations(asked) == 1);
  asked.submission.files = {{"main.toy", "a"}, {"x.toy", "bc"}};
  CHECK(bench.compilations(asked) == 1);
}

TEST_CASE("what did not compile is compiled again each time") {
  Bench bench;
  for (int i = 0; i < 2; ++i) {
    CHECK(bench.compilations(bench.asked(), 1) == 1);
    CHECK(bench.last.verdict == Verdict::CE);
  }
  CHECK(bench.compilations(bench.asked()) == 1);
  CHECK(bench.last.verdict == Verdict::AC);
}

TEST_CASE("nothing is kept for a toolchain that has no name, or a language that names no files of it") {
  Bench bench;
  Asked nameless = bench.asked();
  nameless.toolchain.clear();
  Asked fileless = bench.asked();
  fileless.language.compile->toolchain.clear();
  for (const Asked& asked : {nameless, fileless})
    for (int i = 0; i < 2; ++i) CHECK(bench.compilations(asked) == 1);
}

TEST_CASE("every language that makes programs names files of its toolchain that are there") {
  for (const auto& [id, language] : challenges::bundled_languages()) {
    if (!language.compile || !language.compile->artifact) continue;
    CHECK_MESSAGE(!language.compile->toolchain.empty(), id);
    for (const std::string& path : language.compile->toolchain) CHECK_MESSAGE(std::filesystem::exists(path), path);
  }
}

}  // namespace
}  // namespace assay::runner
