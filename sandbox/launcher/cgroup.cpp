#include "sandbox/launcher/cgroup.hpp"

#include <fcntl.h>
#include <algorithm>
#include <array>
#include <charconv>
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

std::vector<pid_t> pids_at(int folder, const char* file) {
  std::vector<pid_t> pids;
  const auto text = read_at(folder, file);
  if (!text) return pids;
  for (const auto& words : lines_of_words(*text)) pids.push_back(static_cast<pid_t>(std::strtol(words[0].c_str(), nullptr, 10)));
  return pids;
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

Result<void> GroupFile::open(int folder, const char* name, int flags) {
  name_ = name;
  fd_ = UniqueFd(::openat(folder, name, flags | O_CLOEXEC));
  if (!fd_) return errno_error(std::string("opening cgroup file ") + name);
  return {};
}

std::optional<std::string_view> GroupFile::text(std::span<char> buffer) const {
  const ssize_t got = ::pread(fd_.get(), buffer.data(), buffer.size(), 0);
  if (got < 0) return std::nullopt;
  return std::string_view(buffer.data(), static_cast<std::size_t>(got));
}

std::uint64_t GroupFile::number() const {
  std::array<char, 64> buffer;
  const std::string_view digits = text(buffer).value_or("");
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

namespace {

std::uint64_t value_of(std::string_view key, std::string_view all) {
  for (std::size_t start = 0, end = 0; start < all.size(); start = end + 1) {
    end = std::min(all.find('\n', start), all.size());
    const std::string_view line = all.substr(start, end - start);
    if (line.size() <= key.size() || !line.starts_with(key) || line[key.size()] != ' ') continue;
    std::uint64_t value = 0;
    std::from_chars(line.data() + key.size() + 1, line.data() + line.size(), value);
    return value;
  }
  return 0;
}

}  // namespace

std::uint64_t GroupFile::field(std::string_view key) const { return fields(key, key)[0]; }

std::array<std::uint64_t, 2> GroupFile::fields(std::string_view one, std::string_view other) const {
  std::array<char, 1024> buffer;
  const std::string_view all = text(buffer).value_or("");
  return {value_of(one, all), value_of(other, all)};
}

Result<void> GroupFile::write(std::string_view value) const {
  if (::pwrite(fd_.get(), value.data(), value.size(), 0) < 0)
    return errno_error("writing " + std::string(value) + " to cgroup file " + name_);
  return {};
}

bool GroupFile::is_blank() const {
  std::array<char, 64> buffer;
  return text(buffer) == std::string_view();
}

std::uint64_t page_cache(const GroupFile& stat, std::string_view all_key) {
  const auto [all, shared] = stat.fields(all_key, "shmem");
  return less(all, shared);
}

std::uint64_t less(std::uint64_t from, std::uint64_t what) { return from > what ? from - what : 0; }

Result<std::unique_ptr<CgroupBackend>> open_cgroup(unsigned& slot, bool rootless) {
  const auto controllers = read_kernel_text("/proc/cgroups");
  const auto mounts = read_kernel_text("/proc/self/mounts");
  if (!controllers) return controllers.error();
  if (!mounts) return mounts.error();
  for (const auto& words : lines_of_words(*controllers)) {
    if (words.size() < 4 || words[0] != "memory") continue;
    if (words[3] == "0") return Error(ErrorCode::refused, "the kernel's memory controller is off (cgroup_disable=memory?)");
    if (words[1] == "0") return open_cgroup_v2(*mounts, slot, rootless);
    if (rootless)
      return Error(ErrorCode::refused, "the memory controller is one of cgroup v1, which cannot be handed to an ordinary user: run as "
                                       "root, or boot with cgroup v2 (systemd.unified_cgroup_hierarchy=1)");
    return open_cgroup_v1(*mounts, slot);
  }
  return open_cgroup_v2(*mounts, slot, rootless);  // kernels from 6.16 on may leave /proc/cgroups empty: only v2 is left then
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
