#include "challenges/kinds/program_cache.hpp"

#include <sys/stat.h>

#include <fmt/format.h>

#include "base/digest.hpp"

namespace assay::challenges {
namespace {

// Each part with its length before it, so that no two lists of parts read alike.
class Parts {
 public:
  Parts& add(std::string_view part) {
    text_ += fmt::format("{}:", part.size());
    text_ += part;
    return *this;
  }
  std::string digest() const { return sha256_hex(text_); }

 private:
  std::string text_ = "assay program 1\n";
};

// A package manager replaces files by renaming: another inode, another time. A folder's time changes with what it lists.
std::string state_of(const std::string& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0) return "none";
  return fmt::format("{} {} {} {}.{}", info.st_dev, info.st_ino, info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

}  // namespace

std::string program_key(const CompileStep& step, const std::string& toolchain, const sandbox::Command& command) {
  if (step.toolchain.empty() || toolchain.empty()) return {};
  Parts parts;
  parts.add(toolchain);
  for (const std::string& path : step.toolchain) parts.add(path).add(state_of(path));
  const sandbox::Limits& limits = command.limits;
  parts.add(fmt::format("start {}", static_cast<int>(command.start)));
  parts.add(fmt::format("limits {} {} {} {} {} {} {}", limits.cpu_ms, limits.wall_ms, limits.memory_mib, limits.output_kib, limits.processes,
                        limits.open_files, limits.disk_mib));
  for (const auto* words : {&command.argv, &command.warm_argv, &command.env, &command.collect}) {
    parts.add(fmt::format("words {}", words->size()));
    for (const std::string& word : *words) parts.add(word);
  }
  for (const auto& [path, content] : step.files) parts.add("own").add(path).add(content);
  for (const sandbox::File& file : command.files) parts.add("file").add(file.path).add(file.content);
  return parts.digest();
}

}  // namespace assay::challenges
