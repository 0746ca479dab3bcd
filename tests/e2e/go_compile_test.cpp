// The compile step of Go does what `go build` does, in real boxes: the same words for what does not compile, a program that does the
// same for what does; by the toolchain's own two steps where that is possible, and by go build where it is not.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <re2/re2.h>

#include "challenges/kinds/kind.hpp"
#include "runner/program_files.hpp"
#include "tests/support/box.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay {
namespace {

using challenges::CompileResult;
using challenges::Language;
using challenges::SourceFile;
using challenges::Verdict;

const Language& go() { return challenges::bundled_languages().at("go"); }

// go build alone, as one would type it.
Language by_go_build() {
  Language language = go();
  language.compile->argv = {"/bin/sh", "-c", "go build -buildvcs=false -ldflags='-s -w' -o .assay-out/ . && /bin/mv .assay-out/* .assay-program"};
  return language;
}

// go cannot be found: what compiles all the same was compiled by the two steps.
Language without_go_build() {
  Language language = go();
  language.compile->env["PATH"] = "/nowhere";
  return language;
}

struct Came {
  CompileResult compile;
  std::string ran;  // how the program ended and what it wrote, on both streams, without addresses
};

Came came(const Language& language, const std::vector<SourceFile>& files) {
  challenges::Challenge challenge;
  challenge.compile_limits.all.cpu_ms = support::scaled_ms(30'000);
  challenge.compile_limits.all.wall_ms = support::scaled_ms(60'000);
  auto compiled = challenges::compile(challenge, language, {"go", files}, support::real_box());
  REQUIRE_MESSAGE(compiled.has_value(), compiled.error().message());
  Came all{compiled->result, ""};
  if (compiled->result.verdict != Verdict::AC) return all;
  sandbox::Command command;
  command.argv = {"/program/main", "word"};
  command.env = {"PATH=/usr/bin:/bin", "HOME=/work", "LANG=C.UTF-8"};
  command.limits = support::roomy();
  const sandbox::Outcome outcome = support::run(command);
  all.ran = support::how(outcome) + "\n" + outcome.out + "\n" + outcome.err;
  static const RE2 address("\\+?0x[0-9a-f]+");
  RE2::GlobalReplace(&all.ran, address, "0x");
  return all;
}

const std::string head = "package main\n\nimport \"fmt\"\n\n";
const std::string prints = head + "func main() { fmt.Println(1) }\n";

struct Row {
  std::string what;
  std::vector<SourceFile> files;
};

const std::vector<Row> directly = {
    {"one file", {{"main.go", prints}}},
    {"a comment before the package", {{"main.go", "// Package main counts.\n\n" + prints}}},
    {"two files, their variables and init in the order of their names",
     {{"a.go", head + "var w = say(\"w\")\n\nfunc init() { fmt.Println(\"init a\") }\n"}, {"main.go", head + "var v = say(w)\n\nfunc say(s string) string {\n\tfmt.Println(s)\n\treturn s\n}\n\nfunc main() { fmt.Println(v, w) }\n"}}},
    {"type parameters",
     {{"main.go", head + "func each[T any](x []T, f func(T) T) []T {\n\tfor i := range x {\n\t\tx[i] = f(x[i])\n\t}\n\treturn x\n}\n\nfunc main() { fmt.Println(each([]int{1, 2}, func(i int) int { return 2 * i })) }\n"}}},
    {"unsafe, and a body elsewhere",
     {{"main.go", "package main\n\nimport _ \"unsafe\"\n\n//go:linkname nanotime runtime.nanotime\nfunc nanotime() int64\n\nfunc main() { println(nanotime() > 0) }\n"}}},
    {"a library of many packages", {{"main.go", "package main\n\nimport \"net/http\"\n\nfunc main() { println(http.StatusText(404)) }\n"}}},
    {"a panic in a method, three calls deep",
     {{"main.go", head + "type list struct{ all []int }\n\nfunc (l *list) at(i int) int {\n\treturn l.all[i]\n}\n\nfunc deep(n int) int {\n\tif n == 0 {\n\t\tl := &list{}\n\t\treturn l.at(n + 7)\n\t}\n\treturn deep(n-1) + 1\n}\n\nfunc main() { fmt.Println(deep(3)) }\n"}}},
    {"a panic in what was inlined", {{"main.go", "package main\n\nimport \"os\"\n\nfunc at(a []int, i int) int { return a[i] }\n\nfunc main() {\n\tprintln(at(nil, len(os.Args)))\n}\n"}}},
    {"an error that nobody catches", {{"main.go", "package main\n\nimport \"errors\"\n\nfunc main() {\n\tpanic(errors.New(\"boom\"))\n}\n"}}},
    {"all asleep", {{"main.go", "package main\n\nfunc main() { <-make(chan int) }\n"}}},
    {"what a program knows of its build",
     {{"main.go", "package main\n\nimport (\n\t\"fmt\"\n\t\"runtime\"\n\t\"runtime/debug\"\n)\n\nfunc main() {\n\tinfo, ok := debug.ReadBuildInfo()\n\tpc, file, line, _ := runtime.Caller(0)\n\tfmt.Println(info, ok, runtime.GOROOT(), runtime.Version(), runtime.FuncForPC(pc).Name(), file, line)\n\tdebug.PrintStack()\n}\n"}}},
};

const std::vector<Row> by_go_build_only = {
    {"a file for another build", {{"main.go", prints}, {"x.go", "//go:build ignore\n\npackage main\n\nfunc main() {}\n"}}},
    {"the same, as it was written before Go 1.17", {{"main.go", prints}, {"x.go", "// +build ignore\n\npackage other\n"}}},
    {"a file for another system", {{"main.go", prints}, {"x_windows.go", "package main\n\nfunc main() {}\n"}}},
    {"tests beside it", {{"main.go", prints}, {"main_test.go", "package main\n\nimport \"testing\"\n\nfunc TestX(t *testing.T) {}\n"}}},
    {"a package below", {{"main.go", head + "import \"submission/sub\"\n\nfunc main() { fmt.Println(sub.X) }\n"}, {"sub/sub.go", "package sub\n\nconst X = 5\n"}}},
    {"a module of its own", {{"go.mod", "module other\n\ngo 1.17\n"}, {"main.go", prints}}},
    {"files to embed", {{"main.go", head + "import _ \"embed\"\n\n//go:embed main.go\nvar source string\n\nfunc main() { fmt.Println(len(source)) }\n"}}},
    {"other files beside it", {{"README.md", "# Hello\n"}, {"main.go", prints}}},
    {"lines that end as on Windows", {{"main.go", "package main\r\n\r\nfunc main() { println(1) }\r\n"}}},
};

const std::vector<Row> refused = {
    {"a name that is not there", {{"main.go", head + "func main() { fmt.Println(x) }\n"}}},
    {"an import and a variable that nothing uses", {{"main.go", head + "import \"os\"\n\nfunc main() {\n\ty := 1\n\tfmt.Println()\n}\n"}}},
    {"more errors than are shown", {{"main.go", head + "func main() { fmt.Println(a, b, c, d, e, f, g, h, i, j, k, l) }\n"}}},
    {"arguments and values of other types", {{"main.go", head + "func f(a int, b string) (int, error) {}\n\nfunc main() {\n\tx := f(1)\n\tvar s string = 3\n\tf(\"x\", 1)\n\tf(1, \"a\", 2)\n\tfmt.Println(x, s, 1+\"a\")\n}\n"}}},
    {"fields, methods and interfaces", {{"main.go", head + "type t struct{}\n\ntype i interface{ N() }\n\nfunc main() {\n\tvar v i = t{}\n\tt{}.X()\n\tif 1 {\n\t}\n\tconst c = 1\n\tc = 2\n\tfmt.Foo(v)\n}\n"}}},
    {"a name that stands twice", {{"main.go", "package main\n\nvar a = 1\nvar a = 2\n\nfunc main() { println(a) }\n"}}},
    {"no return", {{"main.go", "package main\n\nfunc f() int {\n}\n\nfunc main() { f() }\n"}}},
    {"errors in two files", {{"a.go", "package main\n\nvar v int = \"a\"\n"}, {"main.go", "package main\n\nfunc main() { println(w) }\n"}}},
    {"syntax", {{"main.go", head + "func main() { fmt.Println(1 2) }\n"}}},
    {"syntax of the imports", {{"main.go", "package main\n\nimport fmt\n\nfunc main() {}\n"}}},
    {"a character that is none, and a name", {{"main.go", "package main\n\nfunc main() { println(x, 'ab', y) }\n"}}},
    {"bytes that are no UTF-8", {{"main.go", "package main\n\nfunc main() { println(\"a\xff\") }\n"}}},
    {"an import from the network", {{"main.go", "package main\n\nimport \"github.com/x/y\"\n\nfunc main() { y.Z() }\n"}}},
    {"an import that is misspelt", {{"main.go", "package main\n\nimport \"fmtt\"\n\nfunc main() { fmtt.Z(x) }\n"}}},
    {"an internal package", {{"main.go", "package main\n\nimport \"internal/bytealg\"\n\nfunc main() { println(bytealg.MaxLen) }\n"}}},
    {"a part of the toolchain", {{"main.go", "package main\n\nimport \"cmd/internal/objabi\"\n\nfunc main() { println(objabi.GOROOT) }\n"}}},
    {"C", {{"main.go", "package main\n\nimport \"C\"\n\nfunc main() {}\n"}}},
    {"an archive by its path", {{"main.go", "package main\n\nimport \"./sub\"\n\nfunc main() { println(sub.X) }\n"}, {"sub/sub.go", "package sub\n\nconst X = 5\n"}}},
    {"a package that is no program", {{"main.go", "package other\n\nfunc main() { println(1) }\n"}}},
    {"no main", {{"main.go", head + "func Main() { fmt.Println() }\n"}}},
    {"packages that differ", {{"b.go", "package other\n"}, {"main.go", prints}}},
    {"names that differ by case", {{"Main.go", "package main\n"}, {"main.go", prints}}},
    {"C source beside it", {{"main.go", prints}, {"x.c", "int x;\n"}}},
    {"a test that does not parse", {{"main.go", prints}, {"main_test.go", "package nope {"}}},
    {"a module file with a fault", {{"go.mod", "module submission\n\ngo 1.19\nrequire nope\n"}, {"main.go", prints}}},
    {"a line that calls itself another", {{"main.go", head + "func main() {\n//line /etc/passwd:10\n\tfmt.Println(x)\n}\n"}}},
    {"nothing", {{"main.go", ""}}},
};

TEST_CASE("what needs nothing but the standard library is compiled without go build, and does what go build's program does") {
  for (const Row& row : directly) {
    INFO(row.what);
    const Came without = came(without_go_build(), row.files), built = came(by_go_build(), row.files);
    CHECK_MESSAGE(without.compile.verdict == Verdict::AC, without.compile.output);
    CHECK_MESSAGE(built.compile.verdict == Verdict::AC, built.compile.output);
    CHECK(without.ran == built.ran);
    CHECK(without.compile.output == built.compile.output);
  }
}

TEST_CASE("a panic names functions, files and lines") {
  const Came panicked = came(go(), directly[6].files);
  for (const std::string line : {"panic: runtime error: index out of range [7] with length 0", "main.(*list).at(...)\n\t/work/main.go:8", "main.deep(0x?)\n\t/work/main.go:14 ",
                                 "main.deep(0x?)\n\t/work/main.go:16 ", "main.main()\n\t/work/main.go:19 "})
    CHECK_MESSAGE(panicked.ran.find(line) != std::string::npos, line, " is not in ", panicked.ran);
}

TEST_CASE("what asks more of a build is go build's, and its program is the same") {
  for (const Row& row : by_go_build_only) {
    INFO(row.what);
    CHECK(came(without_go_build(), row.files).compile.verdict == Verdict::CE);
    const Came ours = came(go(), row.files), built = came(by_go_build(), row.files);
    CHECK_MESSAGE(ours.compile.verdict == Verdict::AC, ours.compile.output);
    CHECK(ours.ran == built.ran);
  }
}

TEST_CASE("what does not compile is told in go build's own words, byte for byte") {
  for (const Row& row : refused) {
    INFO(row.what);
    const Came ours = came(go(), row.files), built = came(by_go_build(), row.files);
    CHECK(ours.compile.verdict == Verdict::CE);
    CHECK(built.compile.verdict == Verdict::CE);
    CHECK(ours.compile.output == built.compile.output);
    CHECK_FALSE(ours.compile.output.empty());
  }
}

TEST_CASE("what has errors of types alone is refused without go build") {
  for (std::size_t row : {0u, 1u, 2u, 3u, 4u, 5u, 6u, 7u}) {
    INFO(refused[row].what);
    const Came ours = came(without_go_build(), refused[row].files);
    CHECK(ours.compile.output.find("# submission\n") == 0);
  }
}

TEST_CASE("a program finds nothing of the programs that are kept, in its box or while it compiles") {
  support::TemporaryFolder home;
  const auto programs = runner::ProgramFiles::open(home.path() / "programs").value();
  const challenges::CompiledBefore before{programs.get(), "go"};
  const std::string looks = "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\t_, failed := os.Stat(\"" + (home.path() / "programs").string() +
                            "\")\n\tfmt.Println(os.IsNotExist(failed))\n}\n";
  for (const bool again : {false, true}) {
    auto compiled = challenges::compile({}, go(), {"go", {{"main.go", looks}}}, support::real_box(), before);
    REQUIRE(compiled.has_value());
    REQUIRE_MESSAGE(compiled->result.verdict == Verdict::AC, compiled->result.output);
    CHECK(compiled->result.cached == again);
    sandbox::Command command;
    command.argv = {"/program/main"};
    command.limits = support::roomy();
    CHECK(support::run(command).out == "true\n");
  }
  Language peeks = go();
  peeks.compile->argv = {"/bin/sh", "-c", "test ! -e " + (home.path() / "programs").string()};
  peeks.compile->artifact.reset();
  CHECK(came(peeks, {{"main.go", prints}}).compile.verdict == Verdict::AC);
}

}  // namespace
}  // namespace assay
