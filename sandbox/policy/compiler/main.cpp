// assay-policy OUT.cpp FILE.conf...: the system call policies as programs of the kernel's filter language, as C++ source. Run by the
// build, so that the launcher holds neither a parser nor libseccomp.
#include <linux/seccomp.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>

#include "base/file.hpp"
#include "sandbox/policy/compiler/parse.hpp"

namespace assay::sandbox::policy {
namespace {

std::string source_of(const std::string& name, const std::vector<sock_filter>& program) {
  std::string text = "static const sock_filter " + name + "[] = {\n";
  for (const sock_filter& step : program)
    text += "    {" + std::to_string(step.code) + ", " + std::to_string(step.jt) + ", " + std::to_string(step.jf) + ", " +
            std::to_string(step.k) + "u},\n";
  return text + "};\n";
}

Result<std::string> compile(const Texts& texts) {
  std::string arrays, rows;
  for (const auto& [file, text] : texts) {
    const auto rules = read_policy(texts, file);
    if (!rules) return rules.error();
    // What no line names answers that there is no such call: programs of an older kernel's time hear nothing else.
    const auto program = assemble(*rules, SECCOMP_RET_ERRNO | ENOSYS);
    if (!program) return program.error();
    const std::string name = file.substr(0, file.find('.'));
    arrays += source_of(name, *program);
    rows += "  if (file == \"" + file + "\") return " + name + ";\n";
  }
  return "#include \"sandbox/seccomp/seccomp.hpp\"\nnamespace assay::sandbox::seccomp {\n" + arrays +
         "SeccompProgram program(std::string_view file) {\n" + rows + "  return {};\n}\n}  // namespace assay::sandbox::seccomp\n";
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
