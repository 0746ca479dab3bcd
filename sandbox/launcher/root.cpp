#include "sandbox/launcher/root.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <embedded/policy.hpp>

#include "base/unique_fd.hpp"
#include "sandbox/launcher/kernel_text.hpp"
#include "sandbox/launcher/trees.hpp"

namespace assay::sandbox::launcher {
namespace {

namespace fs = std::filesystem;
const std::string stage = "/tmp/.";  // "/tmp" itself, as a prefix: covered by our tmpfs while we build

Result<void> add_tree(const std::string& path, const guest::Without& without) {
  const std::string inside = stage + path;
  std::error_code failed;
  if (fs::is_symlink(path, failed)) {
    fs::create_symlink(fs::read_symlink(path), inside);
    return {};
  }
  if (!fs::is_directory(path, failed)) return {};
  fs::create_directories(inside);
  return attach_tree(path, inside, stage + "/box/nothing", without);
}

Result<void> hide(const std::string& path) {
  const std::string inside = stage + path;
  std::error_code failed;
  if (!fs::is_directory(inside, failed)) return {};
  if (::mount("none", inside.c_str(), "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV, "size=4k,mode=0755") != 0)
    return errno_error("hiding " + path);
  return {};
}

// Configuration of the machine's root: only what everyone may read, regular files of at most 1 MiB, folders and links.
void copy_tree(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  const fs::file_status status = fs::symlink_status(from, failed);
  if (failed) return;
  if (fs::is_symlink(status)) {
    fs::create_directories(to.parent_path());
    fs::create_symlink(fs::read_symlink(from), to, failed);
  } else if (fs::is_directory(status)) {
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(from, failed)) copy_tree(entry.path(), to / entry.path().filename());
  } else if (fs::is_regular_file(status) && (status.permissions() & fs::perms::others_read) != fs::perms::none &&
             fs::file_size(from) <= (1u << 20)) {
    fs::create_directories(to.parent_path());
    fs::copy_file(from, to, failed);
  }
}

std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool line_end = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n';
    plain += line_end ? '\n' : text[i];
    if (line_end) ++i;
  }
  return plain;
}

Result<void> put(const std::string& inside, std::string_view text) {
  fs::create_directories(fs::path(inside).parent_path());
  std::ofstream out(inside, std::ios::binary);
  out << unescape(text);
  out.close();
  if (!out) return Error(ErrorCode::internal, "cannot write " + inside);
  return {};
}

// The folders below `from` that a path with '*' for a whole name stands for.
void expand(const fs::path& from, const std::string& pattern, std::vector<fs::path>& found) {
  const std::size_t slash = pattern.find('/');
  const std::string name = pattern.substr(0, slash);
  const std::string rest = slash == std::string::npos ? "" : pattern.substr(slash + 1);
  std::error_code failed;
  if (pattern.empty()) return found.push_back(from);
  if (name != "*") {
    if (fs::is_directory(from / name, failed)) expand(from / name, rest, found);
    return;
  }
  for (const auto& entry : fs::directory_iterator(from, failed))
    if (fs::is_directory(entry.symlink_status())) expand(entry.path(), rest, found);
}

Result<void> put_each(const std::string& pattern, const std::string& name, std::string_view text) {
  std::vector<fs::path> found;
  expand(stage, pattern.substr(1), found);
  for (const fs::path& folder : found)
    if (auto done = put(folder / name, text); !done) return done;
  return {};
}

Result<void> add_device(const std::string& path, unsigned major, unsigned minor) {
  const std::string inside = stage + path;
  fs::create_directories(fs::path(inside).parent_path());
  if (::mknod(inside.c_str(), S_IFCHR | 0666, makedev(major, minor)) == 0) {
    ::chmod(inside.c_str(), 0666);  // whatever the umask
    return {};
  }
  // A container without CAP_MKNOD: its own node, bound.
  if (auto made = put(inside, ""); !made) return made;
  if (::mount(path.c_str(), inside.c_str(), nullptr, MS_BIND, nullptr) != 0) return errno_error("making " + path);
  return {};
}

Result<void> apply(const std::vector<std::string>& words, std::string_view line, const guest::Without& without) {
  const std::string& verb = words[0];
  // TEXT is the rest of the line, blanks and all.
  const auto rest = [&](std::size_t skip) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < skip; ++i) at = line.find_first_not_of(' ', line.find(' ', at));
    return line.substr(at);
  };
  if (verb == "tree" && words.size() == 2) return add_tree(words[1], without);
  if (verb == "hide" && words.size() == 2) return hide(words[1]);
  if (verb == "copy" && words.size() == 2) return copy_tree(words[1], stage + words[1]), Result<void>();
  if (verb == "file" && words.size() > 2) return put(stage + words[1], rest(2));
  if (verb == "each" && words.size() > 3) return put_each(words[1], words[2], rest(3));
  if (verb == "link" && words.size() == 3) return fs::create_symlink(words[2], stage + words[1]), Result<void>();
  if (verb == "folder" && words.size() == 2) return fs::create_directories(stage + words[1]), Result<void>();
  if (verb == "device" && words.size() == 4)
    return add_device(words[1], static_cast<unsigned>(std::atoi(words[2].c_str())), static_cast<unsigned>(std::atoi(words[3].c_str())));
  return Error(ErrorCode::internal, "root policy: a line that is not understood: " + std::string(line));
}

Result<void> build(const guest::Without& without) {
  const std::string_view text = embedded::policy::root_conf;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    start = end + 1;
    if (line.empty() || line[0] == '#') continue;
    const auto words = lines_of_words(line);
    if (words.empty()) continue;
    if (auto done = apply(words[0], line, without); !done) return done;
  }
  return {};
}

// For the launcher itself, and because without one that is wholly visible no proc can be mounted inside a user namespace. An
// ordinary user may not make another for the machine's processes, so it takes the one that is there.
Result<void> mount_proc(bool rootless) {
  const std::string inside = stage + "/proc";
  constexpr unsigned long attributes = MS_NOSUID | MS_NODEV | MS_NOEXEC;
  if (rootless) return attach_whole("/proc", inside, MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC);
  if (::mount("proc", inside.c_str(), "proc", attributes, nullptr) != 0) return errno_error("mounting proc");
  return {};
}

}  // namespace

Result<void> leave_machine(const guest::Without& without) {
  // The launcher's own network is empty for good.
  if (::unshare(CLONE_NEWNS | (without.network_namespace ? 0 : CLONE_NEWNET)) != 0)
    return Error(ErrorCode::refused, errno_error("no mount and network namespaces of its own").message());
  if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return errno_error("making mounts private");
  return {};
}

Result<void> enter_root(bool rootless, const guest::Without& without) {
  ::umask(022);
  if (::mount("assay", "/tmp", "tmpfs", MS_NOSUID, "size=16m,mode=0755") != 0) return errno_error("mounting the root's tmpfs");
  try {
    if (auto built = build(without); !built) return built;
  } catch (const fs::filesystem_error& error) {
    return Error(ErrorCode::internal, std::string("building the root: ") + error.what());
  }
  if (auto mounted = mount_proc(rootless); !mounted) return mounted;
  if (::chdir("/tmp") != 0 || ::syscall(SYS_pivot_root, ".", ".") != 0 || ::umount2(".", MNT_DETACH) != 0 || ::chdir("/") != 0)
    return Error(ErrorCode::refused, errno_error("pivot_root").message());
  if (without.read_only_root) return {};
  mount_attr read_only{};
  read_only.attr_set = MOUNT_ATTR_RDONLY;
  if (::mount_setattr(AT_FDCWD, "/", 0, &read_only, sizeof read_only) != 0) return errno_error("making the root read-only");
  return {};
}

}  // namespace assay::sandbox::launcher
