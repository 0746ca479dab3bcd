// What a warm Python takes upon itself, and that it says so when it cannot start.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "challenges/kinds/environment.hpp"
#include "sandbox/warm/python_call.hpp"
#include "tests/support/box.hpp"
#include "tests/support/process.hpp"

namespace assay::fidelity {
namespace {

using sandbox::warm::PythonCall;

// With the environment that it is warmed with, less the names of `changes`, and then those that have a value.
std::optional<PythonCall> understood(const std::vector<const char*>& words, const std::vector<std::string>& changes = {}) {
  const auto name_of = [](const std::string& entry) { return entry.substr(0, entry.find('=')); };
  std::vector<const char*> argv{"/usr/bin/python3"}, env;
  argv.insert(argv.end(), words.begin(), words.end());
  argv.push_back(nullptr);
  for (const char* entry : sandbox::warm::warm_environment) {
    const auto same = [&](const std::string& change) { return name_of(change) == name_of(entry); };
    if (std::none_of(changes.begin(), changes.end(), same)) env.push_back(entry);
  }
  for (const std::string& change : changes)
    if (change.find('=') != std::string::npos) env.push_back(change.c_str());
  env.push_back(nullptr);
  return sandbox::warm::understand(argv.data(), env.data());
}

std::string broken_by(const std::string& mount) {
  const std::string program = support::built("warm-alone-python");
  const auto finished = support::run_to_end({"/usr/bin/unshare", "-rm", "sh", "-c", mount + " && exec " + program + " /usr/bin/python3 x.py"});
  CHECK(finished.status == 3);
  return finished.err;
}

// What the compile step hands over for a main.py.
std::string artifact_of(const std::string& source) {
  const challenges::Language& language = challenges::bundled_languages().at("python");
  const challenges::Submission submission{"python", {{"main.py", source}}};
  sandbox::Command command;
  command.profile = sandbox::Profile::compile;
  command.limits = support::roomy();
  command.argv = challenges::expand(language.compile->argv, language, "main.py", &submission);
  command.env = challenges::environment(language.compile->env, {});
  command.files.push_back({"main.py", source});
  command.collect.push_back(*language.compile->artifact);
  sandbox::Outcome outcome = support::run(command);
  INFO(outcome.err);
  REQUIRE(support::how(outcome) == "exited 0");
  return outcome.files.at(0).content;
}

std::string said_with(const std::string& source, const std::string& artifact, sandbox::Start start) {
  const challenges::Language& language = challenges::bundled_languages().at("python");
  const std::vector<sandbox::File> installed{{"main.py", source}, {"main", artifact, true, sandbox::Area::program}};
  REQUIRE(support::real_box().install(installed).has_value());
  sandbox::Command command;
  command.limits = support::roomy();
  command.argv = {"/usr/bin/python3", "main.py"};
  command.env = challenges::environment(language.run_env, {});
  command.start = start;
  const sandbox::Outcome outcome = support::run(command);
  INFO(outcome.err);
  CHECK(support::how(outcome) == "exited 0");
  return outcome.out;
}

}  // namespace

TEST_CASE("a warm run takes the code that the compile step made of its source, and of no other source") {
  const std::string one = "print('one')\n", two = "print('two')\n";
  const std::string artifact = artifact_of(two);
  REQUIRE(artifact.find(two) != std::string::npos);
  std::string claims_one = artifact;  // cannot come to be: only so can it be seen which is run
  claims_one.replace(artifact.find(two), two.size(), one);
  CHECK(said_with(one, claims_one, sandbox::Start::python) == "two\n");
  CHECK(said_with(one, claims_one, sandbox::Start::exec) == "one\n");
  CHECK(said_with(one, artifact, sandbox::Start::python) == "one\n");
  for (const std::string& broken : {artifact.substr(0, 30), artifact.substr(0, artifact.size() - 9), std::string(), std::string(5000, 'a')})
    CHECK(said_with(two, broken, sandbox::Start::python) == "two\n");
}

TEST_CASE("a program that Python warns of when it compiles it is handed over without bytecode, for each run has to warn") {
  CHECK(artifact_of("print(1 is 1)\n").empty());
  CHECK_FALSE(artifact_of("print(1 == 1)\n").empty());
}

TEST_CASE("a program's file and -c are a warm interpreter's to run, every other option is a new one's") {
  REQUIRE(understood({"main.py", "-O", "x"}));
  CHECK(understood({"main.py", "-O", "x"})->file == std::string("main.py"));
  REQUIRE(understood({"-c", "print()", "x"}));
  CHECK(understood({"-c", "print()", "x"})->code == std::string("print()"));
  for (const std::vector<const char*>& words :
       std::vector<std::vector<const char*>>{{}, {""}, {"-"}, {"-c"}, {"-m", "json"}, {"-O", "main.py"}, {"-u", "main.py"}, {"--version"}})
    CHECK_FALSE(understood(words));
}

TEST_CASE("a variable that Python or its C library reads at its start asks for a new interpreter") {
  for (const char* change :
       {"PYTHONOPTIMIZE=1", "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE", "PYTHONDONTWRITEBYTECODE=2", "PYTHONPATH=", "LD_PRELOAD=x.so",
        "LD_LIBRARY_PATH=/work", "GLIBC_TUNABLES=x", "MALLOC_ARENA_MAX=1", "LANG", "LANG=C", "LC_ALL=C", "LC_CTYPE=POSIX", "HOME", "HOME=x", "HOME=/"})
    CHECK_MESSAGE(!understood({"main.py"}, {change}), change);
  for (const char* change : {"LC_ALL=C.UTF-8", "LC_TIME=C", "TZ=EST5EDT", "TZ", "HOME=/nowhere", "PATH=/bin", "ANY=thing", "LC_ALL="})
    CHECK_MESSAGE(understood({"main.py"}, {change}).has_value(), change);
}

TEST_CASE("a Python that cannot start is none, with a sentence") {
  CHECK(broken_by("mount -t tmpfs none /usr/lib/python3.11/encodings").find("cannot warm up: Python does not start: ") != std::string::npos);
}

TEST_CASE("a Python of another build than the program that it stands for is none") {
  CHECK(broken_by("mount --bind /usr/bin/true /usr/bin/python3.11").find("cannot warm up: /usr/bin/python3 is not the Python 3.11") !=
        std::string::npos);
}

}  // namespace assay::fidelity
