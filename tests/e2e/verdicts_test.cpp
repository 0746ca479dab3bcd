// The table of verdicts (docs/glossary.md), row by row and in each language, through the whole of `assay grade`: what a
// program that goes wrong in just one way comes to. The programs are
// tests/e2e/challenges/verdicts/submissions/<row>.<ext>.
//
// PC has no row: none of the checkers that compare with a fixed text gives part of a case. JE has none here either,
// because nothing that a program does may cause one.
#include <fcntl.h>

#include <filesystem>
#include <string>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "base/file.hpp"
#include "base/unique_fd.hpp"
#include "tests/support/process.hpp"
#include "tests/support/slowdown.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::verdict_table {

inline std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

struct Python {
  static constexpr const char* extension = ".py";
  // Prints the right answer and ends with `code`.
  static std::string exits(int code) { return "import sys\nprint(2 * int(input()))\nsys.exit(" + std::to_string(code) + ")\n"; }
  // A program that has not more to say than a small one, but much more to be read.
  static std::string long_source() { return "def f(a):\n" + repeated("    a = a + 1\n", 10'000) + "    return a\nprint(2 * int(input()))\n"; }
  static constexpr int uncaught = 1;  // exit status of an exception that nobody catches
};
struct Php {
  static constexpr const char* extension = ".php";
  static std::string exits(int code) {
    return "<?php\necho 2 * (int) fgets(STDIN), \"\\n\";\nexit(" + std::to_string(code) + ");\n";
  }
  static std::string long_source() {
    return "<?php\nfunction f($a) {\n" + repeated("$a = $a + 1;\n", 15'000) + "return $a;\n}\necho 2 * (int) fgets(STDIN), \"\\n\";\n";
  }
  static constexpr int uncaught = 255;
};
struct Go {
  static constexpr const char* extension = ".go";
  static std::string exits(int code) {
    return "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tvar n int\n\tfmt.Scan(&n)\n\tfmt.Println(2 * n)\n"
           "\tos.Exit(" + std::to_string(code) + ")\n}\n";
  }
  static std::string long_source() { return "package main\n\nfunc main() {\n\ta := 0\n" + repeated("\ta = a + 1\n", 10'000) + "\tprintln(a)\n}\n"; }
  static constexpr int uncaught = 2;
};
}  // namespace assay::verdict_table

TYPE_TO_STRING_AS("python", assay::verdict_table::Python);
TYPE_TO_STRING_AS("php", assay::verdict_table::Php);
TYPE_TO_STRING_AS("go", assay::verdict_table::Go);

namespace assay::verdict_table {
namespace {

namespace json = boost::json;

std::string times(std::uint32_t cpu_ms, std::uint32_t wall_ms) {
  return "cpu_ms: " + std::to_string(support::scaled_ms(cpu_ms)) + ", wall_ms: " + std::to_string(support::scaled_ms(wall_ms));
}

// The challenge with its time limits stretched for a slow machine; as it is on any other, but for another wall limit or other
// limits of the compile step ("memory_mib: 6") where a test asks for them.
class Challenge {
 public:
  explicit Challenge(std::uint32_t wall_ms = 2000, const std::string& compile_limits = times(10'000, 20'000)) {
    const std::filesystem::path original = std::filesystem::path(ASSAY_SOURCE_DIR) / "tests/e2e/challenges/verdicts";
    std::filesystem::copy(original, folder(), std::filesystem::copy_options::recursive);
    std::string text = read_file(folder() / "challenge.yaml", 1 << 20).value();
    replace(text, "cpu_ms: 500, wall_ms: 2000", times(500, wall_ms));
    replace(text, "cpu_ms: 10000, wall_ms: 20000", compile_limits);
    write_file(folder() / "challenge.yaml", text).value();
  }
  std::filesystem::path folder() const { return temporary_.path() / "verdicts"; }

  // A submission of one file that the test makes up.
  std::string submission(const std::string& extension, const std::string& source) const {
    const std::filesystem::path file = temporary_.path() / ("main" + extension);
    write_file(file, source).value();
    return file;
  }

 private:
  static void replace(std::string& text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  }
  support::TemporaryFolder temporary_;
};

struct Graded {
  int status = -1;
  json::value report;

  const json::value& at(const char* pointer) const { return report.at_pointer(pointer); }
  std::string verdict() const { return at("/verdict").as_string().c_str(); }
  // "MLE memory"; "AC" where there is no cause.
  std::string first_case() const { return ending("/groups/0/cases/0"); }
  std::string second_case() const { return ending("/groups/1/cases/0"); }

 private:
  std::string ending(const std::string& place) const {
    const json::value& one = report.at_pointer(place);
    std::string text = one.at("verdict").as_string().c_str();
    if (!one.at("cause").is_null()) text += " " + std::string(one.at("cause").as_string());
    return text;
  }
};

Graded grade(const Challenge& challenge, const std::string& submission) {
  const support::Finished finished = support::run_to_end(
      {support::built("assay"), "grade", "--format", "json", challenge.folder().string(), submission});
  INFO("standard error: ", finished.err);
  REQUIRE(finished.status <= 1);
  return {finished.status, json::parse(finished.out)};
}

Graded grade(const Challenge& challenge, const std::string& row, const std::string& extension) {
  return grade(challenge, (challenge.folder() / "submissions" / (row + extension)).string());
}

Graded grade(const std::string& row, const std::string& extension) { return grade(Challenge(), row, extension); }

// For what must end by CPU time: on a busy machine that takes a while.
Graded grade_patiently(const std::string& row, const std::string& extension) { return grade(Challenge(30'000), row, extension); }

// What all rows share that fail in the first case: it ended so ("MLE memory") and gave the whole its verdict; exit status 1, no
// points, and the second group not run because of it.
void check_failed_at_first(const Graded& graded, const std::string& ending) {
  CHECK(graded.first_case() == ending);
  CHECK(graded.status == 1);
  CHECK(graded.verdict() == ending.substr(0, ending.find(' ')));
  CHECK(graded.at("/score").to_number<double>() == 0);
  CHECK(graded.second_case() == "SK skipped");
  CHECK(graded.at("/groups/1/cases/0/because").as_string() == "first");
}

TEST_CASE_TEMPLATE("a right answer is AC with every point and exit status 0", Language, Python, Php, Go) {
  const Graded graded = grade("right", Language::extension);
  CHECK(graded.status == 0);
  CHECK(graded.verdict() == "AC");
  CHECK(graded.first_case() == "AC");
  CHECK(graded.second_case() == "AC");
  CHECK(graded.at("/score").to_number<double>() == 100);
  CHECK(graded.at("/groups/0/cases/0/exit_code").as_int64() == 0);
}

TEST_CASE_TEMPLATE("a wrong answer is WA, and a group that needs it is SK without being run", Language, Python, Php,
                   Go) {
  const Graded graded = grade("wrong_answer", Language::extension);
  check_failed_at_first(graded, "WA mismatch");
  CHECK(graded.at("/groups/1/cases/0/cpu_ms").is_null());
}

TEST_CASE_TEMPLATE("an endless loop is TLE by CPU time", Language, Python, Php, Go) {
  const Graded graded = grade_patiently("spins", Language::extension);
  check_failed_at_first(graded, "TLE cpu_time");
  CHECK(graded.at("/groups/0/cases/0/cpu_ms").to_number<double>() >= support::scaled_ms(500));
}

TEST_CASE_TEMPLATE("an endless sleep is TLE by wall time", Language, Python, Php, Go) {
  const Graded graded = grade("sleeps", Language::extension);
  check_failed_at_first(graded, "TLE wall_time");
  CHECK(graded.at("/groups/0/cases/0/wall_ms").to_number<double>() >= support::scaled_ms(2000));
}

TEST_CASE_TEMPLATE("memory without end is MLE", Language, Python, Php, Go) {
  check_failed_at_first(grade("hoards", Language::extension), "MLE memory");
}

TEST_CASE_TEMPLATE("memory without end is MLE on a machine that has to read the interpreter from disk first", Language,
                   Python, Php) {
  const char* interpreter = std::string(Language::extension) == ".py" ? "/usr/bin/python3" : "/usr/bin/php";
  for (int round = 0; round < 3; ++round) {
    const UniqueFd file(::open(interpreter, O_RDONLY | O_CLOEXEC));
    REQUIRE(::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED) == 0);
    CHECK(grade("hoards", Language::extension).first_case() == "MLE memory");
  }
}

TEST_CASE_TEMPLATE("a child that takes too much memory is MLE although its parent prints the right answer", Language, Python,
                   Php, Go) {
  check_failed_at_first(grade("child_hoards", Language::extension), "MLE memory");
}

TEST_CASE_TEMPLATE("CPU time is that of all processes together: four that each stay below the limit are TLE", Language,
                   Python, Php, Go) {
  CHECK(grade_patiently("children_spin", Language::extension).first_case() == "TLE cpu_time");
}

TEST_CASE_TEMPLATE("a busy loop that ignores every signal is TLE by CPU time", Language, Python, Php, Go) {
  CHECK(grade_patiently("ignores_signals", Language::extension).first_case() == "TLE cpu_time");
}

TEST_CASE_TEMPLATE("a program that stops itself after the right answer is TLE by wall time", Language, Python, Php, Go) {
  CHECK(grade("stops_itself", Language::extension).first_case() == "TLE wall_time");
}

TEST_CASE_TEMPLATE("output without end is OLE, and only the limit's worth is kept", Language, Python, Php, Go) {
  const Graded graded = grade("floods", Language::extension);
  check_failed_at_first(graded, "OLE output");
  CHECK(graded.at("/groups/0/cases/0/stdout/text").as_string().size() <= 16 * 1024);
}

TEST_CASE_TEMPLATE("a death by signal is RTE and names the signal", Language, Python, Php, Go) {
  const Graded graded = grade("kills_itself", Language::extension);
  check_failed_at_first(graded, "RTE signal");
  CHECK(graded.at("/groups/0/cases/0/signal").as_string() == "SIGTERM");
  CHECK(graded.at("/groups/0/cases/0/exit_code").is_null());
}

TEST_CASE_TEMPLATE("SIGKILL from itself is a death by signal, not by the memory limit", Language, Python, Php, Go) {
  const Graded graded = grade("kills_itself_hard", Language::extension);
  CHECK(graded.first_case() == "RTE signal");
  CHECK(graded.at("/groups/0/cases/0/signal").as_string() == "SIGKILL");
}

TEST_CASE_TEMPLATE("an exit code is an exit, whatever number a shell gives a time limit or a signal", Language, Python, Php,
                   Go) {
  const Challenge challenge;
  for (const int code : {124, 137, 139, 255}) {
    CAPTURE(code);
    const Graded graded = grade(challenge, challenge.submission(Language::extension, Language::exits(code)));
    CHECK(graded.first_case() == "RTE exit_code");
    CHECK(graded.at("/groups/0/cases/0/exit_code").as_int64() == code);
  }
}

TEST_CASE_TEMPLATE("a program that survives a full disk and answers right is AC", Language, Python, Php, Go) {
  CHECK(grade("fills_disk", Language::extension).verdict() == "AC");
}

// Go's own threads count as processes, and it does not survive that it can have none.
TEST_CASE_TEMPLATE("a program that survives the process limit and answers right is AC", Language, Python, Php) {
  CHECK(grade("many_processes", Language::extension).verdict() == "AC");
}

TEST_CASE_TEMPLATE("an answer counts as soon as it is written, in whatever way a program ends", Language, Python, Php, Go) {
  CHECK(grade("answers_at_exit", Language::extension).verdict() == "AC");
}

TEST_CASE_TEMPLATE("the right answer of a process that outlives the program comes too late", Language, Python, Php, Go) {
  check_failed_at_first(grade("answers_late", Language::extension), "WA mismatch");
}

TEST_CASE_TEMPLATE("the right answer on standard error is no answer", Language, Python, Php, Go) {
  CHECK(grade("answers_on_stderr", Language::extension).first_case() == "WA mismatch");
}

TEST_CASE_TEMPLATE("an exit code that was not asked for is RTE even with the right output", Language, Python, Php, Go) {
  const Graded graded = grade("gives_up", Language::extension);
  check_failed_at_first(graded, "RTE exit_code");
  CHECK(graded.at("/groups/0/cases/0/exit_code").as_int64() == 3);
}

// The contract: in kind stdio an uncaught exception is what the kernel sees.
TEST_CASE_TEMPLATE("an uncaught exception is RTE with the interpreter's exit code and its words", Language, Python, Php,
                   Go) {
  const Graded graded = grade("throws", Language::extension);
  check_failed_at_first(graded, "RTE exit_code");
  CHECK(graded.at("/groups/0/cases/0/exit_code").as_int64() == Language::uncaught);
  const std::string said(graded.at("/groups/0/cases/0/stderr/text").as_string());
  CHECK(said.find("no number is good enough") != std::string::npos);
}

TEST_CASE_TEMPLATE("a syntax error is CE for the submission and every case, with file and line", Language, Python, Php,
                   Go) {
  const Graded graded = grade("broken", Language::extension);
  CHECK(graded.status == 1);
  CHECK(graded.verdict() == "CE");
  CHECK(graded.first_case() == "CE compile");
  CHECK(graded.second_case() == "CE compile");
  CHECK(graded.at("/compile/verdict").as_string() == "CE");
  const std::string output(graded.at("/compile/output").as_string());
  CHECK(output.find(std::string("broken") + Language::extension) != std::string::npos);
}

TEST_CASE_TEMPLATE("a compile step over one of its limits is CE with that limit as its cause", Language, Python, Php, Go) {
  for (const auto& [limits, ending] : {std::pair{"cpu_ms: 5", "CE cpu_time"}, std::pair{"memory_mib: 6", "CE memory"}}) {
    const Challenge challenge(2000, limits);
    const Graded graded = grade(challenge, challenge.submission(Language::extension, Language::long_source()));
    CHECK(graded.verdict() == "CE");
    CHECK(graded.first_case() == ending);
    CHECK(graded.second_case() == ending);
    CHECK(graded.at("/score").to_number<double>() == 0);
  }
}

}  // namespace
}  // namespace assay::verdict_table
