#include "runner/host.hpp"

#include <sys/utsname.h>

#include <fstream>
#include <string>

#include "base/log.hpp"
#include "base/text.hpp"

namespace assay::runner {
namespace {

// x86 says "model name", 64-bit Arm nothing of the kind: then the architecture must do.
std::string processor(const std::string& architecture) {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("model name") && colon != std::string::npos) return to_utf8(line.substr(colon + 2));
  }
  return architecture;
}

// A toolchain's own limits are generous: it is trusted, and only asked for its name.
constexpr sandbox::Limits version_limits{5000, 15000, 512, 64, 64, 256, 64};

}  // namespace

reports::Host machine() {
  utsname name{};
  if (::uname(&name) != 0) return {};
  return {processor(name.machine), std::string(name.sysname) + " " + name.release, ""};
}

Result<std::string> toolchain_version(const challenges::Language& language, sandbox::Box& box) {
  sandbox::Command command;
  command.profile = sandbox::Profile::compile;
  command.argv = language.version_argv;
  command.env = {"PATH=/usr/bin:/bin", "HOME=/work", "LANG=C.UTF-8", "TZ=UTC"};
  command.limits = version_limits;
  if (command.argv.empty()) return Error(ErrorCode::invalid, "the language " + language.id + " names no version command");
  const Result<sandbox::Outcome> outcome = box.run(command);
  if (!outcome) return outcome.error();
  if (outcome->ended != sandbox::Ended::exited || outcome->exit_code != 0)
    return Error(ErrorCode::not_found, command.argv.front() + " does not run in the sandbox; is " + language.name + " installed?");
  const std::string& text = outcome->out.empty() ? outcome->err : outcome->out;
  return printable(text.substr(0, text.find('\n')), false);
}

reports::Host host_facts(const challenges::Language& language, sandbox::Box& box) {
  reports::Host host = machine();
  const Result<std::string> version = toolchain_version(language, box);
  if (version)
    host.toolchain = *version;
  else
    spdlog::warn("{}", printable(version.error().message(), false));
  return host;
}

}  // namespace assay::runner
