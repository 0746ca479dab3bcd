#include "sandbox/guest/landlock.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "base/unique_fd.hpp"

namespace assay::sandbox::guest {
namespace {

// include/uapi/linux/landlock.h of Linux 6.12; Debian 12's header knows less.
constexpr std::uint64_t execute = 1u << 0, write_file = 1u << 1, read_file = 1u << 2, read_dir = 1u << 3, make_char = 1u << 6,
                        make_block = 1u << 11, abi1 = (1u << 13) - 1, refer = 1u << 13, truncate = 1u << 14,
                        ioctl_dev = 1u << 15;
struct Ruleset {
  std::uint64_t files, net, scoped;
};
struct [[gnu::packed]] Beneath {
  std::uint64_t allowed;
  std::int32_t parent;
};
constexpr unsigned create_version = 1, rule_path_beneath = 1;

bool allow(int ruleset, const char* path, std::uint64_t rights) {
  UniqueFd place(::open(path, O_PATH | O_CLOEXEC));
  if (!place) return false;
  const Beneath rule{rights, place.get()};
  return ::syscall(SYS_landlock_add_rule, ruleset, rule_path_beneath, &rule, 0) == 0;
}

}  // namespace

int landlock_abi() {
  const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, create_version);
  return abi < 0 ? 0 : static_cast<int>(abi);
}

bool restrict_files(int abi) {
  std::uint64_t files = abi1;
  if (abi >= 2) files |= refer;
  if (abi >= 3) files |= truncate;
  if (abi >= 5) files |= ioctl_dev;
  const Ruleset rules{files, abi >= 4 ? 3u : 0u, abi >= 6 ? 3u : 0u};
  const std::size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
  UniqueFd ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, size, 0)));
  if (!ruleset) return false;
  const std::uint64_t writable = files & ~(make_char | make_block | ioctl_dev);
  bool done = allow(ruleset.get(), "/", execute | read_file | read_dir);
  for (const char* path : {"/work", "/tmp", "/dev/shm"}) done = done && allow(ruleset.get(), path, writable);
  // /dev holds five harmless devices and nothing else; they can be written, not made.
  done = done && allow(ruleset.get(), "/dev", (read_file | write_file | truncate) & files);
  return done && ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0;
}

}  // namespace assay::sandbox::guest
