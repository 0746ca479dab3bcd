// assay-policy OUT.cpp FILE.conf...: the system call policies as programs of the kernel's filter language, as C++ source. Run by the
// build, so that the launcher holds neither a parser nor libseccomp. A job's policies are made twice: whole, and as what is left of
// each where maker.conf is held.
#include <linux/seccomp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>

#include "base/file.hpp"
#include "sandbox/policy/compiler/parse.hpp"

namespace assay::sandbox::policy {
namespace {

// What no line names answers that there is no such call: programs of an older kernel's time hear nothing else.
constexpr std::uint32_t otherwise = SECCOMP_RET_ERRNO | ENOSYS;
constexpr std::array<std::string_view, 3> of_jobs{"run.conf", "compile.conf", "checker.conf"};

std::string source_of(const std::string& name, const std::vector<sock_filter>& program) {
  std::string text = "static const sock_filter " + name + "[] = {\n";
  for (const sock_filter& step : program)
    text += "    {" + std::to_string(step.code) + ", " + std::to_string(step.jt) + ", " + std::to_string(step.jf) + ", " +
            std::to_string(step.k) + "u},\n";
  return text + "};\n";
}

// One function that finds a program by its policy's name.
class Source {
 public:
  explicit Source(std::string function) : function_(std::move(function)) {}

  Result<void> add(const std::string& file, const Policy& rules, std::uint32_t unnamed) {
    const auto program = assemble(rules, unnamed);
    if (!program) return Error(ErrorCode::invalid, file + ": " + program.error().message());
    const std::string name = function_ + "_" + file.substr(0, file.find('.'));
    arrays_ += source_of(name, *program);
    rows_ += "  if (file == \"" + file + "\") return " + name + ";\n";
    return {};
  }

  std::string text() const { return arrays_ + "SeccompProgram " + function_ + "(std::string_view file) {\n" + rows_ + "  return {};\n}\n"; }

 private:
  std::string function_, arrays_, rows_;
};

Result<std::string> compile(const Texts& texts) {
  Source whole("program"), rest("rest");
  const auto held = read_policy(texts, "maker.conf");
  if (!held) return held.error();
  for (const auto& [file, text] : texts) {
    const auto rules = read_policy(texts, file);
    if (!rules) return rules.error();
    if (auto added = whole.add(file, *rules, otherwise); !added) return added.error();
    if (std::find(of_jobs.begin(), of_jobs.end(), file) == of_jobs.end()) continue;
    const auto left = remainder(*rules, *held, otherwise);
    if (!left) return Error(ErrorCode::invalid, file + ": " + left.error().message());
    if (auto added = rest.add(file, *left, SECCOMP_RET_ALLOW); !added) return added.error();
  }
  return "#include \"sandbox/seccomp/seccomp.hpp\"\nnamespace assay::sandbox::seccomp {\n" + whole.text() + rest.text() +
         "}  // namespace assay::sandbox::seccomp\n";
}

int run(int argc, char** argv) {
  Texts texts;
  for (int i = 2; i < argc; ++i) {
    auto text = read_file(argv[i], 1 << 20);
    if (!text) return std::fprintf(stderr, "assay-policy: %s\n", text.error().message().c_str()), 2;
    texts[std::filesystem::path(argv[i]).filename()] = std::move(*text);
  }
  auto source = compile(texts);
  if (!source) return std::fprintf(stderr, "assay-policy: %s\n", source.error().message().c_str()), 2;
  if (auto written = write_file(argv[1], *source); !written) return std::fprintf(stderr, "assay-policy: %s\n", written.error().message().c_str()), 2;
  return 0;
}

}  // namespace
}  // namespace assay::sandbox::policy

int main(int argc, char** argv) {
  if (argc >= 3) return assay::sandbox::policy::run(argc, argv);
  std::fputs("usage: assay-policy OUT.cpp FILE.conf...\n", stderr);
  return 2;
}
