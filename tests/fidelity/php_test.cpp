// What only the warm PHP does: check sources, give what it was not warmed for to exec, refuse to stand for a PHP that it is not.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "base/file.hpp"
#include "challenges/kinds/compile.hpp"
#include "challenges/language.hpp"
#include "tests/fidelity/alone_way.hpp"
#include "tests/support/box.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::fidelity {
namespace {

bool built_here() {
  const std::vector<std::string_view> languages{ASSAY_WARM_LANGUAGES};
  const bool php = std::find(languages.begin(), languages.end(), "php") != languages.end();
  if (!php) MESSAGE("no warm PHP in this build");
  return php;
}

std::string file_of(const support::TemporaryFolder& folder, const std::string& name, const std::string& content) {
  write_file(folder.path() / name, content).value();
  return (folder.path() / name).string();
}

support::Finished warm(std::vector<std::string> words, const std::map<std::string, std::string>& variables = {}) {
  words.insert(words.begin(), support::built("warm-alone-php"));
  return support::run_to_end(words, variables);
}

// A warm start with another file or folder laid over one of the machine's.
support::Finished warm_over(const std::string& own, const std::string& machines) {
  return support::run_to_end({"/usr/bin/unshare", "--map-root-user", "--mount", "/bin/sh", "-c", "mount --bind \"$0\" \"$1\" && exec \"$2\" /usr/bin/php", own, machines,
                              support::built("warm-alone-php")});
}

std::vector<std::string> with_sources(const std::vector<std::string>& words, const std::vector<std::string>& sources) {
  std::vector<std::string> argv;
  for (const std::string& word : words)
    if (word == "{sources}") argv.insert(argv.end(), sources.begin(), sources.end());
    else argv.push_back(word);
  return argv;
}

constexpr std::string_view sources[] = {
    "<?php echo 1;\n",
    "",
    "no code",
    "<?php\necho 1\nfoo(;\n",
    "<? echo 1 2;\n",                                                     // a short tag: there is no ini file that forbids it
    "<?php function ctype_alpha($x) {} class PDO {} function shared() {}\n",  // no extension is loaded that has these
    "<?php function shared() {} class Shared {}\n",                         // what another file declares is not declared
    "<?php function strlen() {}\n",
    "<?php function f() {} function f() {}\n",
    "<?php function g($a = 1, $b) {} class A { function __construct(private $x, private $x) {} }\n",
    "<?php function deprecated($a = 1, $b) {}\n",
    "\xef\xbb\xbf#!/usr/bin/php\n<?php namespace A; echo 1;\n",
    "#!/usr/bin/php\n<?php declare(strict_types=1);\n",
    "text\n<?php declare(strict_types=1);\n",
    "<?php class B extends C {} \"abc$x[foo",
    "<?php __HALT_COMPILER(); anything <<<",
    "<?php enum E: int { case A = 1; case B = 'x'; }\n",
    "<?php $a = <<<X\n  a\n b\n  X;\n",
    "<?php use Foo\\Bar; use Baz\\Bar;\n",
    "<?php goto a;\n",
    "<?php break;\n",
    "\x80\x81<?php \x80\x81 = ;\n",
    "<?php match (1) { default => 3, default => 4 };\n",
    "<?php 08;\n",
};

}  // namespace

TEST_CASE("a warm PHP that checks sources says, and ends as, the loop of php -l that it stands for") {
  if (!built_here()) return;
  const support::TemporaryFolder folder;
  std::vector<std::vector<std::string>> checks;
  std::vector<std::string> all;
  for (std::size_t i = 0; i < std::size(sources); ++i) {
    all.push_back(file_of(folder, "source" + std::to_string(i) + ".php", std::string(sources[i])));
    checks.push_back({all.back()});
  }
  checks.push_back(all);
  checks.push_back({all[0], (folder.path() / "missing.php").string(), all[0]});
  const challenges::CompileStep& step = *challenges::bundled_languages().at("php").compile;
  int refused = 0;
  for (const std::vector<std::string>& check : checks) {
    const support::Finished by_exec = support::run_to_end(with_sources(step.argv, check)), by_fork = warm(with_sources(step.warm_argv, check));
    INFO(check[0]);
    CHECK(by_fork.out == by_exec.out);
    CHECK(by_fork.err == by_exec.err);
    CHECK(by_fork.status == by_exec.status);
    refused += by_fork.status == 0 ? 0 : 1;
  }
  CHECK(refused >= 15);
}

TEST_CASE("the compile steps of PHP and Python are warm in a box, whatever the same step is by exec") {
  const challenges::Submission sources{"", {{"main.php", "<?php echo 1;\n"}, {"main.py", "print(1)\n"}}};
  for (const char* id : {ASSAY_WARM_LANGUAGES}) {
    const challenges::Language& language = challenges::bundled_languages().at(id);
    sandbox::Command command = challenges::compile_command(language, sources, language.entry, support::roomy());
    const sandbox::Outcome outcome = support::run(command);
    CHECK(support::how(outcome) == "exited 0");
    CHECK_MESSAGE(outcome.warm, id, " compiles by exec");
  }
}

TEST_CASE("a warm PHP runs what the language file starts it with, and gives every other command to exec") {
  if (!built_here()) return;
  const support::TemporaryFolder folder;
  const std::string script = file_of(folder, "main.php", "<?php echo readlink('/proc/self/exe');\n");
  std::vector<std::string> usual = command_of("php");
  usual.back() = script;
  const std::string by_exec = support::run_to_end(usual).out;
  CHECK(warm(usual).out == support::built("warm-alone-php"));
  std::vector<std::string> other = usual;
  other[2] = "memory_limit=64M";
  CHECK(warm(other).out == by_exec);
  other = usual;
  other.insert(other.begin() + 1, {"-d", "precision=3"});
  CHECK(warm(other).out == by_exec);
  CHECK(warm({"/usr/bin/php", script}).out == by_exec);
  CHECK(warm({"/usr/bin/php", "-r", "echo readlink('/proc/self/exe');"}).out == by_exec);
  CHECK(warm({"/usr/bin/php8.2", script}).out == by_exec);
  for (const char* variable : {"PHPRC", "USE_ZEND_ALLOC", "LD_LIBRARY_PATH"}) CHECK(warm(usual, {{variable, "/none"}}).out == by_exec);
  CHECK(warm({"/none/php", script}).status == 127);
}

TEST_CASE("a PHP that would complain at its start does not warm up, and says what it would complain of") {
  if (!built_here()) return;
  const support::TemporaryFolder folder;
  file_of(folder, "10-none.ini", "extension=no_such_extension\n");
  const support::Finished broken = warm_over(folder.path().string(), "/etc/php/8.2/cli/conf.d");
  CHECK(broken.status == 3);
  CHECK(broken.err.find("cannot warm up: PHP does not start: PHP Warning:  PHP Startup: Unable to load dynamic library 'no_such_extension'") == 0);
}

TEST_CASE("libphp does not stand for a php of another version") {
  if (!built_here()) return;
  const support::Finished other = warm_over("/bin/true", std::filesystem::canonical("/usr/bin/php").string());
  CHECK(other.status == 3);
  CHECK(other.err.find("cannot warm up: /usr/bin/php is not PHP 8.2") == 0);
}

TEST_CASE("no two runs of one warm PHP draw the same random numbers") {
  if (!built_here()) return;
  sandbox::Command command;
  command.argv = command_of("php");
  command.env = {"PATH=/usr/bin:/bin", "HOME=/work"};
  command.limits = support::roomy();
  command.start = sandbox::Start::php;
  command.files.push_back({"main.php", R"php(<?php
    session_save_path('/work');
    foreach ([mt_rand(), rand(), lcg_value(), bin2hex(random_bytes(8)), random_int(0, PHP_INT_MAX), uniqid('', true), session_create_id(),
              implode(',', array_rand(range(0, 999), 20)), str_shuffle('abcdefghijklmnopqrstuvwxyz'), bin2hex(openssl_random_pseudo_bytes(8)),
              bin2hex(sodium_crypto_secretbox_keygen()), password_hash('x', PASSWORD_BCRYPT, ['cost' => 4])] as $drawn) echo $drawn, "\n";
    echo readlink('/proc/self/exe') === '/usr/bin/php8.2' ? 'exec' : 'warm', "\n";
  )php"});
  std::istringstream first(support::run(command).out), second(support::run(command).out);
  std::string one, other;
  int lines = 0;
  for (; std::getline(first, one) && std::getline(second, other) && one != "warm"; ++lines) CHECK(one != other);
  CHECK(lines == 12);
  CHECK(one == "warm");
}

}  // namespace assay::fidelity
