#include "sandbox/launcher/cgroup.hpp"

#include <fcntl.h>
#include <cstdlib>

#include "sandbox/launcher/cgroup_v1.hpp"
#include "sandbox/launcher/cgroup_v2.hpp"
#include "sandbox/launcher/kernel_text.hpp"

namespace assay::sandbox::launcher {

Result<void> write_at(int folder, const char* file, const std::string& value) {
  UniqueFd fd(::openat(folder, file, O_WRONLY | O_CLOEXEC));
  if (!fd || ::write(fd.get(), value.data(), value.size()) < 0)
    return errno_error("writing " + value + " to cgroup file " + file);
  return {};
}

Result<std::string> read_at(int folder, const char* file) {
  UniqueFd fd(::openat(folder, file, O_RDONLY | O_CLOEXEC));
  if (!fd) return errno_error(std::string("reading cgroup file ") + file);
  return read_kernel_text(fd.get());
}

std::uint64_t number_at(int folder, const char* file) {
  const auto text = read_at(folder, file);
  return text ? std::strtoull(text->c_str(), nullptr, 10) : 0;
}

std::uint64_t field_at(int folder, const char* file, std::string_view key) {
  const auto text = read_at(folder, file);
  if (!text) return 0;
  for (const auto& words : lines_of_words(*text))
    if (words.size() == 2 && words[0] == key) return std::strtoull(words[1].c_str(), nullptr, 10);
  return 0;
}

MemoryHeld memory_held(int folder, const char* anonymous) {
  MemoryHeld held;
  const auto text = read_at(folder, "memory.stat");
  if (!text) return held;
  for (const auto& words : lines_of_words(*text)) {
    if (words.size() != 2) continue;
    const std::uint64_t value = std::strtoull(words[1].c_str(), nullptr, 10);
    if (words[0] == anonymous || words[0] == "shmem") held.bytes += value;
    if (words[0] == "workingset_refault_file") held.refaults = value;
  }
  return held;
}

// 8 MiB read again is more than an interpreter's file: it went in circles. A program that reads many files and keeps little
// holds far less than four fifths; one that only computes reads nothing again.
bool is_exhausted(const MemoryHeld& held, std::uint64_t refaults_before, std::uint64_t limit) {
  constexpr std::uint64_t pages = (std::uint64_t{8} << 20) / 4096;
  return held.bytes >= limit / 5 * 4 && held.refaults >= refaults_before + pages;
}

Result<std::unique_ptr<CgroupBackend>> open_cgroup(unsigned& slot) {
  const auto controllers = read_kernel_text("/proc/cgroups");
  const auto mounts = read_kernel_text("/proc/self/mounts");
  if (!controllers) return controllers.error();
  if (!mounts) return mounts.error();
  for (const auto& words : lines_of_words(*controllers)) {
    if (words.size() < 4 || words[0] != "memory") continue;
    if (words[3] == "0") return Error(ErrorCode::refused, "the kernel's memory controller is off (cgroup_disable=memory?)");
    if (words[1] == "0") return open_cgroup_v2(*mounts, slot);
    return open_cgroup_v1(*mounts, slot);
  }
  return open_cgroup_v2(*mounts, slot);  // kernels from 6.16 on may leave /proc/cgroups empty: only v2 is left then
}

namespace {

// No group at all: CPU and memory come from init's rusage, and nothing bounds memory. Only with --accept-weaker cgroup.
class NoCgroup final : public CgroupBackend {
 public:
  std::string name() const override { return "no cgroup"; }
  Result<void> begin(const Limits&, unsigned) override { return {}; }
  double cpu_ms() const override { return 0; }
  std::uint64_t memory_peak_kib() const override { return 0; }
  bool out_of_memory() const override { return false; }
  Result<void> end() override { return {}; }
};

}  // namespace

std::unique_ptr<CgroupBackend> no_cgroup() { return std::make_unique<NoCgroup>(); }

}  // namespace assay::sandbox::launcher
