#include "runner/bench/proc.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace assay::runner::bench {

std::string proc_text(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<pid_t> process_tree(pid_t root) {
  std::vector<pid_t> all{root};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string number = std::to_string(all[i]);
    std::istringstream children(proc_text("/proc/" + number + "/task/" + number + "/children"));
    for (pid_t child = 0; children >> child;) all.push_back(child);
  }
  return all;
}

std::string process_name(pid_t process) {
  std::string name = proc_text("/proc/" + std::to_string(process) + "/comm");
  while (name.ends_with('\n')) name.pop_back();
  return name;
}

std::uint64_t kib_field(const std::string& text, const std::string& name) {
  const std::size_t at = ("\n" + text).find("\n" + name + ":");
  return at == std::string::npos ? 0 : std::strtoull(text.c_str() + at + name.size() + 1, nullptr, 10);
}

}  // namespace assay::runner::bench
