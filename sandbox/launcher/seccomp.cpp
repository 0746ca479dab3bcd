#include "sandbox/launcher/seccomp.hpp"

#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <string>

#include <embedded/policy.hpp>

#include "base/unique_fd.hpp"
#include "sandbox/launcher/kernel_text.hpp"

namespace assay::sandbox::launcher {
namespace {

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

struct ErrnoName {
  std::string_view name;
  std::uint16_t number;
};
constexpr std::array<ErrnoName, 5> errno_names{
    {{"EPERM", EPERM}, {"ENOSYS", ENOSYS}, {"EINVAL", EINVAL}, {"ENOTTY", ENOTTY}, {"EAFNOSUPPORT", EAFNOSUPPORT}}};

Error fault(const std::string& line, const std::string& what) {
  return {ErrorCode::internal, "system call policy, line \"" + line + "\": " + what};
}

std::string join(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::optional<scmp_arg_cmp> condition(const std::string& arg, const std::string& op, const std::string& value) {
  const auto number = [](const std::string& text) { return std::strtoull(text.c_str(), nullptr, 0); };
  if (arg.size() != 1 || arg[0] < '0' || arg[0] > '5') return std::nullopt;
  const unsigned index = static_cast<unsigned>(arg[0] - '0');
  if (op == "==") return scmp_arg_cmp{index, SCMP_CMP_EQ, number(value), 0};
  if (op == "!=") return scmp_arg_cmp{index, SCMP_CMP_NE, number(value), 0};
  if (op == "<") return scmp_arg_cmp{index, SCMP_CMP_LT, number(value), 0};
  if (op == ">") return scmp_arg_cmp{index, SCMP_CMP_GT, number(value), 0};
  if (op.size() > 3 && op[0] == '&' && op.ends_with("=="))
    return scmp_arg_cmp{index, SCMP_CMP_MASKED_EQ, number(op.substr(1, op.size() - 3)), number(value)};
  return std::nullopt;
}

// One line: ACTION NAME... [if ARG OP VALUE ...]
Result<void> add_line(scmp_filter_ctx filter, const std::vector<std::string>& words) {
  std::uint32_t action = SCMP_ACT_ALLOW;
  std::size_t at = 1;
  if (words[0] == "errno") {
    if (words.size() < 3) return fault(join(words), "errno CODE NAME...");
    action = 0;
    for (const ErrnoName& known : errno_names)
      if (known.name == words[1]) action = SCMP_ACT_ERRNO(known.number);
    if (action == 0) return fault(join(words), "unknown errno");
    at = 2;
  } else if (words[0] != "allow") {
    return fault(join(words), "allow, errno or include");
  }
  std::vector<std::string> names;
  for (; at < words.size() && words[at] != "if"; ++at) names.push_back(words[at]);
  std::vector<scmp_arg_cmp> conditions;
  for (++at; at < words.size(); at += 3) {
    const auto read = at + 2 < words.size() ? condition(words[at], words[at + 1], words[at + 2]) : std::nullopt;
    if (!read) return fault(join(words), "conditions are ARG OP VALUE");
    conditions.push_back(*read);
  }
  if (names.empty()) return fault(join(words), "a system call's name");
  for (const std::string& name : names) {
    const int number = seccomp_syscall_resolve_name(name.c_str());
    if (number == __NR_SCMP_ERROR) continue;
    const int failed = seccomp_rule_add_array(filter, action, number, static_cast<unsigned>(conditions.size()), conditions.data());
    if (failed != 0 && failed != -EEXIST) return fault(join(words), "libseccomp refuses " + name);
  }
  return {};
}

std::string_view policy_text(std::string_view file) {
  if (file == "run.conf") return embedded::policy::run_conf;
  if (file == "compile.conf") return embedded::policy::compile_conf;
  return embedded::policy::checker_conf;
}

Result<void> add_file(scmp_filter_ctx filter, std::string_view file) {
  const std::string_view text = policy_text(file);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    start = end + 1;
    const auto words = lines_of_words(line.substr(0, line.find('#')));
    if (words.empty()) continue;
    if (words[0][0] == "include") {
      if (auto added = add_file(filter, words[0].at(1)); !added) return added;
    } else if (auto added = add_line(filter, words[0]); !added) {
      return added;
    }
  }
  return {};
}

}  // namespace

Result<SeccompProgram> build_seccomp(Profile profile) {
  constexpr std::array<std::string_view, 3> files{"run.conf", "compile.conf", "checker.conf"};
  Filter filter(seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), &seccomp_release);
  if (!filter) return Error(ErrorCode::internal, "libseccomp cannot start");
  seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
  seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);  // a binary tree: a third of the linear form's cost
  if (auto added = add_file(filter.get(), files[static_cast<std::size_t>(profile)]); !added) return added.error();
  UniqueFd exported(::memfd_create("seccomp", MFD_CLOEXEC));
  if (!exported || seccomp_export_bpf(filter.get(), exported.get()) != 0)
    return Error(ErrorCode::internal, "libseccomp cannot export the filter");
  const auto bytes = read_kernel_text(exported.get());
  if (!bytes) return bytes.error();
  SeccompProgram program(bytes->size() / sizeof(sock_filter));
  std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char*>(program.data()));
  return program;
}

bool load_seccomp(const SeccompProgram& program) {
  sock_fprog prog{static_cast<unsigned short>(program.size()), const_cast<sock_filter*>(program.data())};
  return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &prog) == 0;
}

}  // namespace assay::sandbox::launcher
