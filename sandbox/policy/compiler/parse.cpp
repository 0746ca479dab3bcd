#include "sandbox/policy/compiler/parse.hpp"

#include <linux/seccomp.h>
#include <seccomp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <string>

#include "base/words.hpp"

namespace assay::sandbox::policy {
namespace {

struct ErrnoName {
  std::string_view name;
  std::uint16_t number;
};
constexpr std::array<ErrnoName, 6> errno_names{
    {{"NOTHING", 0}, {"EPERM", EPERM}, {"ENOSYS", ENOSYS}, {"EINVAL", EINVAL}, {"ENOTTY", ENOTTY}, {"EAFNOSUPPORT", EAFNOSUPPORT}}};

Error fault(const std::string& line, const std::string& what) {
  return {ErrorCode::invalid, "line \"" + line + "\": " + what};
}

std::string join(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::optional<Condition> condition(const std::string& arg, const std::string& op, const std::string& value) {
  const auto number = [](const std::string& text) { return std::strtoull(text.c_str(), nullptr, 0); };
  if (arg.size() != 1 || arg[0] < '0' || arg[0] > '5') return std::nullopt;
  Condition read{static_cast<unsigned>(arg[0] - '0'), Condition::Op::equal, number(value)};
  if (op == "==") return read;
  if (op == "<") {
    read.op = Condition::Op::less;
    return read;
  }
  if (op.size() < 4 || op[0] != '&' || !op.ends_with("==")) return std::nullopt;
  read.op = Condition::Op::masked;
  read.mask = number(op.substr(1, op.size() - 3));
  return read;
}

// One line: ACTION NAME... [if ARG OP VALUE ...]
Result<void> add_line(Policy& policy, const std::vector<std::string>& words) {
  Rule rule{{}, SECCOMP_RET_ALLOW};
  std::size_t at = 1;
  if (words[0] == "errno") {
    if (words.size() < 3) return fault(join(words), "errno CODE NAME...");
    const auto* known = std::find_if(errno_names.begin(), errno_names.end(), [&](const auto& one) { return one.name == words[1]; });
    if (known == errno_names.end()) return fault(join(words), "unknown errno");
    rule.action = SECCOMP_RET_ERRNO | known->number;
    at = 2;
  } else if (words[0] != "allow") {
    return fault(join(words), "allow, errno or include");
  }
  std::vector<std::string> names;
  for (; at < words.size() && words[at] != "if"; ++at) names.push_back(words[at]);
  for (++at; at < words.size(); at += 3) {
    const auto read = at + 2 < words.size() ? condition(words[at], words[at + 1], words[at + 2]) : std::nullopt;
    if (!read) return fault(join(words), "conditions are ARG OP VALUE");
    rule.conditions.push_back(*read);
  }
  if (names.empty()) return fault(join(words), "a system call's name");
  for (const std::string& name : names) {
    const int number = seccomp_syscall_resolve_name(name.c_str());
    if (number == __NR_SCMP_ERROR) return fault(join(words), "no system call is named " + name);
    if (number >= 0) policy[static_cast<std::uint32_t>(number)].push_back(rule);  // negative: not on this architecture
  }
  return {};
}

// Included files are not many deep; a circle would be.
Result<void> add_file(Policy& policy, const Texts& texts, const std::string& file, int levels) {
  const auto found = texts.find(file);
  if (found == texts.end() || levels == 0) return Error(ErrorCode::invalid, "there is no system call policy " + file);
  const std::string_view text = found->second;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    start = end + 1;
    const auto words = lines_of_words(line.substr(0, line.find('#')));
    if (words.empty()) continue;
    const bool include = words[0][0] == "include" && words[0].size() == 2;
    auto added = include ? add_file(policy, texts, words[0][1], levels - 1) : add_line(policy, words[0]);
    if (!added) return Error(ErrorCode::invalid, file + ": " + added.error().message());
  }
  return {};
}

}  // namespace

Result<Policy> read_policy(const Texts& texts, const std::string& file) {
  Policy policy;
  if (auto added = add_file(policy, texts, file, 8); !added) return added.error();
  return policy;
}

}  // namespace assay::sandbox::policy
