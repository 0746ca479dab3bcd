// What the command line says to bad usage, and its help, word for word: nothing here needs a sandbox.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "tests/e2e/cli_process.hpp"
#include "tests/support/hostile.hpp"

namespace assay::e2e {
namespace {

namespace fs = std::filesystem;
using Args = std::vector<std::string>;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// A challenge that loads, in a folder of its own.
struct Small {
  support::TemporaryFolder folder;
  std::string challenge = folder.path() / "doubler", submission = folder.path() / "main.py";
  Small() {
    write(challenge + "/challenge.yaml",
          "format: 1\nname: Doubler\nkind: stdio\nlanguages: [python, go]\n"
          "groups:\n  - {id: all, points: 10, cases: [{stdin: \"1\\n\", expected: \"2\\n\"}]}\n");
    write(challenge + "/statement.md", "Print twice the number.\n");
    write(submission, "print(int(input()) * 2)\n");
  }
};

TEST_CASE("bad usage ends with 2, one sentence on standard error and nothing on standard output") {
  struct Row {
    Args args;
    const char* said;
  };
  const std::vector<Row> table = {
      {{}, "A subcommand is required; see `assay --help`"},
      {{"grad"}, "there is no command \"grad\"; the commands are: grade, validate, serve, doctor, bench, token"},
      {{"--bogus"}, "see `assay --help`"},
      {{"grade"}, "CHALLENGE is required; see `assay grade --help`"},
      {{"grade", "only-one"}, "SUBMISSION is required"},
      {{"grade", "a", "b", "c"}, "see `assay grade --help`"},
      {{"grade", "a", "b", "--bogus"}, "--bogus"},
      {{"grade", "a", "b", "--format", "xml"}, "--format: xml not in {json,text,html,markdown,junit}"},
      {{"grade", "a", "b", "--audience", "nobody"}, "--audience: nobody not in {panel,candidate}"},
      {{"grade", "a", "b", "--output"}, "--output"},
      {{"validate"}, "CHALLENGE is required"},
      {{"validate", "a", "--format", "html"}, "--format: html not in {text,json}"},
      {{"doctor", "now"}, "see `assay doctor --help`"},
      {{"--log-level", "loud", "doctor"}, "--log-level: loud not in {debug,info,warn,error}"},
  };
  for (const Row& row : table) {
    const Ending ending = run_assay(row.args);
    CAPTURE(row.said);
    CAPTURE(ending.err);
    CHECK(ending.status == 2);
    CHECK(ending.out.empty());
    CHECK(ending.err.starts_with("assay: "));
    CHECK(has(ending.err, row.said));
  }
}

TEST_CASE("a challenge or submission that is not there ends with 2 and the sentence names the path") {
  const Small small;
  const std::string nowhere = small.folder.path() / "nowhere", plain = small.folder.path() / "plain";
  fs::create_directories(plain);
  struct Row {
    Args args;
    std::string said;
  };
  const std::vector<Row> table = {
      {{"grade", nowhere, small.submission}, nowhere + ": no such folder; a challenge is a folder with a challenge.yaml in it"},
      {{"grade", plain, small.submission}, plain + ": holds no challenge.yaml"},
      {{"grade", small.submission, small.submission}, small.submission + ": is no folder"},
      {{"grade", small.challenge, nowhere}, nowhere + ": no such file or folder; a submission is a file, a folder, a .zip or a .tar.gz"},
      {{"grade", small.challenge, plain}, "holds no file"},
      {{"grade", small.challenge, small.submission, "--language", "cobol"},
       "doubler cannot be solved in \"cobol\"; its languages are: python, go"},
      {{"grade", small.challenge, small.submission, "--language", "php"}, "its languages are: python, go"},
      {{"grade", small.challenge, small.submission, "--output", nowhere + "/report.json"}, "there is no folder " + nowhere},
      {{"grade", small.challenge, small.submission, "--output", plain}, "is a folder; name a file"},
      {{"validate", nowhere}, nowhere + ": no such folder"},
  };
  for (const Row& row : table) {
    const Ending ending = run_assay(row.args);
    CAPTURE(row.said);
    CAPTURE(ending.err);
    CHECK(ending.status == 2);
    CHECK(ending.out.empty());
    CHECK(has(ending.err, row.said));
  }
}

TEST_CASE("standard error is one line that no terminal obeys, whatever the arguments are called") {
  const Small small;
  const std::string evil = "x\x1b[2J\nassay: all is well\r\xc2\x9b" "31m\xe2\x80\xae\xff\x07%s";
  const std::vector<Args> table = {
      {evil},
      {"grade", evil, small.submission},
      {"grade", small.challenge, evil},
      {"grade", small.challenge, evil + ".zip"},
      {"grade", small.challenge, small.submission, evil},
      {"grade", small.challenge, small.submission, "--language", evil},
      {"grade", small.challenge, small.submission, "--format", evil},
      {"grade", small.challenge, small.submission, "--output", evil + "/report"},
      {"validate", evil},
      {"serve", "--listen", evil},
      {"serve", "--data", small.submission + "/" + evil},
      {"token", "create", "--role", evil, "--name", "x", "--data", small.folder.path()},
      {"token", "create", "--role", "admin", "--name", evil, "--data", small.folder.path()},
      {"--config", evil, "doctor"},
      {"--log-level", evil, "doctor"},
  };
  for (const Args& args : table) {
    CAPTURE(args.back());
    const Ending ending = run_assay(args);
    CAPTURE(ending.err);
    CHECK(ending.status == 2);
    CHECK(ending.err.starts_with("assay: "));
    CHECK(tests::unfit(ending.err) == "");
    CHECK(tests::count_of(ending.err, "\n") == 1);
  }
}

TEST_CASE("a submission whose language nobody can tell is refused with the way out") {
  const Small small;
  write(small.folder.path() / "notes.txt", "hello");
  const Ending ending = run_assay({"grade", small.challenge, small.folder.path() / "notes.txt"});
  CAPTURE(ending.err);
  CHECK(ending.status == 2);
  CHECK(has(ending.err, "--language"));
}

TEST_CASE("every fault of a challenge is listed with its place, and validate goes on to the others") {
  const Small small;
  const std::string broken = small.folder.path() / "broken";
  write(broken + "/challenge.yaml", "format: 1\nname: Broken\nkind: stdio\nlanguages: [cobol]\ncolour: red\ngroups: []\n");
  const Ending graded = run_assay({"grade", broken, small.submission});
  CAPTURE(graded.err);
  CHECK(graded.status == 2);
  CHECK(has(graded.err, broken + "/challenge.yaml:4:"));
  CHECK(has(graded.err, broken + "/challenge.yaml:5:"));
  CHECK(graded.out.empty());

  const Ending validated = run_assay({"validate", broken, small.folder.path() / "gone", "--format", "json"});
  CHECK(validated.status == 2);
  CHECK(has(validated.out, "\"loaded\":false"));
  CHECK(has(validated.err, "challenge.yaml:5:"));
  CHECK(has(validated.err, "gone: no such folder"));
}

TEST_CASE("a hostile archive on the command line ends with 2 and names the entry") {
  const Small small;
  fs::create_directories(small.folder.path() / "sub");
  fs::create_symlink("/etc/passwd", small.folder.path() / "sub/main.py");
  const Ending ending = run_assay({"grade", small.challenge, small.folder.path() / "sub"});
  CHECK(ending.status == 2);
  CHECK(has(ending.err, "entry \"main.py\" is a link"));
}

TEST_CASE("an ASSAY_ variable sets what its flag sets, is checked alike, and a flag given wins") {
  const Small small;
  const Ending bad = run_assay({"grade", small.challenge, small.submission}, {{"ASSAY_LANGUAGE", "cobol"}});
  CHECK(bad.status == 2);
  CHECK(has(bad.err, "cannot be solved in \"cobol\""));
  const Ending wins = run_assay({"grade", small.challenge, small.submission, "--language", "php"}, {{"ASSAY_LANGUAGE", "cobol"}});
  CHECK(has(wins.err, "cannot be solved in \"php\""));
  const Ending format = run_assay({"grade", small.challenge, small.submission}, {{"ASSAY_FORMAT", "xml"}});
  CHECK(format.status == 2);
  CHECK(has(format.err, "xml not in"));
}

TEST_CASE("what one command takes from the environment does not trouble another") {
  const Ending ending = run_assay({"validate", "/nowhere"}, {{"ASSAY_FORMAT", "html"}, {"ASSAY_LANGUAGE", "go"}});
  CAPTURE(ending.err);
  CHECK(ending.err == "assay: /nowhere: no such folder; a challenge is a folder with a challenge.yaml in it\n");
}

TEST_CASE("assay.yaml sets what neither a flag nor a variable has set, for each command what is its own") {
  const Small small;
  const std::string settings = small.folder.path() / "settings.yaml";
  const Args grade = {"grade", small.challenge, small.submission, "--config", settings};
  write(settings, "format: pdf\n");
  CHECK(has(run_assay(grade).err, settings + ":1:9: --format: pdf not in {json,text,html,markdown,junit}"));
  CHECK(has(run_assay({"validate", "/nowhere", "--config", settings}).err, "settings.yaml:1:9: "));
  write(settings, "listen: 127.0.0.1:0\noutput: /nowhere/report.html\n");
  CHECK(has(run_assay(grade).err, "/nowhere"));
  Args given = grade;
  given.insert(given.end(), {"--output", "/elsewhere/report.html"});
  CHECK(has(run_assay(given).err, "/elsewhere"));
  CHECK(has(run_assay(grade, {{"ASSAY_OUTPUT", "/variable/report.html"}}).err, "/variable"));
}

TEST_CASE("a settings file with a fault is refused with the place and what is allowed") {
  const Small small;
  const std::string settings = small.folder.path() / "settings.yaml";
  const std::pair<const char*, const char*> table[] = {
      {"lissten: x\n", ":1:1: there is no setting \"lissten\"; allowed: accept_weaker, anyway, audience, challenges, "},
      {"queue: 10\nqueue: 20\n", ":2:1: the setting queue stands twice"},
      {"queue: many\n", ":1:8: Could not convert: --queue = many"},
      {"queue: {a: b}\n", ":1:8: queue has no value; allowed: a value or a list of values"},
      {"challenges: [[a]]\n", ":1:14: an entry of challenges is not a single value"},
      {"- listen\n", ":1:1: the settings must be a map of names to values"},
      {"listen: [\n", ":2:1: end of sequence flow not found"},
      {"log_level: loud\n", ":1:12: --log-level: loud not in {debug,info,warn,error}"},
  };
  for (const auto& [text, said] : table) {
    write(settings, text);
    const Ending ending = run_assay({"--config", settings, "serve", "--listen", "127.0.0.1:0"});
    CAPTURE(ending.err);
    CHECK(ending.status == 2);
    CHECK(has(ending.err, settings + said));
  }
  CHECK(has(run_assay({"doctor", "--config", "/nowhere.yaml"}).err, "/nowhere.yaml"));
}

TEST_CASE("help goes to standard output with status 0, in 80 columns") {
  for (const Args& command : {Args{}, Args{"serve"}, Args{"bench"}, Args{"token"}, Args{"token", "create"}}) {
    Args words = command;
    words.push_back("--help");
    std::istringstream lines(run_assay(words).out);
    for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(line.size() <= 80, line);
  }
}

TEST_CASE("the help of what most people call is as it was agreed, word for word") {
  for (const char* command : {"grade", "validate", "doctor", "bench"}) {
    CAPTURE(command);
    const Ending ending = run_assay({command, "--help"});
    CHECK(ending.status == 0);
    CHECK(ending.err.empty());
    CHECK(ending.out == text_of(fs::path(ASSAY_SOURCE_DIR) / "tests/golden" / (std::string("cli_help_") + command + ".txt")));
  }
  const Ending whole = run_assay({"--help"});
  CHECK(whole.status == 0);
  for (const char* command : {"\n  grade ", "\n  validate ", "\n  serve ", "\n  doctor ", "\n  bench ", "\n  token ", "Exit status: 0 accepted"})
    CHECK_MESSAGE(has(whole.out, command), command, " is not in the help");
}

TEST_CASE("--version prints the name and the version") {
  const Ending ending = run_assay({"--version"});
  CHECK(ending.status == 0);
  CHECK(ending.out == "assay " ASSAY_VERSION "\n");
}

}  // namespace
}  // namespace assay::e2e
